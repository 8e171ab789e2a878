// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/save_file.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace vitrine
{

QString saveFile(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush() ||
        !out.commit()) // commit alone does not tell of a full disk
        return QCoreApplication::translate("vitrine", "%1 cannot be written: %2")
            .arg(file, out.errorString());
    return {};
}

} // namespace vitrine
