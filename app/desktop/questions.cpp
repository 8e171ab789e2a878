// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the views ask of BERT beyond the newest answer: each question runs on the session's worker
// and its result goes back to the view that asked.

#include "analysis/word_questions.h"
#include "bend_view.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "heads/next_sentence.h"
#include "masking_lab_view.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "similarity_view.h"
#include "token_strip.h"

namespace vitrine
{

void MainWindow::connectQuestions()
{
    connect(m_predictions, &PredictionsView::everyWordRequested, this, &MainWindow::askEveryWord);
    connect(m_predictions, &PredictionsView::surprisesChanged, m_strip, &TokenStrip::setSurprises);
    connect(m_similarity, &SimilarityView::apartRequested, this, &MainWindow::askApart);
    connect(m_maskingLab, &MaskingLabView::runRequested, this, &MainWindow::askMaskingLab);
    connect(m_nextSentence, &NextSentenceView::otherOrderRequested, this,
            &MainWindow::askOtherOrder);
    connect(m_nextSentence, &NextSentenceView::scoresRequested, this, &MainWindow::askScores);
    connect(m_nextSentence, &NextSentenceView::candidatesChanged, this, &MainWindow::keepSoon);
    connect(m_bend, &BendView::bendRequested, this, [this](const Bend& bend) {
        Edit bent = m_edit;
        bent.bend = bend;
        changeTo(bent);
    });
}

static RunOptions optionsFor(const Encoder& encoder, const Bend& bend, const Encoding& encoding)
{
    const Config& config = encoder.model()->config;
    return runOptions(bend, encoding.size(), config.layerCount, config.headCount);
}

/// The same, asked for guesses at these tokens alone.
static RunOptions withGuesses(std::vector<TokenIndex> tokens, RunOptions options)
{
    options.guessAt = std::move(tokens);
    return options;
}

/// For sequences other than the one on screen: forbidden glances name that one's tokens.
static Bend withoutGlances(Bend bend)
{
    bend.forbidden.clear();
    return bend;
}

void MainWindow::askEveryWord()
{
    m_session->ask(
        QStringLiteral("every word"),
        [this, encoding = m_answer.trace->encoding(),
         bend = m_answer.bend](const Encoder& encoder, const Progress& progress) -> Session::Show {
            auto words =
                hideEveryWord(encoder, encoding, optionsFor(encoder, bend, encoding), progress);
            if (!words)
                return {};
            return [this, words = std::move(*words)] { m_predictions->setEveryWord(words); };
        });
}

void MainWindow::askApart()
{
    m_session->ask(QStringLiteral("apart"),
                   [this, edit = m_edit, bend = withoutGlances(m_edit.bend)](
                       const Encoder& encoder, const Progress& progress) -> Session::Show {
                       std::array<std::shared_ptr<const Trace>, 2> traces;
                       for (std::size_t i = 0; i < 2; ++i) {
                           const Encoding alone =
                               encodeRequest(encoder, {edit.texts[i], {}, {edit.masks[i], {}}});
                           traces[i] = encoder.run(
                               alone, withGuesses({}, optionsFor(encoder, bend, alone)), progress);
                           if (!traces[i])
                               return {};
                       }
                       return [this, traces] { m_similarity->setApart(traces[0], traces[1]); };
                   });
}

void MainWindow::askMaskingLab(const Encoding& corrupted)
{
    std::vector<TokenIndex> chosen;
    for (int t = 0; t < corrupted.size(); ++t)
        if (corrupted.tokens[std::size_t(t)].hidden)
            chosen.push_back({t});
    m_session->ask(QStringLiteral("masking lab"),
                   [this, corrupted, chosen, bend = m_answer.bend](
                       const Encoder& encoder, const Progress& progress) -> Session::Show {
                       auto trace = encoder.run(
                           corrupted, withGuesses(chosen, optionsFor(encoder, bend, corrupted)),
                           progress);
                       if (!trace)
                           return {};
                       return [this, trace] { m_maskingLab->setRun(trace); };
                   });
}

/// How sure BERT is that b follows a; absent if `progress` cancelled it.
static std::optional<double> isNext(const Encoder& encoder, const RunRequest& pair,
                                    const Progress& progress)
{
    const Encoding encoding = encodeRequest(encoder, pair);
    const auto trace =
        encoder.run(encoding, withGuesses({}, optionsFor(encoder, pair.bend, encoding)), progress);
    if (!trace)
        return std::nullopt;
    return double(nextSentenceScore(trace->nextSentenceLogits().value()).isNext);
}

void MainWindow::askOtherOrder()
{
    m_session->ask(
        QStringLiteral("other order"),
        [this, edit = m_edit](const Encoder& encoder, const Progress& progress) -> Session::Show {
            const auto score = isNext(encoder,
                                      {edit.texts[1],
                                       edit.texts[0],
                                       {edit.masks[1], edit.masks[0]},
                                       withoutGlances(edit.bend)},
                                      progress);
            if (!score)
                return {};
            return [this, score = *score] { m_nextSentence->setOtherOrder(score); };
        });
}

void MainWindow::askScores(const QStringList& candidates)
{
    m_session->ask(
        QStringLiteral("candidates"),
        [this, edit = m_edit, candidates](const Encoder& encoder,
                                          const Progress& progress) -> Session::Show {
            std::vector<double> scores;
            for (const QString& candidate : candidates) {
                const auto score = isNext(
                    encoder,
                    {edit.texts[0], candidate, {edit.masks[0], {}}, withoutGlances(edit.bend)},
                    [&](int, int) {
                        return !progress || progress(int(scores.size()), int(candidates.size()));
                    });
                if (!score)
                    return {};
                scores.push_back(*score);
            }
            return [this, candidates, scores = std::move(scores)] {
                m_nextSentence->setScores(candidates, scores);
            };
        });
}

} // namespace vitrine
