// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <qcustomplot.h>

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QSpinBox;

namespace vitrine
{

class Selection;
class TokenAxisTicker;

/// One head's attention as a heatmap: each row is a token that attends, each column a token that it
/// attends to. Follows the selection's layer, head and token.
class AttentionView : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionView(Selection* selection, QWidget* parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace);
    void showAll(); ///< all tokens, whatever the zoom was

    struct Cell {
        TokenIndex attending, attended;
        friend bool operator==(Cell, Cell) = default;
    };
    std::optional<Cell> cellAt(QPoint position) const; ///< position in the plot
    QString sentence(Cell cell) const; ///< "Layer 3, head 2: 'it' attends to 'cat' with 0.43"

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeControls();
    void makePlot();
    void refresh();
    void refreshNumbers();
    void refreshLabels();
    void fitFont(QCPAxis* axis, double pixelsPerToken);
    void applyColors();
    void keepInside(const QCPRange& range, QCPAxis* axis);
    void setCurrent(std::optional<Cell> cell);
    bool moveCurrent(int key);

    Selection* m_selection;
    std::shared_ptr<const Trace> m_trace;
    std::optional<Cell> m_current;

    QSpinBox* m_layer;
    QSpinBox* m_head;
    QComboBox* m_colorRange;
    QLabel* m_readout;
    QCustomPlot* m_plot;
    QCPColorMap* m_map;
    QCPColorScale* m_scale;
    QCPItemRect* m_rowFrame;
    QCPItemRect* m_cellFrame;
    QSharedPointer<TokenAxisTicker> m_columns, m_rows;
};

} // namespace vitrine
