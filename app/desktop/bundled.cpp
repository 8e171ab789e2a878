// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/bundled.h"

#include "desktop/language.h"
#include "files/bundled_model.h"

#include <QCoreApplication>
#include <QDir>

namespace vitrine
{

static QString find(const std::string& name)
{
    const auto found =
        findBundledModel(QCoreApplication::applicationFilePath().toStdString(), name);
    return found ? QString::fromStdString(found->string()) : QString();
}

QString bundledModel(const QString& language)
{
    const QString own = language.startsWith(QLatin1String("pt")) ? find("mini-pt") : QString();
    return own.isEmpty() ? find("mini-en") : own;
}

QString bundledModelNamed(const QString& name)
{
    for (const QString& language : languages()) {
        const QString folder = bundledModel(language);
        if (!folder.isEmpty() && QDir(folder).dirName() == name)
            return folder;
    }
    return {};
}

bool isBundledModel(const QString& folder)
{
    const QStringList all = languages();
    return std::any_of(all.begin(), all.end(), [&](const QString& language) {
        const QString bundled = bundledModel(language);
        return !bundled.isEmpty() && QDir(bundled) == QDir(folder);
    });
}

} // namespace vitrine
