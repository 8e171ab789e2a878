// SPDX-License-Identifier: GPL-3.0-or-later
#include "bar_delegate.h"

#include "theme.h"

#include <QPainter>

#include <algorithm>

namespace vitrine
{

static constexpr int rowPadding = 10;

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(rowPadding, rowPadding);
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(Qt::UserRole);
    if (!share.isValid())
        return;
    QFont bold = option.font;
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int thickness =
        std::clamp(option.rect.height() * 2 / 5, metrics.height(), metrics.height() * 8 / 5);
    const int left = option.rect.left() + metrics.horizontalAdvance(m_widest) + 16;
    QRectF track(left, option.rect.center().y() - thickness / 2.0, option.rect.right() - left - 8,
                 thickness);
    if (track.width() < 24)
        return; // the number has to do
    const MeaningColors colors = meaningColors(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.barTrack);
    painter->drawRoundedRect(track, 3, 3);
    // On a chosen row the bar's colour and the row's are too much alike for a bare edge.
    painter->setPen(isSelected ? QPen(option.palette.color(QPalette::HighlightedText))
                               : QPen(Qt::NoPen));
    track.setWidth(std::max(1.5, track.width() * share.toDouble()));
    painter->setBrush(colors.bar);
    painter->drawRoundedRect(track, std::min(3.0, track.width() / 2), 3);
    painter->restore();
}

} // namespace vitrine
