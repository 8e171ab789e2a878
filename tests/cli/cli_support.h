// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support.h"

#include <QProcess>
#include <QTest>

#define SAME_JSON(actual, ...)                                                                     \
    do {                                                                                           \
        const nlohmann::json found = (actual);                                                     \
        QVERIFY2(found == nlohmann::json(__VA_ARGS__), found.dump().c_str());                      \
    } while (false)

namespace vitrine::test
{

/// What the terminal program said, and how it ended.
struct Result {
    int status;
    std::string output, messages;
    nlohmann::json json() const { return nlohmann::json::parse(output); }
};

inline Result run(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(QStringLiteral(VITRINE_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, "it crashed or hung"};
    return {process.exitCode(), process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

} // namespace vitrine::test
