// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"
#include "heatmap.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSpinBox;

namespace vitrine
{

class Selection;

/// One head's attention as a heatmap: each row is a token that attends, each column a token that it
/// attends to. Follows the selection's layer, head and token.
class AttentionView : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionView(Selection* selection, QWidget* parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace);

    /// "Layer 3, head 2: 'it' attends to 'cat' with 0.43"
    QString sentence(Heatmap::Cell cell) const;

private:
    QHBoxLayout* makeControls();
    void makeHeatmap();
    QSpinBox* makeNumberBox(const QString& objectName, const QString& name);
    void refresh();
    void pointAt(std::optional<Heatmap::Cell> cell);
    void step(int rows, int columns);

    Selection* m_selection;
    std::shared_ptr<const Trace> m_trace;
    std::optional<Heatmap::Cell> m_current;

    QSpinBox* m_layer;
    QSpinBox* m_head;
    QComboBox* m_colorRange;
    Heatmap* m_heatmap;
    QLabel* m_readout;
};

} // namespace vitrine
