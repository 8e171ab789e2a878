// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"
#include "types/tensor.h"

#include <qcustomplot.h>

#include <QStringList>

#include <optional>

namespace vitrine
{

class TokenAxisTicker;

/// A matrix of token against token as coloured cells: row 0 on top, column labels above, a numeric
/// legend at the side. Wheel and dragging zoom and move, never beyond the tokens.
class Heatmap : public QCustomPlot
{
    Q_OBJECT

public:
    explicit Heatmap(QWidget* parent = nullptr);

    struct Cell {
        TokenIndex row, column;
        friend bool operator==(Cell, Cell) = default;
    };

    void setTokens(const QStringList& tokens); ///< labels of rows and columns
    /// (T, T) for T tokens; colours go from 0 to `largest`.
    void setValues(ConstMatrixView values, double largest);
    void setLegend(const QString& rows, const QString& columns, const QString& values);
    void frameRow(std::optional<TokenIndex> row);
    void frameCell(std::optional<Cell> cell);
    void showAll();

    std::optional<Cell> cellAt(QPoint position) const;

signals:
    void pointedAt(std::optional<vitrine::Heatmap::Cell> cell); ///< none: the pointer went away
    void clicked(vitrine::Heatmap::Cell cell);
    void stepped(int rows, int columns); ///< an arrow key

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeAxes();
    void makeLegend();
    void makeFrames();
    void applyColors();
    void keepInside(const QCPRange& range, QCPAxis* axis);
    void fitLabels();
    void fitFont(QCPAxis* axis, double pixelsPerToken);
    void zoom(double factor);

    QCPAxis* m_columns;
    QCPAxis* m_rows;
    QCPColorMap* m_map = nullptr;
    QCPColorScale* m_scale = nullptr;
    QCPItemRect* m_rowFrame = nullptr;
    QCPItemRect* m_cellFrame = nullptr;
    QSharedPointer<TokenAxisTicker> m_columnLabels, m_rowLabels;
    int m_tokenCount = 0;
};

} // namespace vitrine
