// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/masking.h"
#include "trace_view.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace vitrine
{

/// The exercise that BERT was trained on, with this sentence: 15 % of the tokens are chosen; of
/// these 80 % are masked, 10 % replaced, 10 % kept; the loss says how well BERT guesses them.
class MaskingLabView : public TraceView
{
    Q_OBJECT

public:
    explicit MaskingLabView(Selection* selection, QWidget* parent = nullptr);

    /// What BERT made of the corrupted sequence that was asked for.
    void setRun(std::shared_ptr<const Trace> trace);
    const CorruptedEncoding& draw() const { return m_draw; }
    TextTable table() const override;

signals:
    void runRequested(const vitrine::Encoding& corrupted);

protected:
    void refresh() override;
    void askFurther() override;

private:
    void showDraw();
    QString corruptedText() const; ///< rich text: the sentence as BERT sees it

    QSpinBox* m_seed;
    QPushButton* m_again;
    QLabel* m_sequence;
    QTableWidget* m_table;
    QLabel* m_loss;
    CorruptedEncoding m_draw;
    std::weak_ptr<const Trace> m_drawnFrom;
    int m_drawnSeed = 0;
};

} // namespace vitrine
