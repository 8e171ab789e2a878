// SPDX-License-Identifier: GPL-3.0-or-later
#include "head_steps.h"

#include "color_map.h"
#include "theme.h"
#include "token_text.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine
{

HeadSteps::HeadSteps(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

HeadSteps::Row HeadSteps::rowOf(const Trace& trace, LayerIndex layer, HeadIndex head,
                                TokenIndex query, TokenIndex key)
{
    const float product =
        trace.query(layer, head).row(query.value).dot(trace.key(layer, head).row(key.value));
    return {product, product / std::sqrt(float(trace.config().headSize())),
            trace.probabilities(layer, head)(query.value, key.value)};
}

void HeadSteps::setHead(const std::shared_ptr<const Trace>& trace, LayerIndex layer, HeadIndex head,
                        TokenIndex query, int step)
{
    m_trace = trace;
    m_tokenCount = trace->tokenCount();
    m_layer = layer;
    m_head = head;
    m_query = query;
    m_step = step;
    const auto limit = [](const auto& values) {
        return std::max(1e-6, double(values.cwiseAbs().maxCoeff()));
    };
    const ConstMatrixView keys = trace->key(layer, head);
    const Vector q = trace->query(layer, head).row(query.value);
    m_keyLimit = std::max(limit(keys), limit(q));
    m_productLimit = limit((keys.array().rowwise() * q.array()).matrix());
    // Of the values what is passed on counts, so that a small weight looks like one.
    m_valueLimit = 1e-6;
    for (int token = 0; token < m_tokenCount; ++token)
        m_valueLimit = std::max(m_valueLimit,
                                limit(trace->value(layer, head).row(token)) *
                                    double(trace->probabilities(layer, head)(query.value, token)));
    setFixedHeight(rowHeight() * (m_tokenCount + 3) + 8);
    update();
}

int HeadSteps::rowHeight() const
{
    return QFontMetrics(font()).height() + 10;
}

QList<HeadSteps::Column> HeadSteps::columns() const
{
    return {{tr("key"), 1, 0.22},  {tr("query × key"), 2, 0.22}, {tr("sum"), 3, 0.09},
            {tr("÷ √d"), 4, 0.09}, {tr("softmax"), 5, 0.16},     {tr("weight × value"), 6, 0.22}};
}

void HeadSteps::paintStrip(QPainter& painter, const QRectF& area, const Vector& values,
                           double limit) const
{
    const QRectF inner = area.adjusted(6, 4, -6, -4);
    const double step = inner.width() / double(values.size());
    for (Eigen::Index i = 0; i < values.size(); ++i)
        painter.fillRect(
            QRectF(inner.left() + double(i) * step, inner.top(), step + 0.5, inner.height()),
            divergingColor(double(values[i]) / limit, palette()));
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(inner);
}

void HeadSteps::paintRow(QPainter& painter, const Trace& trace, int token,
                         const QList<QRectF>& cells) const
{
    const Row row = rowOf(trace, m_layer, m_head, m_query, TokenIndex{token});
    const Vector query = trace.query(m_layer, m_head).row(m_query.value);
    const Vector key = trace.key(m_layer, m_head).row(token);
    const QColor text = palette().color(QPalette::Text);
    painter.setPen(text);
    const QFontMetrics metrics(font());
    painter.drawText(cells[0], Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(tokenText(trace.encoding().tokens[std::size_t(token)]),
                                        Qt::ElideRight, int(cells[0].width())));
    if (m_step >= 1)
        paintStrip(painter, cells[1], key, m_keyLimit);
    if (m_step >= 2)
        paintStrip(painter, cells[2], query.cwiseProduct(key), m_productLimit);
    painter.setPen(text);
    if (m_step >= 3)
        painter.drawText(cells[3], Qt::AlignCenter, number(double(row.product)));
    if (m_step >= 4)
        painter.drawText(cells[4], Qt::AlignCenter, number(double(row.score)));
    if (m_step >= 5) {
        const MeaningColors colors = meaningColors(palette());
        const QRectF bar = cells[5].adjusted(6, 5, -6, -5);
        const int figures = metrics.horizontalAdvance(QStringLiteral("0.0000")) + 8;
        QRectF track = bar.adjusted(0, 0, -figures, 0);
        painter.fillRect(track, colors.barTrack);
        track.setWidth(std::max(1.0, track.width() * double(row.weight)));
        painter.fillRect(track, colors.bar);
        painter.drawText(bar, Qt::AlignRight | Qt::AlignVCenter, number(double(row.weight)));
    }
    if (m_step >= 6)
        paintStrip(painter, cells[6], Vector(trace.value(m_layer, m_head).row(token) * row.weight),
                   m_valueLimit);
}

void HeadSteps::paintEvent(QPaintEvent* event)
{
    const std::shared_ptr<const Trace> trace = m_trace.lock();
    if (!trace)
        return;
    QPainter painter(this);
    const int height = rowHeight();
    const QList<Column> all = columns();
    const double names = 130;
    const auto cellsAt = [&](double y) {
        QList<QRectF> cells = {QRectF(0, y, names - 8, height)};
        double x = names;
        for (const Column& column : all) {
            const double width = (this->width() - names - 8) * column.share;
            cells.append(QRectF(x, y, width, height));
            x += width;
        }
        return cells;
    };

    // The query stands where the keys are, so that one can compare them by eye.
    QList<QRectF> cells = cellsAt(0);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(cells[0], Qt::AlignRight | Qt::AlignVCenter, tr("query"));
    paintStrip(painter, cells[1], trace->query(m_layer, m_head).row(m_query.value), m_keyLimit);
    if (m_step >= 6) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(cells[5], Qt::AlignRight | Qt::AlignVCenter, tr("result ="));
        const Vector result = trace->probabilities(m_layer, m_head).row(m_query.value) *
                              trace->value(m_layer, m_head);
        paintStrip(painter, cells[6], result, m_valueLimit);
    }
    cells = cellsAt(height + 4);
    for (int i = 0; i < all.size(); ++i) {
        if (all[i].step > m_step)
            continue;
        const bool isCurrent = all[i].step == m_step;
        painter.setFont(isCurrent ? bold : font());
        painter.setPen(isCurrent ? palette().color(QPalette::Highlight)
                                 : meaningColors(palette()).mutedText);
        painter.drawText(cells[i + 1], Qt::AlignCenter, all[i].title);
    }
    painter.setFont(font());
    const int top = 2 * height + 6;
    for (int token = 0; token < trace->tokenCount(); ++token) {
        const double y = top + token * height;
        if (y + height >= event->rect().top() && y <= event->rect().bottom())
            paintRow(painter, *trace, token, cellsAt(y));
    }
}

void HeadSteps::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange && m_tokenCount > 0)
        setFixedHeight(rowHeight() * (m_tokenCount + 3) + 8);
    QWidget::changeEvent(event);
}

} // namespace vitrine
