// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QColor>
#include <QList>
#include <QString>
#include <QTimer>

#include <optional>

namespace vitrine
{

/// Curves that grow while something learns: a legend with the newest values, axes that keep all
/// points in sight, colours that follow the theme and are told apart by their dashes too.
class CurvePlot : public QCustomPlot
{
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    enum class Shape { Line, DashedLine, Dots };
    /// Returns the curve's number. `color`: 0 or 1, the two colours of the theme.
    int addCurve(const QString& name, int color, Shape shape);
    void setAxisNames(const QString& horizontal, const QString& vertical);
    /// The vertical axis is a share and runs from 0 to 1, shown in percent.
    void setShares(bool shares);
    /// A horizontal line with a name, such as "guessing at random".
    void setReference(double value, const QString& name);

    void addPoint(int curve, double x, double y); ///< drawn with the next frame
    void clearPoints();

    int pointCount(int curve) const;
    QPointF lastPoint(int curve) const;

    QSize minimumSizeHint() const override { return {260, 180}; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Curve {
        QString name;
        int color;
        Shape shape;
        QCPGraph* graph;
    };

    void makeReference();
    void invalidate();
    void showFrame();
    void rescale();
    void showValues();
    QString valueText(double value) const;
    bool fitsLegend(const QFont& font, int columns) const;
    void fitLegend();
    void fitAxes();
    void applyColors();
    void applyColor(const Curve& curve);

    QList<Curve> m_curves;
    QString m_horizontal, m_vertical;
    bool m_isShares = false;
    QPointF m_largest; // of all points
    std::optional<double> m_reference;
    QCPItemStraightLine* m_line = nullptr;
    QCPItemText* m_lineName = nullptr;
    QTimer m_frame; // runs while there is something that has not been drawn
};

} // namespace vitrine
