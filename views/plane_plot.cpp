// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane_plot.h"

#include "click.h"
#include "theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine
{

PlanePlot::PlanePlot(QWidget* parent) : QWidget(parent)
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers) { clickAt(at); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PlanePlot::setPoints(QList<Point> points, std::vector<Matrix> places)
{
    m_points = std::move(points);
    m_places = std::move(places);
    m_bounds = {};
    bool isFirst = true;
    for (const Matrix& layer : m_places) {
        for (Eigen::Index row = 0; row < layer.rows(); ++row) {
            const QRectF here(double(layer(row, 0)), double(layer(row, 1)), 1e-6, 1e-6);
            m_bounds = isFirst ? here : m_bounds.united(here);
            isFirst = false;
        }
    }
    update();
}

void PlanePlot::setAxisNames(const QString& horizontal, const QString& vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
    update();
}

void PlanePlot::setTime(double layer)
{
    m_time = layer;
    update();
}

void PlanePlot::setCurrent(int point)
{
    m_current = point;
    update();
}

QPointF PlanePlot::place(int point) const
{
    const double last = double(m_places.size()) - 1;
    const double time = std::clamp(m_time, 0.0, last);
    const auto from = std::size_t(time);
    const auto to = std::min(from + 1, m_places.size() - 1);
    const double share = time - double(from);
    const auto at = [&](int axis) {
        return double(m_places[from](point, axis)) * (1 - share) +
               double(m_places[to](point, axis)) * share;
    };
    return {at(0), at(1)};
}

QPointF PlanePlot::onScreen(QPointF place) const
{
    const QRectF area = QRectF(rect()).adjusted(40, 24, -70, -36);
    const double x = (place.x() - m_bounds.left()) / std::max(1e-9, m_bounds.width());
    const double y = (place.y() - m_bounds.top()) / std::max(1e-9, m_bounds.height());
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void PlanePlot::clickAt(QPoint position)
{
    int nearest = -1;
    double best = 22; // pixels; further away is a click on nothing
    for (int i = 0; i < m_points.size(); ++i) {
        const QPointF way = onScreen(place(i)) - position;
        const double distance = std::hypot(way.x(), way.y());
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    if (nearest >= 0)
        emit clicked(nearest);
}

void PlanePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MeaningColors colors = meaningColors(palette());
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(colors.mutedText);
    painter.drawText(rect().adjusted(8, 4, -8, -6), Qt::AlignBottom | Qt::AlignRight, m_horizontal);
    painter.save();
    painter.translate(4, height() - 8);
    painter.rotate(-90);
    painter.drawText(QRect(0, 0, height() - 16, 24), Qt::AlignVCenter | Qt::AlignRight, m_vertical);
    painter.restore();
    if (m_places.empty())
        return;

    const QFontMetrics metrics(font());
    QList<QRectF> taken; // labels do not cover one another; the hidden ones are found by clicking
    QList<int> order(m_points.size());
    for (int i = 0; i < order.size(); ++i)
        order[i] = i;
    if (m_current >= 0 && m_current < order.size())
        order.move(m_current, 0);
    for (const int i : order) {
        const ShapeColors& shape = m_points[i].group == 0   ? colors.segmentA
                                   : m_points[i].group == 1 ? colors.segmentB
                                                            : colors.format;
        const QPointF at = onScreen(place(i));
        const double radius = i == m_current ? 8 : 5;
        painter.setPen(QPen(i == m_current ? palette().color(QPalette::Highlight) : shape.outline,
                            i == m_current ? 3 : 1.5));
        painter.setBrush(shape.fill);
        painter.drawEllipse(at, radius, radius);
        const QRectF label(at.x() + radius + 3, at.y() - metrics.height() / 2.0,
                           metrics.horizontalAdvance(m_points[i].name) + 2, metrics.height());
        const bool isFree = std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) {
            return other.intersects(label);
        });
        if (!isFree)
            continue;
        taken.append(label);
        QFont font = painter.font();
        font.setBold(i == m_current);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(label.adjusted(0, 0, 20, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_points[i].name);
    }
}

} // namespace vitrine
