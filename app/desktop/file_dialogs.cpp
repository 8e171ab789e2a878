// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/file_dialogs.h"

#include <QFileDialog>

namespace vitrine
{

QString askOpenFile(QWidget* parent, const QString& title, const QString& filter)
{
    return QFileDialog::getOpenFileName(parent, title, {}, filter, nullptr, QFileDialog::ReadOnly);
}

QString askSaveFile(QWidget* parent, const QString& title, const QString& name,
                    const QString& filter)
{
    return QFileDialog::getSaveFileName(parent, title, name, filter, nullptr,
                                        QFileDialog::ReadOnly);
}

QString askFolder(QWidget* parent, const QString& title)
{
    return QFileDialog::getExistingDirectory(parent, title, {},
                                             QFileDialog::ShowDirsOnly | QFileDialog::ReadOnly);
}

} // namespace vitrine
