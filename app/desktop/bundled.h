// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vitrine
{

/// The folder of the bundled model that speaks `language` ("en", "pt_BR"); the English one where
/// there is none; empty if the program stands without its models.
QString bundledModel(const QString& language);

/// The folders of all bundled models.
QStringList bundledModels();

/// The folder of the bundled model of that name, such as "mini-en"; empty if none has it.
QString bundledModelNamed(const QString& name);

/// Whether a folder is one of the bundled models.
bool isBundledModel(const QString& folder);

} // namespace vitrine
