// SPDX-License-Identifier: GPL-3.0-or-later
//
// How curves look: a legend and axes that fit, and the colours of the theme.

#include "curve_plot.h"
#include "theme.h"
#include "token_text.h"

#include <algorithm>

namespace vitrine
{

static constexpr int iconWidth = 26;
static constexpr double smallestFont = 8.5; // that is still legible

/// With the longest numbers there can be, so that the legend does not jump while they change.
bool CurvePlot::fitsLegend(const QFont& font, int columns) const
{
    const QFontMetrics metrics(font);
    const QString longest = m_isShares ? percent(1) : number(0.888);
    int widest = 0;
    for (const Curve& curve : m_curves)
        widest = std::max(
            widest, metrics.horizontalAdvance(QStringLiteral("%1  %2").arg(curve.name, longest)));
    const int column = widest + iconWidth + legend->iconTextPadding() + 8;
    const int rows = (int(m_curves.size()) + columns - 1) / columns;
    return columns * column + 12 <= width() && rows * (metrics.height() + 2) <= height() * 2 / 5;
}

/// As many curves side by side as there is room for, in full columns; then smaller letters.
void CurvePlot::fitLegend()
{
    const int count = int(m_curves.size());
    if (count == 0)
        return;
    QFont fitted = font();
    int columns = 0;
    while (columns == 0) {
        for (int tried = count; tried > 0 && columns == 0; --tried) {
            if (count % tried == 0 && fitsLegend(fitted, tried))
                columns = tried;
        }
        if (columns == 0 && fitted.pointSizeF() <= smallestFont)
            columns = count % 2 == 0 ? 2 : 1;
        if (columns == 0)
            fitted.setPointSizeF(fitted.pointSizeF() - 0.5);
    }
    legend->setFont(fitted);
    legend->setIconSize(iconWidth, QFontMetrics(fitted).height() + 2); // room for a "g"
    for (const Curve& curve : std::as_const(m_curves))
        legend->itemWithPlottable(curve.graph)->setFont(fitted);
    legend->setWrap(columns);
    legend->setFillOrder(QCPLegend::foColumnsFirst, true);
}

/// Names that do not fit beside their axes would be cut; then the numbers have to do.
void CurvePlot::fitAxes()
{
    const QFontMetrics metrics(font());
    QFont fitted = font();
    while (fitted.pointSizeF() > smallestFont &&
           QFontMetrics(fitted).horizontalAdvance(m_lineName->text()) > width() * 2 / 3)
        fitted.setPointSizeF(fitted.pointSizeF() - 0.5);
    m_lineName->setFont(fitted);
    const int tall = height() - 8 * metrics.height();
    yAxis->setLabel(metrics.horizontalAdvance(m_vertical) <= tall ? m_vertical : QString());
    xAxis->setLabel(height() >= 11 * metrics.height() ? m_horizontal : QString());
    const int wide = std::max(1, metrics.horizontalAdvance(QStringLiteral("00,000 00")));
    xAxis->ticker()->setTickCount(std::clamp(width() / wide, 2, 7));
    yAxis->ticker()->setTickCount(std::clamp(tall / (2 * metrics.height()), 2, 6));
}

void CurvePlot::applyColor(const Curve& curve)
{
    // Blue and orange, of different lightness: told apart whatever one's eyes confuse.
    const MeaningColors colors = meaningColors(palette());
    const QColor color = curve.color == 0 ? colors.bar : colors.warning;
    QPen pen(color, 2);
    if (curve.shape == Shape::DashedLine)
        pen.setDashPattern({4, 2.5});
    curve.graph->setPen(pen);
    if (curve.shape == Shape::Dots)
        curve.graph->setScatterStyle(QCPScatterStyle(
            curve.color == 0 ? QCPScatterStyle::ssCircle : QCPScatterStyle::ssDiamond,
            QPen(palette().color(QPalette::Base), 1), color, curve.color == 0 ? 9 : 11));
}

void CurvePlot::applyColors()
{
    const QColor edge = palette().color(QPalette::Mid);
    const QColor muted = meaningColors(palette()).mutedText;
    setBackground(palette().color(QPalette::Base));
    legend->setBrush(Qt::NoBrush);
    legend->setTextColor(palette().color(QPalette::Text));
    for (const Curve& curve : std::as_const(m_curves))
        legend->itemWithPlottable(curve.graph)->setTextColor(palette().color(QPalette::Text));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setLabelColor(muted);
        axis->setTickLabelColor(palette().color(QPalette::Text));
        axis->setBasePen(QPen(edge));
        axis->setTickPen(QPen(edge));
        axis->grid()->setPen(QPen(edge, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(QPen(edge));
        axis->setLabelFont(font());
        axis->setTickLabelFont(font());
    }
    m_line->setPen(QPen(muted, 1.5, Qt::DashDotLine));
    m_lineName->setColor(muted);
    for (const Curve& curve : std::as_const(m_curves))
        applyColor(curve);
    fitLegend();
    fitAxes();
    invalidate();
}

} // namespace vitrine
