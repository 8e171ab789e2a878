// SPDX-License-Identifier: GPL-3.0-or-later
// What the views show, against the trace they were given.

#include "encoder/encoder.h"
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "probability_bars.h"
#include "selection.h"
#include "support.h"
#include "theme.h"
#include "token_text.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

static QStringList labelsOf(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts.append(label->text());
    return texts;
}

class AnswersTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const Model> m_model = loadModel(miniEn);
    Encoder m_encoder{m_model, 2};

    std::shared_ptr<const Trace> traceOf(const std::string& a,
                                         std::optional<std::string> b = std::nullopt,
                                         const std::vector<int>& masks = {})
    {
        Encoding encoding = m_model->tokenizer.encode(a, b);
        for (const int mask : masks)
            encoding =
                withMask(encoding, TokenIndex{mask}, m_model->tokenizer.specials().mask, "[MASK]");
        return m_encoder.run(encoding);
    }
    Answer answerOf(const std::shared_ptr<const Trace>& trace) const
    {
        return {m_model, trace, trace, {}};
    }
    Selection m_selection;

private slots:
    // Masked words

    void guessesAreTheTracesBest()
    {
        PredictionsView view(&m_selection);
        view.show();
        const auto trace = traceOf("the cat sat on the [MASK] .", std::nullopt, {2});
        view.setAnswer(answerOf(trace));
        view.findChild<QSpinBox*>("guessCount")->setValue(3);
        const int typed = 6;
        for (const int position : {2, typed}) {
            const ConstMatrixView logits = *trace->wordLogits();
            const WordDistribution words(
                ConstVectorView(logits.row(position).data(), logits.cols()));
            const auto* const bars =
                view.findChild<ProbabilityBars*>(QString("guesses%1").arg(position));
            QVERIFY(bars);
            QCOMPARE(bars->rows().size(), 3);
            for (int i = 0; i < 3; ++i) {
                const WordPrediction expected = words.top(3)[std::size_t(i)];
                QCOMPARE(bars->rows()[i].name,
                         QString::fromStdString(m_model->tokenizer.vocabulary().text(expected.id)));
                QCOMPARE(bars->rows()[i].probability, double(expected.probability));
            }
        }
        // The hidden word is named with its probability and place; the typed mask hides none.
        const ConstMatrixView logits = *trace->wordLogits();
        const WordDistribution words(ConstVectorView(logits.row(2).data(), logits.cols()));
        const TokenId cat = *trace->encoding().tokens[2].hidden;
        const QStringList hidden = labelsOf(view).filter("Hidden word");
        QCOMPARE(hidden.size(), 1);
        QVERIFY(hidden[0].contains("'cat'"));
        QVERIFY(hidden[0].contains(percent(double(words.probability(cat)))));
        QVERIFY(
            hidden[0].contains(QString("place %1 of").arg(QLocale().toString(words.rank(cat)))));
    }

    void withoutMasksTheViewSaysWhatToDo()
    {
        PredictionsView view(&m_selection);
        view.show();
        view.setAnswer(answerOf(traceOf("the cat")));
        QCOMPARE(labelsOf(view).filter("Click a token").size(), 1);
        for (const ProbabilityBars* bars : view.findChildren<ProbabilityBars*>())
            QVERIFY(!bars->isVisible());
    }

    void withoutHeadsTheViewsSaySo()
    {
        const auto bare = loadModel(dataDir / "encoder-only");
        const auto trace = Encoder(bare).run(bare->tokenizer.encode("the [MASK]", "a cat"));
        PredictionsView words(&m_selection);
        words.show();
        words.setAnswer({bare, trace, trace, {}});
        QCOMPARE(labelsOf(words).filter("without its masked-word head").size(), 1);
        NextSentenceView sentences(&m_selection);
        sentences.show();
        sentences.setAnswer({bare, trace, trace, {}});
        QCOMPARE(labelsOf(sentences).filter("without its next-sentence head").size(), 1);
        QVERIFY(sentences.findChild<ProbabilityBars*>()->isHidden());
    }

    // Next sentence

    void bothProbabilitiesAreShown()
    {
        NextSentenceView view(&m_selection);
        view.show();
        const auto trace = traceOf("he was tired", "he slept until the morning");
        view.setAnswer(answerOf(trace));
        const NextSentenceScore score = nextSentenceScore(*trace->nextSentenceLogits());
        const auto* const bars = view.findChild<ProbabilityBars*>("nextSentenceBars");
        QCOMPARE(bars->rows().size(), 2);
        QCOMPARE(bars->rows()[0].probability, double(score.isNext));
        QCOMPARE(bars->rows()[1].probability, double(score.notNext));
        QVERIFY(bars->accessibleDescription().contains(percent(double(score.isNext))));
        QSignalSpy swaps(&view, &NextSentenceView::swapRequested);
        view.findChild<QPushButton*>("swap")->click();
        QCOMPARE(swaps.size(), 1);
    }

    void withoutAPairTheViewSaysWhatToDo()
    {
        NextSentenceView view(&m_selection);
        view.show();
        view.setAnswer(answerOf(traceOf("he was tired")));
        QCOMPARE(labelsOf(view).filter("Type a sentence B").size(), 1);
        QVERIFY(view.findChild<ProbabilityBars*>()->isHidden());
        QVERIFY(!view.findChild<QPushButton*>("swap")->isEnabled());
    }

    void aBarIsAsLongAsItsProbability()
    {
        ProbabilityBars bars;
        bars.setRows({{"a", 0.5}, {"b", 0.25}, {"c", 1}});
        bars.resize(400, bars.sizeHint().height());
        const QImage picture = bars.grab().toImage();
        const QColor color = meaningColors(bars.palette()).bar;
        for (int row = 0; row < 3; ++row) {
            const QRectF track = bars.track(row);
            int pixels = 0;
            for (int x = 0; x < picture.width(); ++x)
                pixels += picture.pixelColor(x, int(track.center().y())) == color;
            QVERIFY(std::abs(pixels - track.width() * bars.rows()[row].probability) <= 2);
        }
    }

    /// A longer name beside one bar must not shorten it: 97.7 % is longer than 97.5 % everywhere.
    void barsThatAreComparedBeginAndEndAtTheSamePlace()
    {
        NextSentenceView view(&m_selection);
        view.resize(500, 500);
        view.show();
        const auto trace = traceOf("he was tired", "he slept");
        view.setAnswer(answerOf(trace));
        view.setOtherOrder(0.5);
        const auto* const bars = view.findChild<ProbabilityBars*>("nextSentenceBars");
        const auto* const other = view.findChild<ProbabilityBars*>("otherOrderBars");
        QTRY_COMPARE(other->width(), bars->width());
        QCOMPARE(bars->track(1).left(), bars->track(0).left());
        QCOMPARE(other->track(0).left(), bars->track(0).left());
        QCOMPARE(other->track(0).width(), bars->track(0).width());
    }

    void barsOfSeveralMasksAreAlignedToo()
    {
        PredictionsView view(&m_selection);
        view.resize(700, 900);
        view.show();
        const auto trace = traceOf("the cat sat on the mat", std::nullopt, {2, 6});
        view.setAnswer(answerOf(trace));
        const auto* const first = view.findChild<ProbabilityBars*>("guesses2");
        const auto* const second = view.findChild<ProbabilityBars*>("guesses6");
        QTRY_COMPARE(second->width(), first->width());
        QCOMPARE(second->track(0).left(), first->track(0).left());
        QCOMPARE(second->track(0).width(), first->track(0).width());
    }
};

VITRINE_TEST(AnswersTest)
#include "tst_answers.moc"
