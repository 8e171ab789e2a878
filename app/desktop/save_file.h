// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace vitrine
{

/// Writes the file aside and gives it its name when it is whole; a file that was there stays until
/// then. Returns what went wrong, in the window's language; empty if nothing did.
QString saveFile(const QString& file, const QByteArray& bytes);

} // namespace vitrine
