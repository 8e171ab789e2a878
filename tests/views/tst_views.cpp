// SPDX-License-Identifier: GPL-3.0-or-later
// What the views show, against the trace they were given.

#include "attention_view.h"
#include "color_map.h"
#include "encoder/encoder.h"
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "probability_bars.h"
#include "selection.h"
#include "support.h"
#include "theme.h"
#include "token_axis.h"
#include "token_scroll.h"
#include "token_strip.h"
#include "token_text.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

using namespace vitrine;
using namespace vitrine::test;

static QStringList labelsOf(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts.append(label->text());
    return texts;
}

static double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

class ViewsTest : public QObject
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
    std::shared_ptr<const Tokenizer> tokenizer() const { return {m_model, &m_model->tokenizer}; }

private slots:
    // Selection

    void theSelectionSignalsOnceForEachChange()
    {
        Selection selection;
        QSignalSpy changes(&selection, &Selection::changed);
        selection.setLayer(LayerIndex{2});
        selection.setLayer(LayerIndex{2});
        selection.setHead(HeadIndex{1});
        selection.setToken(TokenIndex{5});
        QCOMPARE(changes.size(), 3);
        selection.clampTo(2, 4, 5);
        QCOMPARE(changes.size(), 4);
        QCOMPARE(selection.layer(), LayerIndex{1});
        QCOMPARE(selection.head(), HeadIndex{1});
        QVERIFY(!selection.token());
        selection.clampTo(2, 4, 5);
        QCOMPARE(changes.size(), 4);
    }

    // Words and colours

    void tokensAreDescribedInWords()
    {
        const auto trace = traceOf("The café cat saw the cat", std::nullopt, {3});
        const Encoding& encoding = trace->encoding();
        QCOMPARE(quotedToken(encoding, TokenIndex{0}), "'[CLS]'");
        QCOMPARE(quotedToken(encoding, TokenIndex{1}), "'the' (2)");
        const QString cls = tokenDescription(encoding, TokenIndex{0});
        QVERIFY(cls.contains("token 1 of") && cls.contains("id 2") &&
                cls.contains("cannot be hidden"));
        const QString the = tokenDescription(encoding, TokenIndex{1});
        QVERIFY2(the.contains("Characters 1 to 3 of the text: \"The\""), qPrintable(the));
        QVERIFY(the.contains("Click to hide"));
        QVERIFY(tokenDescription(encoding, TokenIndex{3}).contains("Click to show it again"));
        const auto typed = traceOf("a [MASK]");
        QVERIFY(tokenDescription(typed->encoding(), TokenIndex{2}).contains("Typed in the text"));
    }

    void percentagesKeepTheirDigits()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(percent(0.3859), "38.6 %");
        QCOMPARE(percent(0.00123), "0.12 %");
        QCOMPARE(percent(0.0000001), "< 0.01 %");
        QCOMPARE(percent(0), "0.00 %");
        QCOMPARE(percent(1), "100.0 %");
    }

    void colorsAreLegible_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void colorsAreLegible()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? Theme::Dark : Theme::Light);
        const QPalette palette = QApplication::palette();
        const MeaningColors colors = meaningColors(palette);
        // WCAG 2.1 AA: 4.5 for text, 3 for shapes that carry meaning
        for (const ShapeColors& shape :
             {colors.segmentA, colors.segmentB, colors.format, colors.mask})
            QVERIFY(contrast(shape.text, shape.fill) >= 4.5);
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base}) {
            QVERIFY(contrast(palette.color(QPalette::Text), palette.color(ground)) >= 4.5);
            QVERIFY(contrast(colors.mutedText, palette.color(ground)) >= 4.5);
            QVERIFY(contrast(colors.warning, palette.color(ground)) >= 4.5);
        }
        QVERIFY(contrast(colors.bar, palette.color(QPalette::Base)) >= 3);
        QVERIFY(contrast(colors.bar, colors.barTrack) >= 3);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight)) >= 4.5);
        applyTheme(*qApp, Theme::Light);
    }

    void viridisGetsLighterAllTheWay()
    {
        QCPColorGradient gradient = viridis();
        double last = -1;
        for (double position = 0; position <= 1; position += 0.05) {
            const QColor color(gradient.color(position, QCPRange(0, 1)));
            const double lightness =
                0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
            QVERIFY(lightness > last);
            last = lightness;
        }
    }

    // Token strip

    void oneChipForEachTokenAndPiecesJoined()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        const auto trace = traceOf("naive cat");
        strip.setTrace(trace);
        QCOMPARE(strip.tokenCount(), 5); // [CLS] na ##ive cat [SEP]
        QCOMPARE(strip.chipRect(TokenIndex{2}).left(), strip.chipRect(TokenIndex{1}).right() + 1);
        QVERIFY(strip.chipRect(TokenIndex{3}).left() > strip.chipRect(TokenIndex{2}).right() + 1);
    }

    void chipsWrapAndNeverLeaveTheStrip()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(300, 600);
        strip.setTrace(
            traceOf("the old man looked up from his book and said nothing to the child"));
        for (int i = 0; i < strip.tokenCount(); ++i)
            QVERIFY(strip.rect().contains(strip.chipRect(TokenIndex{i})));
        QVERIFY(strip.rowCount(300) > 2);
        QCOMPARE(strip.rowCount(3000), 1);
        QVERIFY(strip.heightForWidth(300) > strip.heightForWidth(3000));
    }

    void aClickAsksForTheMask()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        strip.setTrace(traceOf("the cat sat"));
        QSignalSpy toggles(&strip, &TokenStrip::maskToggled);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.chipRect(TokenIndex{2}).center());
        QCOMPARE(toggles.size(), 1);
        QCOMPARE(toggles[0][0].value<TokenIndex>(), TokenIndex{2});
        QCOMPARE(selection.token(), std::optional(TokenIndex{2}));
        QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(1190, 90)); // beside the chips
        QCOMPARE(toggles.size(), 1);
    }

    void theKeyboardReachesEveryToken()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        strip.setTrace(traceOf("the cat sat"));
        QSignalSpy toggles(&strip, &TokenStrip::maskToggled);
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(selection.token(), std::optional(TokenIndex{1}));
        QVERIFY(strip.accessibleDescription().startsWith("the: token 2 of 5"));
        QTest::keyClick(&strip, Qt::Key_Space);
        QCOMPARE(toggles.size(), 1);
        QTest::keyClick(&strip, Qt::Key_End);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(selection.token(), std::optional(TokenIndex{4}));
        QTest::keyClick(&strip, Qt::Key_Home);
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(selection.token(), std::optional(TokenIndex{0}));
    }

    void theScrollAreaShowsAtMostThreeRows()
    {
        Selection selection;
        auto* const strip = new TokenStrip(&selection);
        TokenScroll scroll(strip);
        scroll.resize(400, 50);
        scroll.show();
        strip->setTrace(traceOf("a"));
        QTRY_COMPARE(scroll.height(), strip->heightOfRows(1));
        std::string text;
        for (int i = 0; i < 100; ++i)
            text += "nothing ";
        strip->setTrace(traceOf(text));
        QTRY_COMPARE(scroll.height(), strip->heightOfRows(3));
        QTRY_VERIFY(strip->height() > scroll.height());
    }

    // Attention

    void theHeatmapHoldsTheTracesNumbers()
    {
        Selection selection;
        AttentionView view(&selection);
        view.resize(700, 600);
        view.show();
        const auto trace = traceOf("the cat sat on the mat", "it was tired");
        view.setTrace(trace);
        for (const auto& [layer, head] : {std::pair{0, 0}, {3, 1}, {2, 3}}) {
            selection.setLayer(LayerIndex{layer});
            selection.setHead(HeadIndex{head});
            const ConstMatrixView expected =
                trace->probabilities(LayerIndex{layer}, HeadIndex{head});
            auto* const plot = view.findChild<QCustomPlot*>("heatmap");
            auto* const map = qobject_cast<QCPColorMap*>(plot->plottable(0));
            QCOMPARE(map->data()->keySize(), trace->tokenCount());
            for (int row = 0; row < trace->tokenCount(); ++row) {
                for (int column = 0; column < trace->tokenCount(); ++column)
                    QCOMPARE(map->data()->cell(column, row), double(expected(row, column)));
            }
        }
    }

    void layerAndHeadCountFromOne()
    {
        Selection selection;
        AttentionView view(&selection);
        view.setTrace(traceOf("the cat"));
        auto* const layer = view.findChild<QSpinBox*>("layer");
        auto* const head = view.findChild<QSpinBox*>("head");
        QCOMPARE(layer->minimum(), 1);
        QCOMPARE(layer->maximum(), 4);
        layer->setValue(3);
        QTest::keyClick(head, Qt::Key_Up);
        QCOMPARE(selection.layer(), LayerIndex{2});
        QCOMPARE(selection.head(), HeadIndex{1});
        selection.setLayer(LayerIndex{0});
        QCOMPARE(layer->value(), 1);
    }

    void theReadoutIsASentenceWithTheValue()
    {
        Selection selection;
        AttentionView view(&selection);
        const auto trace = traceOf("the cat sat");
        view.setTrace(trace);
        selection.setLayer(LayerIndex{2});
        selection.setHead(HeadIndex{1});
        const float weight = trace->probabilities(LayerIndex{2}, HeadIndex{1})(3, 2);
        QCOMPARE(view.sentence({TokenIndex{3}, TokenIndex{2}}),
                 QString("Layer 3, head 2: 'sat' attends to 'cat' with %1")
                     .arg(QLocale().toString(double(weight), 'f', weight < 0.01f ? 4 : 2)));
    }

    void pointingAtACellReadsIt()
    {
        Selection selection;
        AttentionView view(&selection);
        view.resize(700, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setTrace(traceOf("the cat sat on the mat"));
        auto* const plot = view.findChild<QCustomPlot*>("heatmap");
        auto* const readout = view.findChild<QLabel*>("readout");
        plot->replot();
        const AttentionView::Cell cell{TokenIndex{2}, TokenIndex{5}};
        const QPoint place(int(plot->xAxis2->coordToPixel(5)), int(plot->yAxis->coordToPixel(2)));
        QCOMPARE(view.cellAt(place), std::optional(cell));
        QTest::mouseMove(plot, place);
        QTRY_COMPARE(readout->text(), view.sentence(cell));
        QTest::mouseClick(plot, Qt::LeftButton, {}, place);
        QCOMPARE(selection.token(), std::optional(TokenIndex{2}));
        QVERIFY(!view.cellAt({1, 1}));
        // Row 0 stands on top.
        QVERIFY(plot->yAxis->coordToPixel(0) < plot->yAxis->coordToPixel(1));
    }

    void arrowKeysMoveFromCellToCell()
    {
        Selection selection;
        AttentionView view(&selection);
        view.setTrace(traceOf("the cat"));
        auto* const plot = view.findChild<QCustomPlot*>("heatmap");
        auto* const readout = view.findChild<QLabel*>("readout");
        const auto press = [&](Qt::Key key) { QTest::keyClick(plot, key); };
        press(Qt::Key_Down);
        QCOMPARE(readout->text(), view.sentence({TokenIndex{0}, TokenIndex{0}}));
        press(Qt::Key_Down);
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(readout->text(), view.sentence({TokenIndex{1}, TokenIndex{2}}));
        for (int i = 0; i < 9; ++i)
            press(Qt::Key_Up);
        QCOMPARE(readout->text(), view.sentence({TokenIndex{0}, TokenIndex{2}}));
    }

    void zoomingStaysInsideAndComesBack()
    {
        Selection selection;
        AttentionView view(&selection);
        view.resize(700, 600);
        view.show();
        const auto trace = traceOf("the old man looked up from his book and said nothing");
        view.setTrace(trace);
        auto* const plot = view.findChild<QCustomPlot*>("heatmap");
        const QCPRange all(-0.5, trace->tokenCount() - 0.5);
        QCOMPARE(plot->xAxis2->range(), all);
        QTest::keyClick(plot, Qt::Key_Plus);
        QVERIFY(plot->yAxis->range().size() < all.size());
        plot->xAxis2->setRange(-100, 5);
        QVERIFY(plot->xAxis2->range().lower >= -0.5);
        plot->xAxis2->setRange(0, 1e9);
        QVERIFY(plot->xAxis2->range().upper <= all.upper);
        view.findChild<QPushButton*>("showAll")->click();
        QCOMPARE(plot->xAxis2->range(), all);
        QCOMPARE(plot->yAxis->range(), all);
    }

    void theLegendSaysWhatTheColoursMean()
    {
        Selection selection;
        AttentionView view(&selection);
        const auto trace = traceOf("the cat sat");
        view.setTrace(trace);
        auto* const plot = view.findChild<QCustomPlot*>("heatmap");
        auto* const map = qobject_cast<QCPColorMap*>(plot->plottable(0));
        QCOMPARE(map->dataRange(), QCPRange(0, 1));
        view.findChild<QComboBox*>("colorRange")->setCurrentIndex(1);
        const float largest = trace->probabilities({}, {}).maxCoeff();
        QCOMPARE(map->dataRange(), QCPRange(0, double(largest)));
        QCOMPARE(map->colorScale()->dataRange(), map->dataRange());
    }

    void axisLabelsAreTokensAndThinOut()
    {
        struct Ticker : TokenAxisTicker {
            using TokenAxisTicker::getTickLabel;
            using TokenAxisTicker::getTickStep;
        } ticker;
        ticker.setTokens({"a", "b", "averyverylongtoken"});
        QCOMPARE(ticker.getTickLabel(1, QLocale(), 'f', 0), "b");
        QCOMPARE(ticker.getTickLabel(2, QLocale(), 'f', 0).size(), 14);
        QCOMPARE(ticker.getTickLabel(3, QLocale(), 'f', 0), "");
        QCOMPARE(ticker.getTickLabel(-1, QLocale(), 'f', 0), "");
        ticker.setMaxLabels(40);
        QCOMPARE(ticker.getTickStep(QCPRange(-0.5, 21.5)), 1.0);
        QCOMPARE(ticker.getTickStep(QCPRange(-0.5, 511.5)), 13.0);
    }

    // Masked words

    void guessesAreTheTracesBest()
    {
        PredictionsView view;
        view.setVocabulary(tokenizer());
        const auto trace = traceOf("the cat sat on the [MASK] .", std::nullopt, {2});
        view.setTrace(trace);
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
        PredictionsView view;
        view.setVocabulary(tokenizer());
        view.setTrace(traceOf("the cat"));
        QCOMPARE(labelsOf(view).filter("Click a token").size(), 1);
        QVERIFY(view.findChildren<ProbabilityBars*>().isEmpty());
    }

    void withoutHeadsTheViewsSaySo()
    {
        const auto bare = loadModel(dataDir / "encoder-only");
        const auto trace = Encoder(bare).run(bare->tokenizer.encode("the [MASK]", "a cat"));
        PredictionsView words;
        words.setVocabulary({bare, &bare->tokenizer});
        words.setTrace(trace);
        QCOMPARE(labelsOf(words).filter("without its masked-word head").size(), 1);
        NextSentenceView sentences;
        sentences.setTrace(trace);
        QCOMPARE(labelsOf(sentences).filter("without its next-sentence head").size(), 1);
        QVERIFY(sentences.findChild<ProbabilityBars*>()->isHidden());
    }

    // Next sentence

    void bothProbabilitiesAreShown()
    {
        NextSentenceView view;
        const auto trace = traceOf("he was tired", "he slept until the morning");
        view.setTrace(trace);
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
        NextSentenceView view;
        view.setTrace(traceOf("he was tired"));
        QCOMPARE(labelsOf(view).filter("Type a sentence B").size(), 1);
        QVERIFY(view.findChild<ProbabilityBars*>()->isHidden());
        QVERIFY(!view.findChild<QPushButton*>("swap")->isEnabled());
    }
};

QTEST_MAIN(ViewsTest)
#include "tst_views.moc"
