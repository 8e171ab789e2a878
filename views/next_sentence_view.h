// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <QStringList>

#include <optional>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace vitrine
{

class ProbabilityBars;

/// How sure BERT is that sentence B follows sentence A: in both orders, and for a list of candidate
/// sentences, ranked.
class NextSentenceView : public TraceView
{
    Q_OBJECT

public:
    explicit NextSentenceView(Selection* selection, QWidget* parent = nullptr);

    void setSpacious(bool spacious) override; ///< there is room for the sentences themselves
    /// How sure BERT is that A follows B, for the newest answer.
    void setOtherOrder(double isNext);
    QStringList candidates() const;
    void setCandidates(const QStringList& sentences);
    /// One score per candidate, in the order they stand in the field.
    void setScores(const QStringList& sentences, const std::vector<double>& isNext);
    TextTable table() const override;

signals:
    void swapRequested();
    void otherOrderRequested();
    void scoresRequested(const QStringList& sentences);
    void candidatesChanged();

protected:
    void refresh() override;
    void answerChanged() override;
    void askFurther() override;

private:
    void askForScores();

    std::optional<double> m_otherOrder;
    bool m_isRanked = false; ///< the ranking is that of this answer and these candidates
    bool m_isSpacious = false;
    QPushButton* m_swap;
    QLabel* m_sentences;
    ProbabilityBars* m_bars;
    ProbabilityBars* m_otherBars;
    QLabel* m_note;
    QWidget* m_ranking;
    QPlainTextEdit* m_candidates;
    ProbabilityBars* m_ranked;
    QTimer* m_pause; // scores are asked for when typing pauses
};

} // namespace vitrine
