// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/bundled.h"

#include "desktop/language.h"
#include "files/bundled_model.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

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

QStringList bundledModels()
{
    QStringList folders;
    for (const QString& language : languages())
        folders.append(bundledModel(language));
    folders.removeAll(QString());
    folders.removeDuplicates(); // languages can share one
    return folders;
}

QString bundledModelNamed(const QString& name)
{
    const QStringList all = bundledModels();
    const auto found = std::find_if(all.begin(), all.end(), [&](const QString& folder) {
        return QDir(folder).dirName() == name;
    });
    return found == all.end() ? QString() : *found;
}

bool isBundledModel(const QString& folder)
{
    const QStringList all = bundledModels();
    return std::any_of(all.begin(), all.end(),
                       [&](const QString& bundled) { return QDir(bundled) == QDir(folder); });
}

} // namespace vitrine
