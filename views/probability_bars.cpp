// SPDX-License-Identifier: GPL-3.0-or-later
#include "probability_bars.h"

#include "theme.h"
#include "token_text.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace vitrine
{

static constexpr int spacing = 10;

static QString valueText(const ProbabilityBars::Row& row)
{
    return row.value.isEmpty() ? percent(row.probability) : row.value;
}

static QFont boldIf(QFont font, bool bold)
{
    font.setBold(bold);
    return font;
}

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProbabilityBars::setRows(QList<Row> rows)
{
    m_rows = std::move(rows);
    QStringList lines;
    for (const Row& row : m_rows)
        lines.append(QStringLiteral("%1 %2").arg(row.name, valueText(row)));
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ProbabilityBars::rowHeight() const
{
    return QFontMetrics(font()).height() + 10;
}

QSize ProbabilityBars::sizeHint() const
{
    return {260, rowHeight() * int(m_rows.size())};
}

QSize ProbabilityBars::minimumSizeHint() const
{
    return {150, rowHeight() * int(m_rows.size())};
}

void ProbabilityBars::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void ProbabilityBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MeaningColors colors = meaningColors(palette());
    const QFontMetrics metrics(boldIf(font(), true));
    int numberWidth = metrics.horizontalAdvance(percent(0.9999)) + 4;
    int nameWidth = 0;
    for (const Row& row : m_rows) {
        numberWidth = std::max(numberWidth, metrics.horizontalAdvance(valueText(row)) + 4);
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name) + 4);
    }
    nameWidth = std::min(nameWidth, width() - numberWidth - 2 * spacing - 24);

    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QRect line(0, i * rowHeight(), width(), rowHeight());
        painter.setFont(boldIf(font(), row.emphasized));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(line.left(), line.top(), nameWidth, line.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideRight, nameWidth));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, valueText(row));

        QRectF track(nameWidth + spacing, line.top() + 6,
                     width() - nameWidth - numberWidth - 2 * spacing, line.height() - 12);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.barTrack);
        painter.drawRoundedRect(track, 3, 3);
        track.setWidth(std::max(1.5, track.width() * row.probability));
        painter.setBrush(colors.bar);
        painter.drawRoundedRect(track, std::min(3.0, track.width() / 2), 3);
    }
}

} // namespace vitrine
