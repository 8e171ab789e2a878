// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tab_order.h"

#include <QDockWidget>
#include <QGridLayout>
#include <QMainWindow>
#include <QScrollArea>
#include <QSplitter>
#include <QStatusBar>

#include <algorithm>
#include <array>

namespace vitrine
{

static void collect(QWidget* widget, QList<QWidget*>& order);

static QList<QLayoutItem*> itemsAsRead(QLayout* layout)
{
    QList<QLayoutItem*> items;
    for (int i = 0; i < layout->count(); ++i)
        items.append(layout->itemAt(i));
    if (auto* const grid = qobject_cast<QGridLayout*>(layout)) {
        QList<std::array<int, 3>> places; // row, column, item
        for (int i = 0; i < grid->count(); ++i) {
            int row = 0, column = 0, rows = 0, columns = 0;
            grid->getItemPosition(i, &row, &column, &rows, &columns);
            places.append({row, column, i});
        }
        std::sort(places.begin(), places.end());
        for (int i = 0; i < grid->count(); ++i)
            items[i] = grid->itemAt(places[i][2]);
    }
    return items;
}

static void collect(QLayout* layout, QList<QWidget*>& order)
{
    for (QLayoutItem* const item : itemsAsRead(layout)) {
        if (item->widget())
            collect(item->widget(), order);
        else if (item->layout())
            collect(item->layout(), order);
    }
}

static void collect(QWidget* widget, QList<QWidget*>& order)
{
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
        order.append(widget);
    if (const auto* const splitter = qobject_cast<QSplitter*>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(splitter->widget(i), order);
    } else if (const auto* const scroll = qobject_cast<QScrollArea*>(widget)) {
        if (scroll->widget())
            collect(scroll->widget(), order);
    } else if (widget->layout()) {
        collect(widget->layout(), order);
    }
}

QList<QWidget*> readingOrder(const QMainWindow& window)
{
    QList<QWidget*> order;
    if (window.centralWidget())
        collect(window.centralWidget(), order);
    for (const auto* const dock : window.findChildren<QDockWidget*>()) {
        if (dock->widget() && !dock->isFloating()) // a window of its own has its own order
            collect(dock->widget(), order);
    }
    if (auto* const bar = window.findChild<QStatusBar*>(); bar && bar->layout())
        collect(bar->layout(), order);
    return order;
}

void orderTabs(const QMainWindow& window)
{
    const QList<QWidget*> order = readingOrder(window);
    for (qsizetype i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

void bringIntoView(QWidget* widget)
{
    for (QWidget* around = widget->parentWidget(); around; around = around->parentWidget()) {
        auto* const scroll = qobject_cast<QScrollArea*>(around);
        // What is taller than its page cannot be seen as a whole, and stays as it is.
        if (scroll && widget->height() <= scroll->viewport()->height())
            scroll->ensureWidgetVisible(widget, 4, 4);
    }
}

} // namespace vitrine
