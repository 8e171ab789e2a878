// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_strip.h"

#include "click.h"
#include "selection.h"
#include "theme.h"
#include "token_text.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace vitrine
{

static constexpr int padding = 9;
static constexpr int chipGap = 5;
static constexpr int rowGap = 6;
static constexpr int radius = 6;

TokenStrip::TokenStrip(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection)
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers keys) { clickAt(at, keys); });
    setObjectName(QStringLiteral("tokenStrip"));
    setAccessibleName(tr("Tokens"));
    setAccessibleDescription(
        tr("Arrow keys move from token to token; Space hides a token behind [MASK]."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(selection, &Selection::changed, this, [this] {
        update();
        // The selection may be that of the next run already.
        const auto token = m_selection->token();
        if (token && m_trace && token->value < encoding()->size()) {
            setAccessibleDescription(description(*token));
            QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
            QAccessible::updateAccessibility(&changed);
        }
    });
}

const Encoding* TokenStrip::encoding() const
{
    return m_trace ? &m_trace->encoding() : nullptr;
}

void TokenStrip::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_surprises.clear();
    m_chips = layOut(width());
    updateGeometry();
    update();
}

QList<QRect> TokenStrip::layOut(int width) const
{
    QList<QRect> chips;
    if (!m_trace)
        return chips;
    const QFontMetrics metrics(font());
    const int height = metrics.height() + 10;
    int x = 2;
    int y = 2;
    for (const Token& token : encoding()->tokens) {
        const int chip = std::max(metrics.horizontalAdvance(tokenText(token)) + 2 * padding, 20);
        if (!chips.isEmpty() && !token.continuesWord)
            x += chipGap;
        if (!chips.isEmpty() && x + chip > width - 2) {
            x = 2;
            y += height + rowGap;
        }
        chips.append(QRect(x, y, chip, height));
        x += chip;
    }
    return chips;
}

QSize TokenStrip::sizeHint() const
{
    return {400, heightForWidth(std::max(width(), 400))};
}

int TokenStrip::heightForWidth(int width) const
{
    const QList<QRect> chips = layOut(width);
    return chips.isEmpty() ? heightOfRows(1) : chips.last().bottom() + 3;
}

int TokenStrip::rowCount(int width) const
{
    const QList<QRect> chips = layOut(width);
    return chips.isEmpty() ? 1 : 1 + chips.last().top() / (chips.last().height() + rowGap);
}

int TokenStrip::heightOfRows(int rows) const
{
    return rows * (QFontMetrics(font()).height() + 10 + rowGap) - rowGap + 4;
}

void TokenStrip::resizeEvent(QResizeEvent*)
{
    m_chips = layOut(width());
}

void TokenStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_trace) {
        painter.setPen(meaningColors(palette()).mutedText);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
                         tr("Type a sentence, and its tokens stand here."));
        return;
    }
    for (int token = 0; token < m_chips.size(); ++token) {
        if (event->rect().intersects(m_chips[token].adjusted(-2, -2, 2, 2)))
            paintChip(painter, token);
    }
}

void TokenStrip::paintChip(QPainter& painter, int index) const
{
    const std::vector<Token>& tokens = encoding()->tokens;
    const Token& token = tokens[std::size_t(index)];
    const MeaningColors colors = meaningColors(palette());
    const bool isMask = token.special && (token.hidden || token.span.end > token.span.begin);
    const ShapeColors& shape = isMask               ? colors.mask
                               : token.special      ? colors.format
                               : token.segment == 0 ? colors.segmentA
                                                    : colors.segmentB;
    const bool nextContinues =
        index + 1 < int(tokens.size()) && tokens[std::size_t(index) + 1].continuesWord;

    // Joined pieces share a straight edge; the outer corners of the word are round.
    const QRectF area = QRectF(m_chips[index]).adjusted(0.5, 0.5, -0.5, -0.5);
    const double left = token.continuesWord ? 0 : radius;
    const double right = nextContinues ? 0 : radius;
    QPainterPath outline;
    outline.moveTo(area.left() + left, area.top());
    outline.lineTo(area.right() - right, area.top());
    outline.quadTo(area.topRight(), QPointF(area.right(), area.top() + right));
    outline.lineTo(area.right(), area.bottom() - right);
    outline.quadTo(area.bottomRight(), QPointF(area.right() - right, area.bottom()));
    outline.lineTo(area.left() + left, area.bottom());
    outline.quadTo(area.bottomLeft(), QPointF(area.left(), area.bottom() - left));
    outline.lineTo(area.left(), area.top() + left);
    outline.quadTo(area.topLeft(), QPointF(area.left() + left, area.top()));

    const bool isSelected = m_selection->token() == TokenIndex{index};
    QPen pen(isSelected ? palette().color(QPalette::Highlight) : shape.outline,
             isSelected ? 2.5 : 1.0);
    if (token.special && !isMask && !isSelected)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(shape.fill);
    painter.drawPath(outline);
    painter.setPen(shape.text);
    painter.drawText(area, Qt::AlignCenter, tokenText(token));
    if (const auto bits = m_surprises.constFind(index); bits != m_surprises.constEnd()) {
        // 16 bits, one in 65,000, fill the chip's width.
        QRectF bar = area.adjusted(3, area.height() - 5, -3, -1);
        bar.setWidth(bar.width() * std::clamp(*bits / 16, 0.02, 1.0));
        painter.fillRect(bar, colors.warning);
    }
}

std::optional<TokenIndex> TokenStrip::tokenAt(QPoint position) const
{
    for (int token = 0; token < m_chips.size(); ++token) {
        if (m_chips[token].contains(position))
            return TokenIndex{token};
    }
    return std::nullopt;
}

bool TokenStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        if (const auto token = tokenAt(help->pos())) {
            QString text = description(*token);
            if (!m_clickHides)
                text += QLatin1Char('\n') + tr("Here a click selects it; Ctrl+click hides it.");
            if (m_surprises.contains(token->value))
                text += QLatin1Char('\n') +
                        tr("Surprise when hidden: %1 bits").arg(number(m_surprises[token->value]));
            QToolTip::showText(help->globalPos(), text, this, m_chips[token->value]);
        } else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FontChange)
        m_chips = layOut(width());
    return QWidget::event(event);
}

void TokenStrip::clickAt(QPoint position, Qt::KeyboardModifiers modifiers)
{
    const auto token = tokenAt(position);
    if (!token)
        return;
    m_selection->setToken(token);
    if (m_clickHides != modifiers.testFlag(Qt::ControlModifier))
        emit maskToggled(*token);
}

QString TokenStrip::description(TokenIndex index) const
{
    if (m_isSecret && encoding()->tokens.at(std::size_t(index.value)).hidden)
        return tr("Secret until the class has guessed. Click to show it.");
    return tokenDescription(*encoding(), index);
}

void TokenStrip::setClickHides(bool hides)
{
    m_clickHides = hides;
}

void TokenStrip::setSurprises(const QMap<int, double>& bits)
{
    m_surprises = bits;
    update();
}

void TokenStrip::mouseMoveEvent(QMouseEvent* event)
{
    const auto token = tokenAt(event->pos());
    const bool clickable = token && (!encoding()->tokens[std::size_t(token->value)].special ||
                                     encoding()->tokens[std::size_t(token->value)].hidden);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TokenStrip::moveTo(int token)
{
    if (m_chips.isEmpty())
        return;
    const int target = std::clamp(token, 0, int(m_chips.size()) - 1);
    m_selection->setToken(TokenIndex{target});
    emit currentTokenMoved(m_chips[target]);
}

void TokenStrip::keyPressEvent(QKeyEvent* event)
{
    const int current = m_selection->token() ? m_selection->token()->value : -1;
    switch (event->key()) {
    case Qt::Key_Right:
        return moveTo(current + 1);
    case Qt::Key_Left:
        return moveTo(current - 1);
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(int(m_chips.size()) - 1);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current >= 0 && current < m_chips.size())
            emit maskToggled(TokenIndex{current});
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace vitrine
