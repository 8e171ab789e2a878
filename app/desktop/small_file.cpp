// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/small_file.h"

#include "translate.h"

#include <QFile>
#include <QFileInfo>

namespace vitrine
{

QString readSmallFile(const QString& file, qint64 most, QByteArray& bytes)
{
    const QFileInfo info(file);
    if (info.exists() && !info.isFile())
        return tr("it is not an ordinary file");
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return in.errorString();
    bytes = in.read(most + 1);
    if (bytes.size() > most)
        return tr("it is too large: at most %1 MB are read").arg(most / (1024 * 1024));
    return {};
}

} // namespace vitrine
