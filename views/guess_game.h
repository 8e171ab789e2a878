// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <QVariant>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace vitrine
{

class ProbabilityBars;

/// The class guesses the hidden word before BERT does: guesses are typed in, then ranked by how
/// likely BERT thinks they are; a tally counts how often the class found what BERT or the sentence
/// had.
class GuessGame : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariantList standing READ standing WRITE setStanding USER true)

public:
    explicit GuessGame(QWidget* parent = nullptr);

    void setQuestion(const Answer& answer, TokenIndex mask);
    void startRound();
    bool isRevealed() const { return m_isRevealed; }
    QStringList guesses() const { return m_guesses; }

    struct Tally {
        int rounds = 0;
        int classFound = 0; ///< rounds in which a guess was the hidden word, or BERT's first
        int bertFound = 0;  ///< rounds in which BERT's first was the hidden word
    };
    Tally tally() const { return m_tally; }
    /// The round and the tally as plain values: guesses, whether BERT's are shown, and the counts.
    QVariantList standing() const;
    void setStanding(const QVariantList& standing);

signals:
    void revealed();
    void nextRound();

private:
    void addGuess();
    void reveal();
    void refresh();

    WeakAnswer m_answer; // the view around this one holds it
    TokenIndex m_mask;
    QStringList m_guesses;
    bool m_isRevealed = false;
    Tally m_tally;
    QLineEdit* m_edit;
    QLabel* m_list;
    ProbabilityBars* m_ranking;
    QPushButton* m_reveal;
    QLabel* m_tallyText;
};

} // namespace vitrine
