// SPDX-License-Identifier: GPL-3.0-or-later
#include "card.h"

#include <QPainter>
#include <QVBoxLayout>

namespace vitrine
{

Card::Card(QWidget* content, QWidget* parent) : QFrame(parent)
{
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addWidget(content);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace vitrine
