// SPDX-License-Identifier: GPL-3.0-or-later
#include "side_by_side.h"

#include <QEvent>
#include <QFontMetrics>

#include <algorithm>

namespace vitrine
{

SideBySide::SideBySide(int letters, QWidget* parent)
    : QWidget(parent), m_letters(letters), m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(14);
}

void SideBySide::addWidget(QWidget* widget, int stretch)
{
    m_layout->addWidget(widget, stretch);
}

QSize SideBySide::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; i < m_layout->count(); ++i)
        widest = std::max(widest, m_layout->itemAt(i)->minimumSize().width());
    return {widest, m_layout->minimumSize().height()};
}

void SideBySide::arrange()
{
    int needed = m_layout->spacing() * (m_layout->count() - 1);
    for (int i = 0; i < m_layout->count(); ++i)
        needed += m_layout->itemAt(i)->minimumSize().width();
    needed = std::max(needed, m_letters * QFontMetrics(font()).averageCharWidth());
    m_layout->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void SideBySide::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        arrange();
    QWidget::changeEvent(event);
}

void SideBySide::resizeEvent(QResizeEvent* event)
{
    arrange();
    QWidget::resizeEvent(event);
}

} // namespace vitrine
