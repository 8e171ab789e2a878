// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace vitrine
{

/// Tokens as named points on a plane. Each has one place per layer; between two layers it is on its
/// way from one to the other.
class PlanePlot : public QWidget
{
    Q_OBJECT

public:
    explicit PlanePlot(QWidget* parent = nullptr);

    struct Point {
        QString name;
        int group = 0; ///< 0: sentence A, 1: sentence B, 2: format token
    };
    /// places: (T, 2) for each layer, the embeddings first.
    void setPoints(QList<Point> points, std::vector<Matrix> places);
    void setAxisNames(const QString& horizontal, const QString& vertical);
    void setTime(double layer); ///< 0 is the embeddings, 2.5 is half-way between layers 2 and 3
    void setCurrent(int point);

    double time() const { return m_time; }
    QPointF place(int point) const; ///< on the plane, at this time
    int pointCount() const { return int(m_points.size()); }

    QSize sizeHint() const override { return {500, 380}; }
    QSize minimumSizeHint() const override { return {240, 200}; }

signals:
    void clicked(int point);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void clickAt(QPoint position);
    QPointF onScreen(QPointF place) const;

    QList<Point> m_points;
    std::vector<Matrix> m_places;
    QRectF m_bounds;
    QString m_horizontal, m_vertical;
    double m_time = 0;
    int m_current = -1;
};

} // namespace vitrine
