// SPDX-License-Identifier: GPL-3.0-or-later
#include "vector_strip.h"

#include "color_map.h"
#include "theme.h"
#include "token_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace vitrine
{

VectorStrip::VectorStrip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VectorStrip::setLabel(const QString& label, const QString& note)
{
    m_label = label;
    m_note = note;
    setAccessibleName(label);
    update();
}

void VectorStrip::setValues(const Vector& values, double limit)
{
    m_values = values;
    m_limit = limit > 0 ? limit : 1;
    setAccessibleDescription(m_note);
    update();
}

QSize VectorStrip::sizeHint() const
{
    return {400, QFontMetrics(font()).height() * 2 + 8};
}

QRect VectorStrip::cells() const
{
    const int text = QFontMetrics(font()).height() + 4;
    return {0, text, width() - 1, height() - text - 4};
}

int VectorStrip::componentAt(int x) const
{
    const QRect area = cells();
    return std::clamp(int((x - area.left()) * m_values.size() / std::max(1, area.width())), 0,
                      int(m_values.size()) - 1);
}

QString VectorStrip::sentence(int component) const
{
    return tr("%1, component %2 of %3: %4")
        .arg(m_label)
        .arg(component + 1)
        .arg(m_values.size())
        .arg(number(double(m_values[component])));
}

bool VectorStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_values.size() > 0) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        if (cells().contains(help->pos()))
            QToolTip::showText(help->globalPos(), sentence(componentAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

void VectorStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetrics metrics(font());
    painter.setPen(palette().color(QPalette::Text));
    const QRect text(0, 0, width(), metrics.height());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, m_label);
    const int labelWidth = QFontMetrics(bold).horizontalAdvance(m_label) + 14;
    painter.setFont(font());
    painter.setPen(meaningColors(palette()).mutedText);

    QString numbers = m_note;
    if (m_values.size() > 0) {
        // As many of the first numbers as fit beside the name.
        numbers += m_note.isEmpty() ? QString() : QStringLiteral("    ");
        for (Eigen::Index i = 0; i < m_values.size(); ++i) {
            const QString next = numbers + number(double(m_values[i])) + QStringLiteral("  ");
            if (metrics.horizontalAdvance(next + QStringLiteral("…")) > width() - labelWidth)
                break;
            numbers = next;
        }
        numbers += QStringLiteral("…");
    }
    painter.drawText(text.adjusted(labelWidth, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                     numbers);
    if (m_values.size() == 0)
        return;
    const QRectF area(cells());
    const double step = area.width() / double(m_values.size());
    for (Eigen::Index i = 0; i < m_values.size(); ++i)
        painter.fillRect(
            QRectF(area.left() + double(i) * step, area.top(), step + 0.5, area.height()),
            divergingColor(double(m_values[i]) / m_limit, palette()));
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
}

} // namespace vitrine
