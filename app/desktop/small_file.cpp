// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/small_file.h"
#include "translate.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace vitrine
{

QString readSmallFile(const QString& file, qint64 most, QByteArray& bytes)
{
    const QFileInfo info(file);
    if (info.exists() && !info.isFile())
        return tr("%1 is not an ordinary file").arg(file);
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return tr("%1 cannot be read: %2").arg(file, in.errorString());
    bytes = in.read(most + 1);
    if (bytes.size() > most)
        return tr("%1 is too large: at most %2 MB are read")
            .arg(file, QString::number(most / (1024 * 1024)));
    return {};
}

} // namespace vitrine
