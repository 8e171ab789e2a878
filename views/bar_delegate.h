// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vitrine
{

/// Cells of a table with air around them, and a bar beside a number that has one (Qt::UserRole,
/// from 0 to 1).
class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `widest`: the longest number, so that all bars begin at the same place.
    explicit BarDelegate(const QString& widest, QObject* parent = nullptr)
        : QStyledItemDelegate(parent), m_widest(widest)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    QString m_widest;
};

} // namespace vitrine
