// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/word_questions.h"
#include "trace_view.h"

#include <QMap>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QTableWidget;
class QVBoxLayout;

namespace vitrine
{

class GuessGame;
class LayerGuesses;
class MaskPanel;

/// What BERT guesses for each masked token: the likeliest words, how likely the hidden word or any
/// other is, how unsure BERT is, what each layer would say, and every word hidden in turn.
class PredictionsView : public TraceView
{
    Q_OBJECT

public:
    explicit PredictionsView(Selection* selection, QWidget* parent = nullptr);

    TextTable table() const override;
    void setSpacious(bool spacious) override;
    /// Every word hidden in turn, for the newest answer.
    void setEveryWord(std::vector<HiddenWord> words);
    const std::vector<HiddenWord>& everyWord() const { return m_words; }
    void setGuessing(bool guessing); ///< the class guesses before BERT's answer is shown
    bool isGuessing() const;
    bool isSecret() const; ///< the class is guessing: the hidden words must not be seen anywhere

signals:
    void everyWordRequested();
    void surprisesChanged(const QMap<int, double>& bits); ///< by token; empty: none
    void guessingChanged(bool guessing);
    void secretChanged(bool secret);

protected:
    void refresh() override;
    void answerChanged() override;

private:
    QWidget* makeControls();
    std::vector<TokenIndex> masks() const;
    void fillWordTable();
    void showEmptyState(const std::vector<TokenIndex>& masks);

    QSpinBox* m_count;
    QLineEdit* m_word;
    QPushButton* m_everyWord;
    QCheckBox* m_guess;
    QVBoxLayout* m_list;
    QLabel* m_empty;
    QList<MaskPanel*> m_panels; // kept from one answer to the next, so that typing stays fluid
    GuessGame* m_game;
    QWidget* m_side;
    LayerGuesses* m_layers;
    QTableWidget* m_wordTable;
    std::vector<HiddenWord> m_words;
};

} // namespace vitrine
