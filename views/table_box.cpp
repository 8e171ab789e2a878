// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_box.h"

#include <QFileInfo>
#include <QSignalBlocker>

#include <algorithm>

namespace vitrine
{

void TableBox::setTables(const QList<TableChoice>& tables)
{
    const QVariant chosen = currentData();
    {
        const QSignalBlocker blocker(this);
        clear();
        for (const TableChoice& table : tables)
            addItem(table.name, table.file);
        setCurrentIndex(std::max(findData(chosen), tables.isEmpty() ? -1 : 0));
    }
    emit currentIndexChanged(currentIndex());
}

void TableBox::chooseTable(const QString& file)
{
    if (findData(file) < 0) {
        const QFontMetrics metrics(font()); // a long name must not widen the window
        const int most = metrics.averageCharWidth() * 30;
        addItem(metrics.elidedText(QFileInfo(file).fileName(), Qt::ElideMiddle, most), file);
        setItemData(count() - 1, file, Qt::ToolTipRole);
    }
    setCurrentIndex(findData(file));
}

} // namespace vitrine
