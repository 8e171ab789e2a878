// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/confusion_matrix.h"

#include <QStringList>
#include <QWidget>

namespace vitrine
{

/// A confusion matrix: a row per true class, a column per class that was said, counts in cells
/// whose colour is the share of their row. The diagonal is framed: there both agree.
class ConfusionView : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionView(QWidget* parent = nullptr);

    void setMatrix(const ConfusionMatrix& matrix, const QStringList& classes);
    const ConfusionMatrix& matrix() const { return m_matrix; }

    QSize sizeHint() const override { return {360, 260}; }
    QSize minimumSizeHint() const override { return {220, 140}; }

protected:
    bool event(QEvent* event) override; ///< tool tips: "6 of 10 animals were taken for food"
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where everything is, for the size and the type in use.
    struct Arrangement {
        QFont type;             ///< smaller than the widget's if names would not fit
        int names = 0;          ///< width of the rows' names
        int heads = 0;          ///< height of the columns' names
        bool isUpright = false; ///< the columns' names
        QRectF grid = {};
    };
    Arrangement arrange() const;
    QRectF cellRect(const Arrangement& arrangement, int row, int column) const;
    int rowTotal(int row) const;
    QString sentence(int row, int column) const;
    void paintNames(QPainter& painter, const Arrangement& arrangement) const;
    void paintCell(QPainter& painter, const Arrangement& arrangement, int row, int column) const;

    ConfusionMatrix m_matrix;
    QStringList m_classes;
};

} // namespace vitrine
