// SPDX-License-Identifier: GPL-3.0-or-later
#include "problems.h"

#include "types/problem.h"

#include <QCoreApplication>

namespace vitrine
{

QString problemText(const std::exception& error)
{
    const auto translated = [](Say sentence) {
        return QCoreApplication::translate("problems",
                                           englishSentences[static_cast<std::size_t>(sentence)])
            .toStdString();
    };
    return QString::fromStdString(phraseOf(error).inWords(translated));
}

void guarded(const std::function<void()>& work, const std::function<void(const QString&)>& fail)
{
    try {
        work();
    } catch (const std::exception& error) {
        fail(problemText(error));
    } catch (...) {
        fail(QCoreApplication::translate("problems", "Something went wrong that has no name."));
    }
}

} // namespace vitrine
