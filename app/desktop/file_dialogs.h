// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace vitrine
{

/// Ask for a file or a folder; empty if the person cancels. In these dialogs nothing on the disk
/// can be renamed or deleted by a slip of the hand.
QString askOpenFile(QWidget* parent, const QString& title, const QString& filter);
QString askSaveFile(QWidget* parent, const QString& title, const QString& name,
                    const QString& filter = {});
QString askFolder(QWidget* parent, const QString& title);

} // namespace vitrine
