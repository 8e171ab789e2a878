// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <array>

class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace vitrine
{

class Heatmap;
class ProbabilityBars;
class SilenceGrid;

/// A sentence about what is bent: "left-to-right; silenced: 2.1, 3". Empty for plain BERT.
QString bendDescription(const Bend& bend);

/// Changes BERT and shows what becomes of its answers, before and after: the direction in which it
/// may look, heads and layers that are silent, and single glances that are forbidden.
class BendView : public TraceView
{
    Q_OBJECT

public:
    explicit BendView(Selection* selection, QWidget* parent = nullptr);

    void setBend(const Bend& bend); ///< what is asked for; the answer comes later
    const Bend& bend() const { return m_bend; }
    TextTable table() const override;

signals:
    void bendRequested(const vitrine::Bend& bend);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void refresh() override;

private:
    QWidget* makeChanges();
    QWidget* makeGlances();
    QWidget* makeComparison();
    void request(const Bend& bend);
    void silenceAllButOne();
    void showComparison();

    Bend m_bend;
    std::array<QRadioButton*, 3> m_directions;
    SilenceGrid* m_grid;
    QPushButton* m_only;
    QPushButton* m_restore;
    QLabel* m_glanceTitle;
    Heatmap* m_heatmap;
    QLabel* m_readout;
    QWidget* m_glances;
    QLabel* m_description;
    QGridLayout* m_comparison;
    QLabel *m_beforeTitle, *m_afterTitle;
    struct Pair {
        QLabel* title;
        ProbabilityBars *before, *after;
    };
    Pair addPair(const QString& name);
    QList<Pair> m_pairs; // next sentence, then one per mask
    QLabel* m_empty;
};

} // namespace vitrine
