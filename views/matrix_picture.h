// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace vitrine
{

/// A matrix as a picture, one row per token: blue below 0, orange above. Names stand beside the
/// rows as long as there is room.
class MatrixPicture : public QWidget
{
    Q_OBJECT

public:
    explicit MatrixPicture(QWidget* parent = nullptr);

    /// values: (T, H). `current`: the row that is framed.
    void setMatrix(ConstMatrixView values, QStringList names, int current);

    int rowCount() const { return m_image.height(); }
    QSize sizeHint() const override { return {400, 240}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

signals:
    void rowClicked(int row);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void clickAt(QPoint position);
    QRectF pictureArea() const;
    void applyColors();

    QImage m_image; ///< the values, coloured by its table
    QStringList m_names;
    int m_current = -1;
};

} // namespace vitrine
