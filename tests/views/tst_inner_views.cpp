// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of BERT: embeddings, one head step by step, feed-forward, and the map.

#include "embeddings_view.h"
#include "encoder_map.h"
#include "feed_forward_view.h"
#include "head_steps.h"
#include "inside_head_view.h"
#include "matrix_picture.h"
#include "probability_bars.h"
#include "token_text.h"
#include "vector_strip.h"
#include "view_support.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class InnerViewsTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;

    template<typename View> static void show(View& view, const Answer& answer)
    {
        view.resize(1000, 700);
        view.show();
        view.setAnswer(answer);
    }

private slots:
    // Embeddings

    void theFiveStripsAreTheTracesRows()
    {
        const Answer answer = m_reader.answer("the cat sat", "it slept");
        Selection selection;
        EmbeddingsView view(&selection);
        show(view, answer);
        selection.setToken(TokenIndex{6});
        const Trace& trace = *answer.trace;
        const std::array<Vector, 5> expected = {
            trace.wordEmbeddings().row(6), trace.positionEmbeddings().row(6),
            trace.segmentEmbeddings().row(6), trace.embeddingSum().row(6),
            trace.embeddingOutput().row(6)};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(view.findChild<VectorStrip*>(QString("embedding%1").arg(i))->values(),
                     expected[std::size_t(i)]);
        // What is added up gives the sum.
        const Vector sum = expected[0] + expected[1] + expected[2];
        QVERIFY((sum - expected[3]).norm() < 1e-5f);
        const TextTable table = view.table();
        QCOMPARE(table.size(), 257);
        QCOMPARE(table[1][4], QString::number(double(expected[3][0])));
    }

    void oneVectorPerTokenAtEachLayer()
    {
        const Answer answer = m_reader.answer("the cat sat");
        Selection selection;
        EmbeddingsView view(&selection);
        show(view, answer);
        auto* const slider = view.findChild<QSlider*>("vectorLayer");
        QCOMPARE(slider->maximum(), 4);
        slider->setValue(3);
        selection.setToken(TokenIndex{0});
        QVERIFY(view.findChild<QLabel*>("vectorLayerText")->text().contains("3 of 4"));
        auto* const picture = view.findChild<MatrixPicture*>("vectorPicture");
        QCOMPARE(picture->rowCount(), 5);
        // The same numbers, drawn by itself.
        const auto isDrawn = [picture](ConstMatrixView values) {
            MatrixPicture expected;
            expected.resize(picture->size());
            expected.setMatrix(values, {"[CLS]", "the", "cat", "sat", "[SEP]"}, 0);
            const auto drawn = [](QWidget* widget) {
                return widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
            };
            return drawn(picture) == drawn(&expected);
        };
        QVERIFY(isDrawn(answer.trace->output(LayerIndex{2})));
        slider->setValue(0);
        QVERIFY(isDrawn(answer.trace->embeddingOutput()));
        QTest::mouseClick(picture, Qt::LeftButton, {},
                          QPoint(picture->width() / 2, picture->height() - 4));
        QCOMPARE(selection.token(), std::optional(TokenIndex{4}));
    }

    void aStripSaysTheValueOfAComponent()
    {
        VectorStrip strip;
        strip.setLabel("Word");
        Vector values(3);
        values << 0.5f, -0.25f, 12.0f;
        strip.setValues(values, 1);
        QCOMPARE(strip.sentence(1),
                 QString("Word, component 2 of 3: %1").arg(QLocale().toString(-0.25, 'f', 3)));
    }

    // Feed-forward

    void theStrongestNeuronsAreFound()
    {
        const Answer answer = m_reader.answer("the cat sat");
        Selection selection;
        FeedForwardView view(&selection);
        show(view, answer);
        selection.setLayer(LayerIndex{2});
        selection.setToken(TokenIndex{2});
        const auto activations = answer.trace->intermediate(LayerIndex{2}).row(2);
        std::vector<std::pair<float, int>> all;
        for (int i = 0; i < activations.size(); ++i)
            all.push_back({std::abs(activations[i]), i});
        std::sort(all.rbegin(), all.rend());
        const auto neurons = view.strongestNeurons();
        QCOMPARE(neurons.size(), 10u);
        for (std::size_t i = 0; i < neurons.size(); ++i) {
            QCOMPARE(neurons[i].index, all[i].second);
            QCOMPARE(neurons[i].activation, activations[all[i].second]);
        }
        const auto& rows = view.findChild<ProbabilityBars*>("neurons")->rows();
        QCOMPARE(rows[0].name, QString("neuron %1").arg(all[0].second + 1));
        QVERIFY(view.findChild<QLabel*>("activeNeurons")
                    ->text()
                    .startsWith(QString::number((activations.array() > 0).count()) + " of 1024"));
    }

    void theResidualStreamAddsUp()
    {
        const Answer answer = m_reader.answer("the cat sat");
        Selection selection;
        FeedForwardView view(&selection);
        show(view, answer);
        selection.setToken(TokenIndex{1});
        const auto strip = [&](int i) {
            return view.findChild<VectorStrip*>(QString("residual%1").arg(i))->values();
        };
        QCOMPARE(strip(0), Vector(answer.trace->embeddingOutput().row(1)));
        QVERIFY((strip(0) + strip(1) - strip(2)).norm() < 1e-4f);
        QCOMPARE(strip(3), Vector(answer.trace->attentionOutput({}).row(1)));
        QVERIFY((strip(3) + strip(4) - strip(5)).norm() < 1e-4f);
        QCOMPARE(strip(6), Vector(answer.trace->output({}).row(1)));
        QCOMPARE(view.table()[1][1], QString::number(double(strip(0).norm())));
    }

    // Inside a head

    void stepsGoForwardAndBack()
    {
        Selection selection;
        InsideHeadView view(&selection);
        show(view, m_reader.answer("the cat sat"));
        view.setStep(0);
        auto* const text = view.findChild<QLabel*>("stepExplanation");
        QVERIFY(text->text().startsWith("The query"));
        QStringList seen = {text->text()};
        for (int i = 1; i < InsideHeadView::stepCount; ++i) {
            QTest::keyClick(&view, Qt::Key_Right);
            QCOMPARE(view.step(), i);
            QVERIFY(!seen.contains(text->text()));
            seen.append(text->text());
        }
        QVERIFY(seen[4].contains(QLocale().toString(8.0, 'f', 2))); // the root of 64
        QVERIFY(!view.findChild<QPushButton*>("stepForward")->isEnabled());
        view.findChild<QPushButton*>("stepBack")->click();
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.step(), 4);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.step(), 0);
    }

    void theNumbersOfARowAreTheFormulas()
    {
        const Answer answer = m_reader.answer("the cat sat on the mat");
        const LayerIndex layer{2};
        const HeadIndex head{1};
        const int queryRow = 3;
        const int size = 64;
        double sum = 0;
        std::vector<double> powers;
        for (int key = 0; key < answer.trace->tokenCount(); ++key) {
            double product = 0;
            for (int i = 0; i < size; ++i)
                product += double(answer.trace->query(layer, head)(queryRow, i)) *
                           double(answer.trace->key(layer, head)(key, i));
            const auto row =
                HeadSteps::rowOf(*answer.trace, layer, head, TokenIndex{queryRow}, TokenIndex{key});
            QVERIFY(std::abs(double(row.product) - product) < 1e-3);
            QVERIFY(std::abs(double(row.score) - product / 8) < 1e-4);
            powers.push_back(std::exp(product / 8));
            sum += powers.back();
        }
        for (int key = 0; key < answer.trace->tokenCount(); ++key) {
            const auto row =
                HeadSteps::rowOf(*answer.trace, layer, head, TokenIndex{queryRow}, TokenIndex{key});
            QVERIFY(std::abs(double(row.weight) - powers[std::size_t(key)] / sum) < 1e-4);
        }
    }

    // The map

    void everyPartOfTheModelHasAPlace()
    {
        Selection selection;
        EncoderMap map(&selection);
        map.resize(178, 600);
        map.show();
        map.setAnswer(m_reader.answer("the cat"));
        int heads = 0;
        int layers = 0;
        for (const auto& place : map.places()) {
            QVERIFY2(map.rect().contains(place.area), qPrintable(place.name));
            heads += place.part.kind == MapPart::Kind::Head;
            layers += place.part.kind == MapPart::Kind::Layer;
        }
        QCOMPARE(layers, 4);
        QCOMPARE(heads, 16);
        QSignalSpy clicks(&map, &EncoderMap::partClicked);
        for (const auto& place : map.places()) {
            if (place.part == MapPart{MapPart::Kind::Head, 2, 1})
                QTest::mouseClick(&map, Qt::LeftButton, {}, place.area.center());
        }
        QCOMPARE(clicks.size(), 1);
        QCOMPARE(clicks[0][0].value<MapPart>(), (MapPart{MapPart::Kind::Head, 2, 1}));
        // By the keyboard: up from the tokens are the embeddings.
        QTest::keyClick(&map, Qt::Key_Up);
        QTest::keyClick(&map, Qt::Key_Up);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(clicks[1][0].value<MapPart>().kind, MapPart::Kind::Embeddings);
    }
};

VITRINE_TEST(InnerViewsTest)
#include "tst_inner_views.moc"
