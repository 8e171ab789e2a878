// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace vitrine
{

/// A sentence that belongs to no widget, in the language of the window. `n` chooses the plural.
inline QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("vitrine", text, nullptr, n);
}

} // namespace vitrine
