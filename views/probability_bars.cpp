// SPDX-License-Identifier: GPL-3.0-or-later
#include "probability_bars.h"

#include "theme.h"
#include "token_text.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

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

ProbabilityBars::ProbabilityBars(QWidget* parent)
    : QWidget(parent), m_group(std::make_shared<Group>(Group{this}))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

ProbabilityBars::~ProbabilityBars()
{
    m_group->removeAll(this);
}

void ProbabilityBars::alignWith(ProbabilityBars* other)
{
    if (m_group == other->m_group)
        return;
    const std::shared_ptr<Group> theirs = other->m_group;
    for (ProbabilityBars* const bars : std::as_const(*theirs)) {
        m_group->append(bars);
        bars->m_group = m_group;
    }
}

void ProbabilityBars::setRows(QList<Row> rows)
{
    m_rows = std::move(rows);
    QStringList lines;
    for (const Row& row : m_rows)
        lines.append(QStringLiteral("%1 %2").arg(row.name, valueText(row)));
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    updateGeometry();
    for (ProbabilityBars* const bars : std::as_const(*m_group))
        bars->update();
}

ProbabilityBars::Widths ProbabilityBars::ownWidths() const
{
    const QFontMetrics metrics(boldIf(font(), true));
    Widths own{0, metrics.horizontalAdvance(percent(0.9999)) + 4};
    for (const Row& row : m_rows) {
        own.number = std::max(own.number, metrics.horizontalAdvance(valueText(row)) + 4);
        own.name = std::max(own.name, metrics.horizontalAdvance(row.name) + 4);
    }
    return own;
}

ProbabilityBars::Widths ProbabilityBars::widths() const
{
    Widths all = ownWidths();
    for (const ProbabilityBars* const bars : std::as_const(*m_group)) {
        if (bars->isHidden())
            continue;
        const Widths own = bars->ownWidths();
        all = {std::max(all.name, own.name), std::max(all.number, own.number)};
    }
    all.name = std::min(all.name, width() - all.number - 2 * spacing - 24);
    return all;
}

QRectF ProbabilityBars::track(int row) const
{
    const auto [name, number] = widths();
    return {double(name + spacing), double(row * rowHeight() + 6),
            double(width() - name - number - 2 * spacing), double(rowHeight() - 12)};
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
    return {105, rowHeight() * int(m_rows.size())};
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
    const int nameWidth = widths().name;

    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QRect line(0, i * rowHeight(), width(), rowHeight());
        painter.setFont(boldIf(font(), row.emphasized));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(line.left(), line.top(), nameWidth, line.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideRight, nameWidth));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, valueText(row));

        QRectF track = this->track(i);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.barTrack);
        painter.drawRoundedRect(track, 3, 3);
        track.setWidth(std::max(1.5, track.width() * row.probability));
        painter.setBrush(colors.bar);
        painter.drawRoundedRect(track, std::min(3.0, track.width() / 2), 3);
    }
}

} // namespace vitrine
