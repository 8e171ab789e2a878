// SPDX-License-Identifier: GPL-3.0-or-later
// What the views show, against the trace they were given.

#include "attention_view.h"
#include "encoder/encoder.h"
#include "selection.h"
#include "selection_bar.h"
#include "support.h"
#include "token_axis.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class AttentionViewTest : public QObject
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

private slots:
    // Attention

    void theHeatmapHoldsTheTracesNumbers()
    {
        Selection selection;
        AttentionView view(&selection);
        view.resize(700, 600);
        view.show();
        const auto trace = traceOf("the cat sat on the mat", "it was tired");
        view.setAnswer(answerOf(trace));
        for (const auto& [layer, head] : {std::pair{0, 0}, {3, 1}, {2, 3}}) {
            selection.setLayer(LayerIndex{layer});
            selection.setHead(HeadIndex{head});
            const ConstMatrixView expected =
                trace->probabilities(LayerIndex{layer}, HeadIndex{head});
            auto* const plot = view.findChild<Heatmap*>("heatmap");
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
        SelectionBar bar(&selection);
        bar.setTrace(traceOf("the cat"));
        auto* const layer = bar.findChild<QSpinBox*>("layer");
        auto* const head = bar.findChild<QSpinBox*>("head");
        auto* const token = bar.findChild<QSpinBox*>("token");
        QCOMPARE(layer->minimum(), 1);
        QCOMPARE(layer->maximum(), 4);
        QCOMPARE(token->maximum(), 4);
        layer->setValue(3);
        QTest::keyClick(head, Qt::Key_Up);
        token->setValue(2);
        QCOMPARE(selection.layer(), LayerIndex{2});
        QCOMPARE(selection.head(), HeadIndex{1});
        QCOMPARE(selection.token(), std::optional(TokenIndex{1}));
        selection.setLayer(LayerIndex{0});
        selection.setToken(std::nullopt);
        QCOMPARE(layer->value(), 1);
        QCOMPARE(token->text(), "none");
    }

    void theReadoutIsASentenceWithTheValue()
    {
        Selection selection;
        AttentionView view(&selection);
        view.resize(700, 600);
        view.show();
        const auto trace = traceOf("the cat sat");
        view.setAnswer(answerOf(trace));
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
        view.setAnswer(answerOf(traceOf("the cat sat on the mat")));
        auto* const plot = view.findChild<Heatmap*>("heatmap");
        auto* const readout = view.findChild<QLabel*>("readout");
        plot->replot();
        const Heatmap::Cell cell{TokenIndex{2}, TokenIndex{5}};
        const QPoint place(int(plot->xAxis2->coordToPixel(5)), int(plot->yAxis->coordToPixel(2)));
        QCOMPARE(plot->cellAt(place), std::optional(cell));
        QTest::mouseMove(plot, place);
        QTRY_COMPARE(readout->text(), view.sentence(cell));
        QTest::mouseClick(plot, Qt::LeftButton, {}, place);
        QCOMPARE(selection.token(), std::optional(TokenIndex{2}));
        QVERIFY(!plot->cellAt({1, 1}));
        // Row 0 stands on top.
        QVERIFY(plot->yAxis->coordToPixel(0) < plot->yAxis->coordToPixel(1));
    }

    void arrowKeysMoveFromCellToCell()
    {
        Selection selection;
        AttentionView view(&selection);
        view.resize(700, 600);
        view.show();
        view.setAnswer(answerOf(traceOf("the cat")));
        auto* const plot = view.findChild<Heatmap*>("heatmap");
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
        view.setAnswer(answerOf(trace));
        auto* const plot = view.findChild<Heatmap*>("heatmap");
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
        view.resize(700, 600);
        view.show();
        const auto trace = traceOf("the cat sat");
        view.setAnswer(answerOf(trace));
        auto* const plot = view.findChild<Heatmap*>("heatmap");
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
};

VITRINE_TEST(AttentionViewTest)
#include "tst_attention_view.moc"
