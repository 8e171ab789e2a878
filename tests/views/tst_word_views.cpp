// SPDX-License-Identifier: GPL-3.0-or-later
// Masked words in all their forms, the guessing game, the masking lab, and candidates for B.

#include "analysis/masking.h"
#include "guess_game.h"
#include "masking_lab_view.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "probability_bars.h"
#include "token_text.h"
#include "view_support.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class WordViewsTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;
    Selection m_selection;

private slots:
    void anyWordCanBeLookedUp()
    {
        const Answer answer = m_reader.answer("he went to bed .", std::nullopt, {4});
        PredictionsView view(&m_selection);
        view.setSpacious(true);
        view.show();
        view.setAnswer(answer);
        view.findChild<QLineEdit*>("askedWordEdit")->setText("work");
        const TokenId work = *m_reader.model->tokenizer.vocabulary().find("work");
        const auto words = wordsAt(*answer.trace, 4);
        QCOMPARE(view.findChild<QLabel*>("askedWord")->text(),
                 QString("Your word: 'work', %1, place %2 of %3")
                     .arg(percent(double(words.probability(work))),
                          QLocale().toString(words.rank(work)), QLocale().toString(8192)));
        view.findChild<QLineEdit*>("askedWordEdit")->setText("xyzzyx");
        QVERIFY(view.findChild<QLabel*>("askedWord")->text().contains("one mask holds only one"));
    }

    void everyWordInTurnFillsTableAndStrip()
    {
        const Answer answer = m_reader.answer("he went to bed");
        PredictionsView view(&m_selection);
        view.setSpacious(true);
        view.show();
        view.setAnswer(answer);
        QSignalSpy asked(&view, &PredictionsView::everyWordRequested);
        QSignalSpy surprises(&view, &PredictionsView::surprisesChanged);
        view.findChild<QPushButton*>("everyWord")->click();
        QCOMPARE(asked.size(), 1);
        view.setEveryWord(*hideEveryWord(m_reader.encoder, answer.trace->encoding(), {}, {}));
        const auto* const table = view.findChild<QTableWidget*>("everyWordTable");
        QCOMPARE(table->rowCount(), 4);
        const auto alone = m_reader.answer("he went to bed", std::nullopt, {4});
        const TokenId bed = *m_reader.model->tokenizer.vocabulary().find("bed");
        const double probability = double(wordsAt(*alone.trace, 4).probability(bed));
        QCOMPARE(table->item(3, 0)->text(), "bed");
        QCOMPARE(table->item(3, 1)->text(), percent(probability));
        const auto bits = surprises.last()[0].value<QMap<int, double>>();
        QCOMPARE(bits.size(), 4);
        QVERIFY(std::abs(bits[4] + std::log2(probability)) < 1e-6);
        // A new answer takes the old surprises away.
        view.setAnswer(m_reader.answer("he went to work"));
        QCOMPARE((surprises.last()[0].value<QMap<int, double>>().size()), 0);
        QVERIFY(!table->isVisible());
    }

    void theClassGuessesFirst()
    {
        const Answer answer = m_reader.answer("he went to bed .", std::nullopt, {4});
        PredictionsView view(&m_selection);
        view.show();
        view.setAnswer(answer);
        QVERIFY(view.findChild<ProbabilityBars*>("guesses4")->isVisible());
        view.findChild<QCheckBox*>("guessMode")->setChecked(true);
        QVERIFY(!view.findChild<ProbabilityBars*>("guesses4")); // hidden until it is revealed
        auto* const edit = view.findChild<QLineEdit*>("classGuess");
        for (const char* guess : {"work", "bed", "BED", "  "}) {
            QTest::keyClicks(edit, guess);
            QTest::keyClick(edit, Qt::Key_Return);
        }
        auto* const game = view.findChild<GuessGame*>();
        QCOMPARE(game->guesses(), (QStringList{"work", "bed"}));
        QTest::keyClicks(edit, "xyzzyx"); // still in the field: it counts
        view.findChild<QPushButton*>("reveal")->click();
        const auto& rows = view.findChild<ProbabilityBars*>("classRanking")->rows();
        QCOMPARE(rows.size(), 3);
        const auto words = wordsAt(*answer.trace, 4);
        const TokenId bed = *m_reader.model->tokenizer.vocabulary().find("bed");
        const TokenId work = *m_reader.model->tokenizer.vocabulary().find("work");
        const bool bedFirst = words.probability(bed) > words.probability(work);
        QCOMPARE(rows[0].name, bedFirst ? "bed" : "work");
        QCOMPARE(rows[0].probability, double(words.probability(bedFirst ? bed : work)));
        QVERIFY(rows[2].value.contains("token")); // several pieces cannot stand behind one mask
        QCOMPARE(game->tally().rounds, 1);
        QCOMPARE(game->tally().classFound, 1);
        QCOMPARE(game->tally().bertFound, words.top(1)[0].id == bed ? 1 : 0);
        QVERIFY(view.findChild<ProbabilityBars*>("guesses4")->isVisible());
        view.findChild<QPushButton*>("reveal")->click(); // the next round
        QVERIFY(!view.findChild<ProbabilityBars*>("guesses4"));
        QVERIFY(game->guesses().isEmpty());
    }

    void theMaskingLabShowsTheDrawAndItsLoss()
    {
        const Answer answer =
            m_reader.answer("the old man looked up from his book and said nothing at all");
        MaskingLabView view(&m_selection);
        QList<Encoding> runs;
        connect(&view, &MaskingLabView::runRequested, this,
                [&](const Encoding& corrupted) { runs.append(corrupted); });
        view.show();
        view.setAnswer(answer);
        const auto draw = corrupt(answer.trace->encoding(), m_reader.model->tokenizer, 1);
        QCOMPARE(runs.size(), 1);
        for (int t = 0; t < draw.encoding.size(); ++t)
            QCOMPARE(runs[0].tokens[std::size_t(t)].id, draw.encoding.tokens[std::size_t(t)].id);
        const auto* const table = view.findChild<QTableWidget*>("chosenTokens");
        QCOMPARE(table->rowCount(), int(draw.chosen.size()));
        QCOMPARE(table->item(0, 0)->text(), m_reader.word(draw.chosen[0].original));
        const auto trace = m_reader.encoder.run(draw.encoding);
        view.setRun(trace);
        double loss = 0;
        for (const auto& chosen : draw.chosen)
            loss -=
                std::log(double(wordsAt(*trace, chosen.token.value).probability(chosen.original))) /
                double(draw.chosen.size());
        QVERIFY2(view.findChild<QLabel*>("loss")->text().contains(number(loss)),
                 qPrintable(view.findChild<QLabel*>("loss")->text()));
        view.findChild<QPushButton*>("drawAgain")->click();
        QCOMPARE(view.findChild<QSpinBox*>("seed")->value(), 2);
        QCOMPARE(runs.size(), 2);
        m_selection.setLayer(LayerIndex{1}); // looking elsewhere draws nothing anew
        QCOMPARE(runs.size(), 2);
    }

    void bothOrdersAndCandidatesAreScored()
    {
        NextSentenceView view(&m_selection);
        QSignalSpy otherOrders(&view, &NextSentenceView::otherOrderRequested);
        QSignalSpy scores(&view, &NextSentenceView::scoresRequested);
        view.setSpacious(true);
        view.show();
        view.setAnswer(m_reader.answer("he was tired", "he slept"));
        QCOMPARE(otherOrders.size(), 1);
        auto* const other = view.findChild<ProbabilityBars*>("otherOrderBars");
        QVERIFY(!other->isVisible());
        view.setOtherOrder(0.25);
        QVERIFY(other->isVisible());
        QCOMPARE(other->rows()[0].probability, 0.25);

        view.findChild<QPlainTextEdit*>("candidates")->setPlainText("he slept\n\n  it rained \n");
        QTRY_COMPARE(scores.size(), 1);
        const QStringList asked = scores[0][0].toStringList();
        QCOMPARE(asked, (QStringList{"he slept", "it rained"}));
        view.setScores(asked, {0.2, 0.9});
        const auto& rows = view.findChild<ProbabilityBars*>("rankedCandidates")->rows();
        QCOMPARE(rows[0].name, "it rained");
        QCOMPARE(rows[1].probability, 0.2);
        QVERIFY(view.table().contains(QStringList{"it rained", "0.9"}));
    }
};

VITRINE_TEST(WordViewsTest)
#include "tst_word_views.moc"
