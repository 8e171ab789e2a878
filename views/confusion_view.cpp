// SPDX-License-Identifier: GPL-3.0-or-later
#include "confusion_view.h"

#include "theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace vitrine
{

static constexpr double smallestType = 8; // points; smaller cannot be read from the last row
static constexpr int labelGap = 6;

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("confusionView"));
    setAccessibleName(tr("Which class was taken for which"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionView::setMatrix(const ConfusionMatrix& matrix, const QStringList& classes)
{
    m_matrix = matrix;
    m_classes = classes;
    while (m_classes.size() < m_matrix.classes()) // a name is missing: its number has to do
        m_classes.append(QString::number(m_classes.size() + 1));
    QStringList sentences;
    for (int row = 0; row < m_matrix.classes(); ++row) {
        for (int column = 0; column < m_matrix.classes(); ++column) {
            if (row == column || m_matrix.count(row, column) > 0)
                sentences.append(sentence(row, column));
        }
    }
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    update();
}

int ConfusionView::rowTotal(int row) const
{
    int total = 0;
    for (int column = 0; column < m_matrix.classes(); ++column)
        total += m_matrix.count(row, column);
    return total;
}

QString ConfusionView::sentence(int row, int column) const
{
    const int count = m_matrix.count(row, column);
    const QString counts = tr("%1 of %2").arg(count).arg(rowTotal(row));
    return row == column
               ? tr("%1 '%2' were recognized.", nullptr, count).arg(counts, m_classes[row])
               : tr("%1 '%2' were taken for '%3'.", nullptr, count)
                     .arg(counts, m_classes[row], m_classes[column]);
}

/// Names of columns stand upright where they are wider than a column, and the type gets smaller
/// before a name is cut.
ConfusionView::Arrangement ConfusionView::arrange() const
{
    Arrangement made{.type = font()};
    const int classes = std::max(1, m_matrix.classes());
    for (;;) {
        const QFontMetrics metrics(made.type);
        const int line = metrics.height();
        int longest = 0;
        for (int i = 0; i < m_matrix.classes(); ++i)
            longest = std::max(longest, metrics.horizontalAdvance(m_classes[i]) + 2);
        made.names = std::min(longest, width() * 2 / 5);
        const double left = line + labelGap + made.names + labelGap;
        const double columnWidth = (width() - left - 1) / classes;
        made.isUpright = longest + labelGap > columnWidth;
        made.heads = made.isUpright ? std::min(longest, height() * 2 / 5) : line;
        const double top = line + labelGap + made.heads + labelGap;
        made.grid = QRectF(left, top, width() - left - 1, height() - top - 1);
        const bool fits = longest <= made.names && (!made.isUpright || longest <= made.heads) &&
                          made.grid.height() / classes >= line && columnWidth >= line;
        if (fits || made.type.pointSizeF() <= smallestType)
            return made;
        made.type.setPointSizeF(std::max(smallestType, made.type.pointSizeF() - 0.5));
    }
}

QRectF ConfusionView::cellRect(const Arrangement& arrangement, int row, int column) const
{
    const QRectF& grid = arrangement.grid;
    const double cellWidth = grid.width() / m_matrix.classes();
    const double cellHeight = grid.height() / m_matrix.classes();
    return {grid.left() + column * cellWidth, grid.top() + row * cellHeight, cellWidth, cellHeight};
}

bool ConfusionView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const Arrangement arrangement = arrange();
    for (int row = 0; row < m_matrix.classes(); ++row) {
        for (int column = 0; column < m_matrix.classes(); ++column) {
            if (cellRect(arrangement, row, column).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(row, column), this);
                return true;
            }
        }
    }
    QToolTip::hideText();
    return true;
}

/// Turned by a quarter, read from below. `area` is as it is on screen.
static void drawUpright(QPainter& painter, const QRectF& area, int flags, const QString& text)
{
    painter.save();
    painter.translate(area.bottomLeft());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, area.height(), area.width()), flags, text);
    painter.restore();
}

/// Black or white, whichever can be read: the better one has at least 4.5 : 1 on any colour.
static QColor readableOn(const QColor& background)
{
    const auto linear = [](float value) {
        return value <= 0.04045F ? double(value) / 12.92
                                 : std::pow((double(value) + 0.055) / 1.055, 2.4);
    };
    const double luminance = 0.2126 * linear(background.redF()) +
                             0.7152 * linear(background.greenF()) +
                             0.0722 * linear(background.blueF());
    return luminance > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

static QColor tint(const QPalette& palette, double share)
{
    const QColor none = palette.color(QPalette::Base);
    const QColor all = palette.color(QPalette::Highlight);
    const auto mix = [&](float a, float b) { return a + (b - a) * float(share); };
    return QColor::fromRgbF(mix(none.redF(), all.redF()), mix(none.greenF(), all.greenF()),
                            mix(none.blueF(), all.blueF()));
}

void ConfusionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_matrix.classes() == 0) {
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8); // as a card
        painter.setPen(meaningColors(palette()).mutedText);
        painter.drawText(rect().adjusted(12, 10, -12, -10), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Here a table will show which classes are recognized, and which are "
                            "confused with others."));
        return;
    }
    const Arrangement arrangement = arrange();
    painter.setFont(arrangement.type);
    paintNames(painter, arrangement);
    for (int row = 0; row < m_matrix.classes(); ++row) {
        for (int column = 0; column < m_matrix.classes(); ++column)
            paintCell(painter, arrangement, row, column);
    }
    // Last, so that the frames lie on top of the neighbours.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    for (int i = 0; i < m_matrix.classes(); ++i)
        painter.drawRect(cellRect(arrangement, i, i).adjusted(1, 1, -1, -1));
}

void ConfusionView::paintNames(QPainter& painter, const Arrangement& arrangement) const
{
    const QFontMetrics metrics(arrangement.type);
    const QRectF& grid = arrangement.grid;
    const int line = metrics.height();
    painter.setPen(meaningColors(palette()).mutedText);
    painter.drawText(QRectF(grid.left(), 0, grid.width(), line), Qt::AlignCenter, tr("taken for"));
    drawUpright(painter, QRectF(0, grid.top(), line, grid.height()), Qt::AlignCenter, tr("really"));

    painter.setPen(palette().color(QPalette::Text));
    for (int i = 0; i < m_matrix.classes(); ++i) {
        const QRectF cell = cellRect(arrangement, i, i);
        painter.drawText(QRectF(line + labelGap, cell.top(), arrangement.names, cell.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_classes[i], Qt::ElideRight, arrangement.names));
        const QRectF head(cell.left(), line + labelGap, cell.width(), arrangement.heads);
        if (arrangement.isUpright)
            drawUpright(painter, head, Qt::AlignLeft | Qt::AlignVCenter,
                        metrics.elidedText(m_classes[i], Qt::ElideRight, arrangement.heads));
        else
            painter.drawText(head, Qt::AlignCenter, m_classes[i]);
    }
}

void ConfusionView::paintCell(QPainter& painter, const Arrangement& arrangement, int row,
                              int column) const
{
    const int count = m_matrix.count(row, column);
    const int total = rowTotal(row);
    const QColor color = tint(palette(), total ? double(count) / total : 0);
    const QRectF cell = cellRect(arrangement, row, column);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(color);
    painter.drawRect(cell);
    painter.setPen(count ? readableOn(color) : meaningColors(palette()).mutedText);
    painter.drawText(cell, Qt::AlignCenter, QString::number(count));
}

} // namespace vitrine
