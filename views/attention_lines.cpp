// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_lines.h"

#include "click.h"
#include "theme.h"
#include "token_text.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace vitrine
{

static constexpr int columnWidth = 170;
static constexpr float faintest = 0.02f;

AttentionLines::AttentionLines(QWidget* parent) : QWidget(parent)
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers keys) { clickAt(at, keys); });
    setMouseTracking(true);
    setMinimumWidth(420);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QColor AttentionLines::headColor(int n, bool dark)
{
    static const std::array<const char*, 6> onLight = {"#0072b2", "#b04a00", "#007a5a",
                                                       "#a03c78", "#6b5f00", "#3b3b3b"};
    static const std::array<const char*, 6> onDark = {"#56b4e9", "#f0a030", "#2fd0a5",
                                                      "#e79ac6", "#f0e442", "#d8d8d8"};
    const auto at = std::size_t(n) % onLight.size();
    return QColor(dark ? onDark[at] : onLight[at]);
}

void AttentionLines::setLines(QStringList tokens, std::vector<Layer> layers)
{
    if (tokens.size() != m_tokens.size())
        m_pointed.reset();
    m_tokens = std::move(tokens);
    m_layers = std::move(layers);
    fitHeight();
    m_picture = {};
    update();
}

void AttentionLines::setRows(QList<int> rows)
{
    m_rows = std::move(rows);
    m_picture = {};
    update();
}

int AttentionLines::rowHeight() const
{
    return QFontMetrics(font()).height() + 6;
}

void AttentionLines::fitHeight()
{
    const int legend = m_layers.size() > 1 ? rowHeight() : 0;
    setFixedHeight(rowHeight() * int(m_tokens.size()) + legend + rowHeight() + 8);
}

int AttentionLines::rowAt(double y) const
{
    const int row = int((y - rowHeight() - 4) / rowHeight());
    return y >= rowHeight() + 4 && row < m_tokens.size() ? row : -1;
}

std::vector<AttentionLines::Line> AttentionLines::lines() const
{
    std::vector<Line> lines;
    for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
        const Matrix& weights = m_layers[layer].weights;
        for (int from = 0; from < int(weights.rows()); ++from) {
            if (m_pointed && !m_pointsRight && from != *m_pointed)
                continue;
            if (!m_pointed && !m_rows.isEmpty() && !m_rows.contains(from))
                continue;
            for (int to = 0; to < int(weights.cols()); ++to) {
                if (m_pointed && m_pointsRight && to != *m_pointed)
                    continue;
                if (weights(from, to) >= faintest)
                    lines.push_back({from, to, int(layer), weights(from, to)});
            }
        }
    }
    return lines;
}

void AttentionLines::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().y());
    const double x = event->position().x();
    const bool isOnToken = row >= 0 && (x < columnWidth || x > width() - columnWidth);
    point(isOnToken ? std::optional(row) : std::nullopt, isOnToken && x > width() - columnWidth);
}

void AttentionLines::leaveEvent(QEvent*)
{
    point(std::nullopt, false);
}

void AttentionLines::point(std::optional<int> row, bool right)
{
    if (row == m_pointed && right == m_pointsRight)
        return; // a long text has thousands of lines: they are drawn anew only if they differ
    m_pointed = row;
    m_pointsRight = right;
    update();
}

void AttentionLines::clickAt(QPoint position, Qt::KeyboardModifiers modifiers)
{
    const int row = rowAt(position.y());
    if (row >= 0 && position.x() < columnWidth)
        emit clicked(row, modifiers);
}

void AttentionLines::resizeEvent(QResizeEvent* event)
{
    m_picture = {};
    QWidget::resizeEvent(event);
}

void AttentionLines::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        fitHeight();
    m_picture = {};
    QWidget::changeEvent(event);
}

double AttentionLines::centreOf(int row) const
{
    return rowHeight() * (row + 1.5) + 4;
}

void AttentionLines::paintLines(QPainter& painter, const QRectF& visible) const
{
    for (const Line& line : lines()) {
        const double from = centreOf(line.from);
        const double to = centreOf(line.to);
        if (std::max(from, to) < visible.top() || std::min(from, to) > visible.bottom())
            continue;
        // Several heads lie beside each other, so that none hides another.
        const double shift = (line.layer - (double(m_layers.size()) - 1) / 2) * 2.5;
        QColor color = m_layers[std::size_t(line.layer)].color;
        color.setAlphaF(std::clamp(line.weight, 0.05f, 1.0f));
        painter.setPen(QPen(color, 1.0 + 2.5 * double(line.weight)));
        painter.drawLine(QPointF(columnWidth, from + shift),
                         QPointF(width() - columnWidth, to + shift));
    }
}

/// On screen from a picture of the part that can be seen; sharp into a file.
void AttentionLines::paintAllLines(QPainter& painter, const QRect& visible)
{
    const double scale = devicePixelRatioF();
    if (painter.paintEngine()->type() != QPaintEngine::Raster ||
        !qFuzzyCompare(painter.deviceTransform().m11(), scale))
        return paintLines(painter, visible);
    if (m_picture.isNull() || !m_pictured.contains(visible)) {
        m_pictured = visibleRegion().boundingRect().united(visible);
        m_picture = QPixmap(m_pictured.size() * scale);
        m_picture.setDevicePixelRatio(scale);
        m_picture.fill(Qt::transparent);
        QPainter inside(&m_picture);
        inside.setRenderHint(QPainter::Antialiasing);
        inside.translate(-m_pictured.topLeft());
        paintLines(inside, m_pictured);
    }
    painter.drawPixmap(m_pictured.topLeft(), m_picture);
}

void AttentionLines::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MeaningColors colors = meaningColors(palette());
    const int height = rowHeight();
    const QFontMetrics metrics(font());
    painter.setPen(colors.mutedText);
    painter.drawText(QRect(0, 0, columnWidth - 10, height), Qt::AlignRight | Qt::AlignVCenter,
                     tr("attending"));
    painter.drawText(QRect(width() - columnWidth + 10, 0, columnWidth, height),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("attended"));

    const QRectF visible = event->rect();
    if (m_pointed)
        paintLines(painter, visible);
    else
        paintAllLines(painter, event->rect());
    for (int row = 0; row < m_tokens.size(); ++row) {
        const double y = centreOf(row) - height / 2.0;
        if (y > visible.bottom() || y + height < visible.top())
            continue;
        const bool isChosen = m_rows.contains(row);
        const QString text = metrics.elidedText(m_tokens[row], Qt::ElideRight, columnWidth - 14);
        QFont shown = font();
        shown.setBold(isChosen || (m_pointed == row && !m_pointsRight));
        painter.setFont(shown);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(0, y, columnWidth - 10, height), Qt::AlignRight | Qt::AlignVCenter,
                         text);
        shown.setBold(m_pointed == row && m_pointsRight);
        painter.setFont(shown);
        painter.drawText(QRectF(width() - columnWidth + 10, y, columnWidth - 10, height),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    if (m_layers.size() > 1) {
        double x = columnWidth;
        const double y = height + 4 + double(m_tokens.size()) * height;
        painter.setFont(font());
        for (const Layer& layer : m_layers) {
            painter.fillRect(QRectF(x, y + height / 2.0 - 5, 22, 10), layer.color);
            painter.setPen(palette().color(QPalette::Text));
            painter.drawText(QRectF(x + 28, y, 120, height), Qt::AlignLeft | Qt::AlignVCenter,
                             layer.name);
            x += 40 + metrics.horizontalAdvance(layer.name) + 16;
        }
    }
}

} // namespace vitrine
