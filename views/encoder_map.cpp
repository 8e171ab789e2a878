// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder_map.h"

#include "click.h"
#include "selection.h"
#include "theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace vitrine
{

using Kind = MapPart::Kind;

EncoderMap::EncoderMap(Selection* selection, QWidget* parent) : TraceView(selection, parent)
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers) { clickAt(at); });
    setObjectName(QStringLiteral("encoderMap"));
    setAccessibleName(tr("Map of the encoder"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void EncoderMap::setLit(QList<Kind> kinds)
{
    m_lit = std::move(kinds);
    update();
}

void EncoderMap::setOtherModel(bool isOther)
{
    m_isOtherModel = isOther;
    refresh();
}

QString EncoderMap::note() const
{
    if (m_isOtherModel)
        return tr("Another model learns here. “Open it in all views” brings its layers.");
    return hasAnswer() ? QString() : tr("No model has run yet. Its layers will stand here.");
}

void EncoderMap::refresh()
{
    layOut();
    update();
}

void EncoderMap::resizeEvent(QResizeEvent*)
{
    layOut();
}

void EncoderMap::layOut()
{
    m_places.clear();
    const bool hasLayers = note().isEmpty();
    const int layers = hasLayers ? trace().layerCount() : 0;
    const int heads = hasLayers ? trace().headCount() : 0;
    const QString keys = tr("Up and down move from part to part, Enter goes there.");
    setAccessibleDescription(hasLayers ? keys : note() + QLatin1Char(' ') + keys);
    const int gap = 5;
    const int box = QFontMetrics(font()).height() + 10;
    const int width = this->width() - 1;
    // Bottom up: text, embeddings, the layers, what all layers are for, the answers.
    int y = height() - box - 1;
    m_places.append({{Kind::Text}, {0, y, width, box}, tr("Tokens")});
    y -= box + gap;
    m_places.append({{Kind::Embeddings}, {0, y, width, box}, tr("Embeddings")});
    const int top = 3 * (box + gap);
    const int room = y - gap - top;
    m_noteArea = QRect(4, top, width - 8, room);
    if (!hasLayers)
        y = top + gap;
    const int step = hasLayers ? std::max(12, std::min(room / layers, 90)) : 0;
    for (int layer = 0; layer < layers; ++layer) {
        y -= step;
        const QRect area(0, y, width, step - 4);
        m_places.append({{Kind::Layer, layer}, area, QString()});
        const int dots = width - 84;
        const int size = std::clamp(std::min(dots / heads - 2, area.height() - 4), 3, 20);
        for (int head = 0; head < heads; ++head)
            m_places.append({{Kind::Head, layer, head},
                             {30 + head * (size + 2), area.center().y() - size / 2, size, size},
                             QString()});
        m_places.append({{Kind::FeedForward, layer},
                         {width - 46, area.top() + 2, 43, area.height() - 4},
                         tr("FFN")});
    }
    y -= gap + box;
    const int half = width / 2 - 2;
    const QRect left(0, y, half, box);
    const QRect right(half + 5, y, width - half - 5, box);
    const int row = gap + box;
    m_places.append({{Kind::Layers}, left, tr("Vectors")});
    m_places.append({{Kind::Similarity}, right, tr("Alike?")});
    m_places.append({{Kind::MaskedWords}, left.translated(0, -row), tr("Words")});
    m_places.append({{Kind::NextSentence}, right.translated(0, -row), tr("Next?")});
    m_places.append({{Kind::Bend}, {0, y - 2 * row, width, box}, tr("Bend it")});
    if (m_current >= m_places.size())
        m_current = -1;
}

void EncoderMap::setCurrent(int place)
{
    m_current = std::clamp(place, 0, int(m_places.size()) - 1);
    setAccessibleDescription(tip(m_places[m_current].part));
    update();
}

/// Who comes with a key begins at what is on screen.
void EncoderMap::focusInEvent(QFocusEvent* event)
{
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason) {
        const auto lit = std::find_if(m_places.begin(), m_places.end(),
                                      [this](const Place& place) { return isLit(place.part); });
        setCurrent(lit == m_places.end() ? 0 : int(lit - m_places.begin()));
    }
    TraceView::focusInEvent(event);
}

bool EncoderMap::isLit(const MapPart& part) const
{
    if (!m_lit.contains(part.kind))
        return false;
    if (part.layer >= 0 && part.layer != selection().layer().value)
        return false;
    return part.head < 0 || part.head == selection().head().value;
}

bool EncoderMap::isBent(const MapPart& part) const
{
    const Bend& bend = answer().bend;
    if (part.layer < 0)
        return false;
    return bend.silencedLayers.contains(LayerIndex{part.layer}) ||
           (part.head >= 0 &&
            bend.silencedHeads.contains({LayerIndex{part.layer}, HeadIndex{part.head}}));
}

int EncoderMap::placeAt(QPoint position) const
{
    int found = -1; // heads lie on their layer, and come after it
    for (int i = 0; i < m_places.size(); ++i) {
        if (m_places[i].area.adjusted(-1, -1, 1, 1).contains(position))
            found = i;
    }
    return found;
}

QString EncoderMap::tip(const MapPart& part) const
{
    switch (part.kind) {
    case Kind::Text:
        return tr("The text is cut into tokens.");
    case Kind::Embeddings:
        return tr("Each token becomes a vector: word + position + segment.");
    case Kind::Layer:
        return tr("Layer %1: attention, then a feed-forward network").arg(part.layer + 1);
    case Kind::Head:
        return tr("Layer %1, head %2: who looks at whom").arg(part.layer + 1).arg(part.head + 1);
    case Kind::FeedForward:
        return tr("Feed-forward network of layer %1, residual and LayerNorm").arg(part.layer + 1);
    case Kind::MaskedWords:
        return tr("The masked-word head guesses what is hidden.");
    case Kind::NextSentence:
        return tr("The next-sentence head: does B follow A?");
    case Kind::Layers:
        return tr("The vectors of all tokens, from layer to layer");
    case Kind::Similarity:
        return tr("How alike the vectors of two tokens are");
    case Kind::Bend:
        break;
    }
    return tr("Change BERT, and see what becomes of its answers");
}

bool EncoderMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const int place = placeAt(help->pos());
        if (place >= 0)
            QToolTip::showText(help->globalPos(), tip(m_places[place].part), this,
                               m_places[place].area);
        else
            QToolTip::hideText();
        return true;
    }
    return TraceView::event(event);
}

void EncoderMap::mouseMoveEvent(QMouseEvent* event)
{
    const int place = placeAt(event->pos());
    setCursor(place >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (place != m_current) {
        m_current = place;
        update();
    }
}

void EncoderMap::leaveEvent(QEvent*)
{
    m_current = -1;
    update();
}

void EncoderMap::clickAt(QPoint position)
{
    const int place = placeAt(position);
    if (place >= 0)
        emit partClicked(MapPart(m_places[place].part));
}

void EncoderMap::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        const int step = event->key() == Qt::Key_Up ? 1 : -1;
        setCurrent(m_current + step);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                event->key() == Qt::Key_Space) &&
               m_current >= 0 && m_current < m_places.size()) {
        emit partClicked(MapPart(m_places[m_current].part));
    } else {
        TraceView::keyPressEvent(event);
    }
}

void EncoderMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MeaningColors colors = meaningColors(palette());
    const QColor accent = palette().color(QPalette::Highlight);
    if (const QString text = note(); !text.isEmpty()) {
        painter.setPen(colors.mutedText);
        painter.drawText(m_noteArea, Qt::AlignCenter | Qt::TextWordWrap, text);
    }
    for (int i = 0; i < m_places.size(); ++i) {
        const Place& place = m_places[i];
        const bool lit = isLit(place.part);
        const QRectF area = QRectF(place.area).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool isHead = place.part.kind == Kind::Head;
        painter.setPen(QPen(i == m_current || lit ? accent : palette().color(QPalette::Mid),
                            i == m_current || lit ? 2 : 1));
        if (isHead)
            painter.setBrush(isBent(place.part) ? colors.barTrack : lit ? accent : colors.bar);
        else if (place.part.kind == Kind::FeedForward)
            painter.setBrush(lit ? accent : colors.barTrack);
        else
            painter.setBrush(lit ? colors.segmentA.fill : palette().color(QPalette::Base));
        painter.drawRoundedRect(area, isHead ? 2 : 5, isHead ? 2 : 5);
        if (i == m_current && hasFocus()) { // lit parts have an edge as well
            painter.setPen(QPen(palette().color(QPalette::Text), 2));
            painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2) & QRectF(rect()), 6, 6);
        }
        if (isBent(place.part)) {
            painter.setPen(QPen(colors.warning, 1.5));
            painter.drawLine(area.topLeft(), area.bottomRight());
        }
        if (isHead)
            continue;
        QFont shown = font();
        if (place.part.kind == Kind::FeedForward)
            shown.setPointSizeF(shown.pointSizeF() * 0.8);
        shown.setBold(lit && place.part.kind != Kind::FeedForward);
        painter.setFont(shown);
        painter.setPen(lit && place.part.kind == Kind::FeedForward
                           ? palette().color(QPalette::HighlightedText)
                           : palette().color(QPalette::Text));
        if (place.part.kind == Kind::Layer)
            painter.drawText(QRectF(area.left() + 7, area.top(), 24, area.height()),
                             Qt::AlignVCenter | Qt::AlignLeft,
                             QString::number(place.part.layer + 1));
        else if (area.height() > 10)
            painter.drawText(area, Qt::AlignCenter, place.name);
    }
}

} // namespace vitrine
