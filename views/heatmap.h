// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "click.h"
#include "types/indices.h"
#include "types/tensor.h"

#include <qcustomplot.h>

#include <QStringList>

#include <array>
#include <optional>

namespace vitrine
{

class TokenAxisTicker;

/// A matrix of token against token as coloured cells: row 0 on top, column labels above, a numeric
/// legend at the side. Wheel and dragging zoom and move, never beyond the tokens. A cell's row and
/// column are places in the labels it was given.
class Heatmap : public QCustomPlot
{
    Q_OBJECT
    Q_PROPERTY(QRectF shownCells READ shownCells WRITE setShownCells USER true)

public:
    explicit Heatmap(QWidget* parent = nullptr);

    struct Cell {
        TokenIndex row, column;
        friend bool operator==(Cell, Cell) = default;
    };

    /// How numbers become colours.
    struct Colors {
        double smallest = 0;
        double largest = 1;
        bool logarithmic = false; ///< `smallest` must be above 0
        bool hasSign = false;     ///< blue below 0, orange above
    };

    void setTokens(const QStringList& tokens); ///< labels of rows and columns
    void setTokens(const QStringList& rows, const QStringList& columns);
    /// One row and column per label.
    void setValues(ConstMatrixView values, Colors colors);
    void setLegend(const QString& rows, const QString& columns, const QString& values);
    void frameRow(std::optional<TokenIndex> row)
    {
        frameRows(row ? QList{row->value} : QList<int>());
    }
    void frameRows(const QList<int>& rows);
    void crossOut(const QList<Cell>& cells); ///< marks cells with a cross
    void frameCell(std::optional<Cell> cell);
    void showAll();
    QRectF shownCells() const; ///< columns and rows in the picture; null: all of them
    void setShownCells(const QRectF& cells);

    std::optional<Cell> cellAt(QPoint position) const;

signals:
    void pointedAt(std::optional<vitrine::Heatmap::Cell> cell); ///< none: the pointer went away
    void clicked(vitrine::Heatmap::Cell cell, Qt::KeyboardModifiers modifiers);
    void stepped(int rows, int columns); ///< an arrow key

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeAxes();
    void makeLegend();
    void makeFrames();
    QCPItemRect* makeFrame(const QPen& pen);
    void applyColors();
    void keepInside(const QCPRange& range, QCPAxis* axis);
    void fitLabels();
    void fitTitles();
    void fitFont(QCPAxis* axis, double pixelsPerToken);
    void zoom(double factor);

    QCPAxis* m_columns;
    QCPAxis* m_rows;
    ClickTracker m_click;
    QCPColorMap* m_map = nullptr;
    QCPColorScale* m_scale = nullptr;
    QList<QCPItemRect*> m_rowFrames;
    QCPGraph* m_crosses = nullptr;
    QCPItemRect* m_cellFrame = nullptr;
    QSharedPointer<TokenAxisTicker> m_columnLabels, m_rowLabels;
    QRectF m_wantedCells; ///< to be shown once there are tokens
    int m_rowCount = 0;
    int m_columnCount = 0;
    bool m_hasSign = false;
    std::array<QString, 3> m_titles; // rows, columns, values
};

} // namespace vitrine
