// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QMainWindow;
class QWidget;

namespace vitrine
{

/// All that Tab can lead to, as it is read: as the layouts have it, not as it was made.
QList<QWidget*> readingOrder(const QMainWindow& window);

/// Makes Tab follow the reading order.
void orderTabs(const QMainWindow& window);

/// Scrolls until one sees it.
void bringIntoView(QWidget* widget);

} // namespace vitrine
