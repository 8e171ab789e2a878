// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow_layout.h"

#include <algorithm>

namespace vitrine
{

static constexpr int columnGap = 10;
static constexpr int lineGap = 6;

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    layOut(area, true);
}

int FlowLayout::layOut(const QRect& area, bool place) const
{
    // A line's items are centred on it, so its height has to be known first.
    int y = area.top();
    for (qsizetype begin = 0; begin < m_items.size();) {
        int x = area.left();
        int height = 0;
        qsizetype end = begin;
        for (; end < m_items.size(); ++end) {
            if (m_items[end]->isEmpty())
                continue;
            const QSize size = m_items[end]->sizeHint();
            if (height > 0 && x + size.width() > area.right() + 1)
                break;
            x += size.width() + columnGap;
            height = std::max(height, size.height());
        }
        x = area.left();
        for (; begin < end; ++begin) {
            if (m_items[begin]->isEmpty())
                continue;
            const QSize size = m_items[begin]->sizeHint();
            if (place)
                m_items[begin]->setGeometry({{x, y + (height - size.height()) / 2},
                                             size.boundedTo({area.width(), height})});
            x += size.width() + columnGap;
        }
        y += height > 0 ? height + lineGap : 0;
    }
    return std::max(0, y - lineGap - area.top());
}

} // namespace vitrine
