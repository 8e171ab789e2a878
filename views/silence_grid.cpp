// SPDX-License-Identifier: GPL-3.0-or-later
#include "silence_grid.h"

#include "click.h"
#include "theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace vitrine
{

SilenceGrid::SilenceGrid(QWidget* parent) : QWidget(parent)
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers) { clickAt(at); });
    setObjectName(QStringLiteral("silenceGrid"));
    setAccessibleName(tr("Silence heads and layers"));
    setAccessibleDescription(
        tr("Arrow keys move, Space silences a head or, at its name, a layer."));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SilenceGrid::setSizes(int layers, int heads)
{
    m_layers = layers;
    m_heads = heads;
    m_row = std::clamp(m_row, 0, std::max(0, layers - 1));
    m_column = std::clamp(m_column, -1, heads - 1);
    updateGeometry();
    update();
}

void SilenceGrid::setBend(const Bend& bend)
{
    m_bend = bend;
    update();
}

int SilenceGrid::side() const
{
    return std::max(16, m_heads > 8 ? 20 : QFontMetrics(font()).height() + 8);
}

int SilenceGrid::nameWidth() const
{
    return QFontMetrics(font()).horizontalAdvance(tr("layer %1").arg(24)) + 12;
}

QSize SilenceGrid::sizeHint() const
{
    return {nameWidth() + side() * m_heads + 2, side() * (m_layers + 1) + 2};
}

QRect SilenceGrid::headRect(LayerIndex layer, HeadIndex head) const
{
    return {nameWidth() + head.value * side(), (layer.value + 1) * side(), side() - 2, side() - 2};
}

QRect SilenceGrid::layerRect(LayerIndex layer) const
{
    return {0, (layer.value + 1) * side(), nameWidth() - 4, side() - 2};
}

void SilenceGrid::clickAt(QPoint position)
{
    for (int layer = 0; layer < m_layers; ++layer) {
        if (layerRect(LayerIndex{layer}).contains(position))
            return emit layerToggled(LayerIndex{layer});
        for (int head = 0; head < m_heads; ++head) {
            if (headRect(LayerIndex{layer}, HeadIndex{head}).contains(position))
                return emit headToggled(LayerIndex{layer}, HeadIndex{head});
        }
    }
}

void SilenceGrid::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        m_row = std::max(0, m_row - 1);
        break;
    case Qt::Key_Down:
        m_row = std::min(m_layers - 1, m_row + 1);
        break;
    case Qt::Key_Left:
        m_column = std::max(-1, m_column - 1);
        break;
    case Qt::Key_Right:
        m_column = std::min(m_heads - 1, m_column + 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
        if (m_column < 0)
            emit layerToggled(LayerIndex{m_row});
        else
            emit headToggled(LayerIndex{m_row}, HeadIndex{m_column});
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    update();
}

bool SilenceGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           tr("A silenced head adds zeros. A silenced layer passes on what came "
                              "in, unchanged."),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void SilenceGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MeaningColors colors = meaningColors(palette());
    painter.setPen(colors.mutedText);
    for (int head = 0; head < m_heads; ++head)
        painter.drawText(headRect(LayerIndex{-1}, HeadIndex{head}), Qt::AlignCenter,
                         QString::number(head + 1));
    for (int layer = 0; layer < m_layers; ++layer) {
        const LayerIndex l{layer};
        const bool layerIsSilent = m_bend.silencedLayers.contains(l);
        QFont shown = font();
        shown.setStrikeOut(layerIsSilent);
        painter.setFont(shown);
        painter.setPen(layerIsSilent ? colors.warning : palette().color(QPalette::Text));
        painter.drawText(layerRect(l), Qt::AlignRight | Qt::AlignVCenter,
                         tr("layer %1").arg(l.oneBased()));
        painter.setFont(font());
        for (int head = 0; head < m_heads; ++head) {
            const QRect square = headRect(l, HeadIndex{head});
            const bool isSilent =
                layerIsSilent || m_bend.silencedHeads.contains({l, HeadIndex{head}});
            painter.setPen(palette().color(QPalette::Mid));
            painter.setBrush(isSilent ? QBrush(colors.barTrack) : QBrush(colors.bar));
            painter.drawRoundedRect(square, 3, 3);
            if (isSilent) { // never colour alone
                painter.setPen(QPen(colors.warning, 2));
                painter.drawLine(square.topLeft() + QPoint(4, 4),
                                 square.bottomRight() - QPoint(4, 4));
                painter.drawLine(square.topRight() + QPoint(-4, 4),
                                 square.bottomLeft() + QPoint(4, -4));
            }
        }
    }
    if (hasFocus() && m_layers > 0) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_column < 0 ? layerRect(LayerIndex{m_row})
                                      : headRect(LayerIndex{m_row}, HeadIndex{m_column}));
    }
}

} // namespace vitrine
