// SPDX-License-Identifier: GPL-3.0-or-later
// From layer to layer: the plane, the guesses, and how alike vectors are.

#include "analysis/geometry.h"
#include "analysis/residual.h"
#include "layer_guesses.h"
#include "layers_view.h"
#include "plane_plot.h"
#include "similarity_view.h"
#include "token_text.h"
#include "view_support.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::test;

class LayerViewsTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;

private slots:
    void tokensMoveOnTheSharedPlane()
    {
        const Answer answer = m_reader.answer("the cat sat", "it slept");
        Selection selection;
        LayersView view(&selection);
        view.resize(1000, 600);
        view.show();
        QSignalSpy shown(&view, &LayersView::shown);
        view.setAnswer(answer);
        QTRY_VERIFY(!shown.isEmpty());
        auto* const plane = view.findChild<PlanePlot*>("plane");
        QCOMPARE(plane->pointCount(), answer.trace->tokenCount());
        auto* const time = view.findChild<QSlider*>("layerTime");
        QCOMPARE(time->maximum(), 4 * LayersView::stepsPerLayer);

        std::vector<ConstMatrixView> layers;
        for (int layer = 0; layer <= 4; ++layer)
            layers.push_back(hiddenState(*answer.trace, layer));
        const PrincipalPlane expected = fitPlane(layers);
        for (const int layer : {0, 2, 4}) {
            time->setValue(layer * LayersView::stepsPerLayer);
            const Matrix places = expected.project(layers[std::size_t(layer)]);
            for (int t = 0; t < plane->pointCount(); ++t) {
                QVERIFY(std::abs(plane->place(t).x() - double(places(t, 0))) < 1e-4);
                QVERIFY(std::abs(plane->place(t).y() - double(places(t, 1))) < 1e-4);
            }
        }
        // Half-way between two layers a token is half-way between its places.
        time->setValue(LayersView::stepsPerLayer / 2);
        const Matrix from = expected.project(layers[0]);
        const Matrix to = expected.project(layers[1]);
        QVERIFY(std::abs(plane->place(1).x() - double(from(1, 0) + to(1, 0)) / 2) < 1e-4);
        QCOMPARE(view.table().size(), plane->pointCount() + 1);
    }

    void theFilmPlaysToTheEnd()
    {
        Selection selection;
        LayersView view(&selection);
        view.show();
        QSignalSpy shown(&view, &LayersView::shown);
        view.setAnswer(m_reader.answer("the cat"));
        QTRY_VERIFY(!shown.isEmpty());
        auto* const time = view.findChild<QSlider*>("layerTime");
        time->setValue(time->maximum() - 3);
        view.findChild<QToolButton*>("play")->click();
        QTRY_COMPARE(time->value(), time->maximum());
        QTRY_VERIFY(view.findChild<QToolButton*>("play")->text().contains("Play"));
        view.findChild<QToolButton*>("play")->click(); // from the beginning again
        QVERIFY(time->value() < time->maximum());
    }

    void theLastLayersGuessIsBertsAnswer()
    {
        const Answer answer = m_reader.answer("he went to bed .", std::nullopt, {4});
        Selection selection;
        LayerGuesses view(&selection);
        view.show();
        QSignalSpy shown(&view, &LayerGuesses::shown);
        view.setAnswer(answer);
        QTRY_VERIFY(!shown.isEmpty());
        const auto* const table = view.findChild<QTableWidget*>("layerTable");
        QCOMPARE(table->rowCount(), 5);
        const auto best = wordsAt(*answer.trace, 4).top(2);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(table->item(4, 1 + i)->text(),
                     QString("%1  %2").arg(m_reader.word(best[std::size_t(i)].id),
                                           percent(double(best[std::size_t(i)].probability))));
        QCOMPARE(table->horizontalHeaderItem(3)->text(), "'bed'");
        const TokenId bed = *answer.trace->encoding().tokens[4].hidden;
        QCOMPARE(table->item(4, 3)->text(),
                 percent(double(wordsAt(*answer.trace, 4).probability(bed))));
        QVERIFY(table->item(0, 1)->text() != table->item(4, 1)->text());
    }

    void cosinesOfAWithB()
    {
        const Answer answer = m_reader.answer("he sat by the bank", "the bank had money");
        Selection selection;
        SimilarityView view(&selection);
        view.resize(900, 600);
        view.show();
        view.setAnswer(answer);
        QCOMPARE(view.similarities().rows(), 5);
        QCOMPARE(view.similarities().cols(), 4);
        view.findChild<QSlider*>("similarityLayer")->setValue(2);
        const ConstMatrixView hidden = answer.trace->output(LayerIndex{1});
        const auto cosine = [&](int a, int b) {
            double product = 0, one = 0, two = 0;
            for (int i = 0; i < hidden.cols(); ++i) {
                product += double(hidden(a, i)) * double(hidden(b, i));
                one += double(hidden(a, i)) * double(hidden(a, i));
                two += double(hidden(b, i)) * double(hidden(b, i));
            }
            return product / std::sqrt(one * two);
        };
        for (int row = 0; row < 5; ++row) {
            for (int column = 0; column < 4; ++column)
                QVERIFY(std::abs(double(view.similarities()(row, column)) -
                                 cosine(1 + row, 7 + column)) < 1e-4);
        }
        QCOMPARE(view.sentence({TokenIndex{4}, TokenIndex{1}}),
                 QString("'bank' and 'bank': %1").arg(QLocale().toString(cosine(5, 8), 'f', 3)));
        view.findChild<QComboBox*>("similarityWhat")->setCurrentIndex(1);
        QCOMPARE(view.similarities().rows(), answer.trace->tokenCount());
    }

    void aClickOnACosineChoosesTheTokenOfItsRow()
    {
        Selection selection;
        SimilarityView view(&selection);
        view.resize(900, 600);
        view.show();
        view.setAnswer(m_reader.answer("he sat by the bank", "the bank had money"));
        auto* const map = view.findChild<Heatmap*>("similarityMap");
        map->replot();
        QTest::mouseClick(
            map, Qt::LeftButton, {},
            QPoint(int(map->xAxis2->coordToPixel(1)), int(map->yAxis->coordToPixel(3))));
        QCOMPARE(selection.token(), std::optional(TokenIndex{4})); // 'the', behind [CLS]
    }

    void sentencesCanBeRunApart()
    {
        const Answer answer = m_reader.answer("he sat by the bank", "the bank had money");
        Selection selection;
        SimilarityView view(&selection);
        view.show();
        view.setAnswer(answer);
        QSignalSpy requests(&view, &SimilarityView::apartRequested);
        view.findChild<QCheckBox*>("apart")->setChecked(true);
        QCOMPARE(requests.size(), 1);
        const auto a = m_reader.answer("he sat by the bank").trace;
        const auto b = m_reader.answer("the bank had money").trace;
        view.setApart(a, b);
        const Vector one = a->output(LayerIndex{3}).row(5);
        const Vector two = b->output(LayerIndex{3}).row(2);
        const double expected = double(one.dot(two)) / double(one.norm() * two.norm());
        QVERIFY(std::abs(double(view.similarities()(4, 1)) - expected) < 1e-4);
        QCOMPARE(view.table().size(), 6);
    }

    /// Nobody knows what a [MASK] hides that was typed by hand.
    void aTypedMaskHasNoOriginalWord()
    {
        Selection selection;
        LayerGuesses view(&selection);
        view.resize(600, 400);
        view.show();
        QSignalSpy shown(&view, &LayerGuesses::shown);
        const Answer typed = m_reader.answer("the [MASK] sat");
        view.setAnswer(typed);
        QTRY_COMPARE(shown.size(), 1);
        auto* const table = view.findChild<QTableWidget*>("layerTable");
        QCOMPARE(table->columnCount(), 3);
        QCOMPARE(view.table().constFirst().size(), 3);
        const Answer hidden = m_reader.answer("the cat sat", std::nullopt, {2});
        view.setAnswer(hidden);
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(table->columnCount(), 4);
        QCOMPARE(table->horizontalHeaderItem(3)->text(), "'cat'");
    }
};

VITRINE_TEST(LayerViewsTest)
#include "tst_layer_views.moc"
