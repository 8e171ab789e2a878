// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QVariant>

class QWidget;

namespace vitrine
{

/// What a person has set in the parts of a window, by each part's place in it. Two windows that
/// were built the same way have the same places, so that it can go from one to the other, and it
/// can be compared.
using ScreenMemory = QMap<QString, QVariant>;

/// Of everything beneath `root`: choices, numbers and words of ordinary controls, and of other
/// widgets the property that they declare as USER.
ScreenMemory rememberScreen(const QWidget& root);

/// Sets it again; what has no such place, or cannot be chosen any more, is passed over.
void restoreScreen(QWidget& root, const ScreenMemory& memory);

} // namespace vitrine
