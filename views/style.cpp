// SPDX-License-Identifier: GPL-3.0-or-later
#include "style.h"

#include "theme.h"

#include <QPainter>
#include <QStyleOption>

namespace vitrine
{

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int size = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return widget ? qMax(size, widget->fontMetrics().height() * 2 / 3) : size;
    case PM_TabBarTabHSpace:
        return size * 2 / 3; // a dozen views share one row
    default:
        return size;
    }
}

static void outline(QPainter* painter, const QStyleOption* option, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(meaningColors(option->palette).format.outline);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_IndicatorCheckBox)
        outline(painter, option, 2);
    else if (element == PE_IndicatorRadioButton)
        outline(painter, option, option->rect.height() / 2.0);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_TabBarTabShape && option->state.testFlag(State_Selected))
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom() - 2, option->rect.width(), 3),
            option->palette.color(QPalette::Highlight));
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if ((control == CC_SpinBox || control == CC_ComboBox) &&
        !option->state.testFlag(State_HasFocus))
        outline(painter, option, 2);
}

} // namespace vitrine
