// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <QColor>
#include <QPixmap>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace vitrine
{

/// Attention as lines between two columns of the same tokens: left the attending, right the
/// attended ones. The stronger the weight, the more opaque the line; several heads have a colour
/// each. The pointer, or the chosen rows, filter by token.
class AttentionLines : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionLines(QWidget* parent = nullptr);

    struct Layer {
        QString name; ///< "head 3"
        QColor color;
        Matrix weights; ///< (T, T)
    };
    void setLines(QStringList tokens, std::vector<Layer> layers);
    void setRows(QList<int> rows); ///< only these tokens' lines; empty: all

    struct Line {
        int from, to, layer;
        float weight;
    };
    /// What is drawn: weights below 0.02 are too faint to be seen.
    std::vector<Line> lines() const;

    /// Colour of the n-th head of several: distinct for colour-blind people too (Wong 2011).
    static QColor headColor(int n, bool dark);

signals:
    void clicked(int row, Qt::KeyboardModifiers modifiers);

protected:
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void clickAt(QPoint position, Qt::KeyboardModifiers modifiers);
    int rowHeight() const;
    int rowAt(double y) const;
    double centreOf(int row) const;
    void paintLines(QPainter& painter, const QRectF& visible) const;
    void paintAllLines(QPainter& painter, const QRect& visible);
    void point(std::optional<int> row, bool right);
    void fitHeight();

    QStringList m_tokens;
    std::vector<Layer> m_layers;
    QList<int> m_rows;
    std::optional<int> m_pointed;
    bool m_pointsRight = false; ///< the pointer is on the attended side
    QPixmap m_picture;          ///< of the lines that are there while the pointer is on no token
    QRect m_pictured;           ///< the part of this widget that it shows
};

} // namespace vitrine
