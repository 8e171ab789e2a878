// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace vitrine
{

/// Reads a regular file of at most `most` bytes. Devices and pipes are not opened at all, for
/// reading them may never end. Returns what went wrong, in the window's language; empty if nothing
/// did.
QString readSmallFile(const QString& file, qint64 most, QByteArray& bytes);

} // namespace vitrine
