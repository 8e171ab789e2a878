// SPDX-License-Identifier: GPL-3.0-or-later
#include "guess_game.h"

#include "heads/word_predictions.h"
#include "probability_bars.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

GuessGame::GuessGame(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_list(new QLabel)
    , m_ranking(new ProbabilityBars)
    , m_reveal(new QPushButton)
    , m_tallyText(new Note)
{
    setObjectName(QStringLiteral("guessGame"));
    m_edit->setObjectName(QStringLiteral("classGuess"));
    m_edit->setAccessibleName(tr("A guess of the class"));
    m_edit->setPlaceholderText(tr("What does the class say? Enter adds it"));
    connect(m_edit, &QLineEdit::returnPressed, this, &GuessGame::addGuess);
    m_list->setObjectName(QStringLiteral("classGuesses"));
    m_list->setTextFormat(Qt::PlainText);
    m_list->setWordWrap(true);
    m_ranking->setObjectName(QStringLiteral("classRanking"));
    m_ranking->setAccessibleName(tr("The class's guesses, ranked by BERT"));
    m_reveal->setObjectName(QStringLiteral("reveal"));
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        if (!m_isRevealed)
            return reveal();
        startRound();
        emit nextRound();
    });
    m_tallyText->setObjectName(QStringLiteral("tally"));
    auto* const row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_reveal);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->addLayout(row);
    layout->addWidget(m_list);
    layout->addWidget(m_ranking);
    layout->addWidget(m_tallyText);
    refresh();
}

void GuessGame::setQuestion(const Answer& answer, TokenIndex mask)
{
    m_answer = WeakAnswer(answer);
    m_mask = mask;
    refresh();
}

void GuessGame::startRound()
{
    m_guesses.clear();
    m_isRevealed = false;
    refresh();
}

QVariantList GuessGame::standing() const
{
    return {m_guesses, m_isRevealed, m_tally.rounds, m_tally.classFound, m_tally.bertFound};
}

void GuessGame::setStanding(const QVariantList& standing)
{
    m_guesses = standing.value(0).toStringList();
    m_isRevealed = standing.value(1).toBool();
    m_tally = {standing.value(2).toInt(), standing.value(3).toInt(), standing.value(4).toInt()};
    refresh();
    if (m_isRevealed)
        emit revealed();
}

void GuessGame::addGuess()
{
    const QString guess = m_edit->text().trimmed();
    if (!guess.isEmpty() && !m_guesses.contains(guess, Qt::CaseInsensitive) && !m_isRevealed)
        m_guesses.append(guess);
    m_edit->clear();
    refresh();
}

void GuessGame::reveal()
{
    const Answer answer = m_answer.lock();
    if (!answer.trace)
        return; // another text is on its way
    addGuess(); // what is still in the field counts
    m_isRevealed = true;
    const Tokenizer& tokenizer = answer.model->tokenizer;
    const WordDistribution words(answer.trace->wordLogits(m_mask).value());
    const TokenId best = words.top(1).front().id;
    const auto hidden = answer.trace->encoding().tokens[std::size_t(m_mask.value)].hidden;
    const TokenId right = hidden.value_or(best);
    const bool found = std::any_of(m_guesses.begin(), m_guesses.end(), [&](const QString& guess) {
        const auto pieces = tokenizer.tokenize(guess.toStdString());
        return pieces.size() == 1 && pieces.front().id == right;
    });
    ++m_tally.rounds;
    m_tally.classFound += found;
    m_tally.bertFound += hidden && best == *hidden;
    refresh();
    emit revealed();
}

void GuessGame::refresh()
{
    m_edit->setEnabled(!m_isRevealed);
    m_reveal->setText(m_isRevealed ? tr("&Next round") : tr("&Reveal"));
    m_list->setVisible(!m_isRevealed);
    m_list->setText(m_guesses.isEmpty() ? tr("BERT has made its guess. What is yours?")
                                        : m_guesses.join(QStringLiteral(",  ")));
    m_ranking->setVisible(m_isRevealed && !m_guesses.isEmpty());
    const Answer answer = m_answer.lock();
    if (m_isRevealed && answer.trace) {
        const Tokenizer& tokenizer = answer.model->tokenizer;
        const WordDistribution words(answer.trace->wordLogits(m_mask).value());
        const auto hidden = answer.trace->encoding().tokens[std::size_t(m_mask.value)].hidden;
        QList<ProbabilityBars::Row> rows;
        for (const QString& guess : std::as_const(m_guesses)) {
            const auto pieces = tokenizer.tokenize(guess.toStdString());
            if (pieces.size() == 1)
                rows.append({guess, double(words.probability(pieces.front().id)),
                             hidden == pieces.front().id});
            else // it cannot stand behind one mask
                rows.append({guess, 0, false, tr("%n token(s)", nullptr, int(pieces.size()))});
        }
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return a.probability > b.probability;
        });
        m_ranking->setRows(rows);
    }
    m_tallyText->setText(
        m_tally.rounds == 0
            ? tr("No round has been played yet.")
            : tr("After %n round(s): the class found %1, BERT found %2 of the hidden words.",
                 nullptr, m_tally.rounds)
                  .arg(m_tally.classFound)
                  .arg(m_tally.bertFound));
}

} // namespace vitrine
