// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/spotlight.h"

#include "theme.h"

#include <QPainter>
#include <QTimer>

namespace vitrine
{

Spotlight::Spotlight(QWidget* window) : QWidget(window), m_end(new QTimer(this))
{
    setObjectName(QStringLiteral("spotlight"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    m_end->setSingleShot(true);
    m_end->setInterval(4000);
    connect(m_end, &QTimer::timeout, this, &QWidget::hide);
}

void Spotlight::pointAt(QWidget* target)
{
    // What is not there before something was learned has its place all the same.
    if (target && !target->isVisible() && !target->isWindow())
        target = target->parentWidget();
    m_target = target;
    if (!target || !target->isVisible()) {
        hide();
        return;
    }
    const QRect area(target->mapTo(window(), QPoint(0, 0)), target->size());
    setGeometry(area.adjusted(-7, -7, 7, 7).intersected(window()->rect()));
    show();
    raise();
    m_end->start();
}

void Spotlight::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MeaningColors colors = meaningColors(palette());
    painter.setPen(QPen(colors.warning, 4));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 9, 9);
}

} // namespace vitrine
