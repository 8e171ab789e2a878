// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vitrine
{

/// The languages that the program speaks, as on the command line: "en", "pt_BR".
QStringList languages();

/// Of the languages, the one that fits the system best.
QString systemLanguage();

/// Speaks `language` from now on; windows that are open are told (QEvent::LanguageChange). Numbers
/// follow it too.
void applyLanguage(const QString& language);

/// The one that was applied last; before, "en".
QString currentLanguage();

} // namespace vitrine
