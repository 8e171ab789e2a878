// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace vitrine
{

/// Reads a regular file of at most `most` bytes. Devices and pipes are not opened at all, for
/// reading them may never end. Returns why it cannot be read, in the window's language and without
/// the file's name; empty if it was read.
QString readSmallFile(const QString& file, qint64 most, QByteArray& bytes);

} // namespace vitrine
