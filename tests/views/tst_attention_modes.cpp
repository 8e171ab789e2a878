// SPDX-License-Identifier: GPL-3.0-or-later
// Attention as lines, as all heads, as rollout, and every option of the heatmap.

#include "analysis/attention_picture.h"
#include "attention_lines.h"
#include "attention_view.h"
#include "color_map.h"
#include "heads_grid.h"
#include "view_support.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::test;

class AttentionModesTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;

    struct Shown {
        Selection selection;
        AttentionView view{&selection};

        explicit Shown(const Answer& answer)
        {
            view.setSpacious(true);
            view.resize(900, 700);
            view.show();
            view.setAnswer(answer);
        }
        template<typename Widget> Widget* child(const char* name) const
        {
            return view.findChild<Widget*>(name);
        }
        void check(const char* name) const { child<QCheckBox>(name)->setChecked(true); }
        QString note() const { return child<QLabel>("attentionNote")->text(); }
    };

    static QPoint cell(const Heatmap* map, int row, int column)
    {
        return {int(map->xAxis2->coordToPixel(column)), int(map->yAxis->coordToPixel(row))};
    }

private slots:
    void hidingFormatTokensRenormalises()
    {
        const Answer answer = m_reader.answer("the cat sat", "it slept");
        Shown shown(answer);
        shown.check("hideFormat");
        const ConstMatrixView full = answer.trace->probabilities({}, {});
        const std::vector<int> kept = {1, 2, 3, 5, 6};
        QCOMPARE(shown.view.weights().rows(), 5);
        for (int row = 0; row < 5; ++row) {
            double left = 0;
            for (const int column : kept)
                left += double(full(kept[std::size_t(row)], column));
            for (int column = 0; column < 5; ++column) {
                const double expected =
                    double(full(kept[std::size_t(row)], kept[std::size_t(column)])) / left;
                QVERIFY(std::abs(double(shown.view.weights()(row, column)) - expected) < 1e-5);
            }
        }
        QVERIFY(shown.note().contains("Renormalised"));
    }

    void wordsSumToAndAverageFrom()
    {
        const Answer answer = m_reader.answer("xyzzyx stood");
        const auto& tokens = answer.trace->encoding().tokens;
        QVERIFY(tokens[2].continuesWord); // the first word has several pieces
        int pieces = 1;
        while (tokens[std::size_t(1 + pieces)].continuesWord)
            ++pieces;
        Shown shown(answer);
        shown.check("words");
        QCOMPARE(shown.view.weights().rows(), answer.trace->tokenCount() - pieces + 1);
        const ConstMatrixView full = answer.trace->probabilities({}, {});
        double to = 0;
        double from = 0;
        for (int piece = 1; piece <= pieces; ++piece) {
            to += double(full(0, piece));
            from += double(full(piece, 0)) / pieces;
        }
        QVERIFY(std::abs(double(shown.view.weights()(0, 1)) - to) < 1e-6);
        QVERIFY(std::abs(double(shown.view.weights()(1, 0)) - from) < 1e-6);
        QVERIFY(shown.view.sentence({TokenIndex{0}, TokenIndex{1}}).contains("'xyzzyx'"));
    }

    void theMeanOfTheHeads()
    {
        const Answer answer = m_reader.answer("the cat sat");
        Shown shown(answer);
        shown.selection.setLayer(LayerIndex{1});
        shown.check("meanOfHeads");
        double expected = 0;
        for (int head = 0; head < 4; ++head)
            expected +=
                double(answer.trace->probabilities(LayerIndex{1}, HeadIndex{head})(2, 3)) / 4;
        QVERIFY(std::abs(double(shown.view.weights()(2, 3)) - expected) < 1e-6);
    }

    void theDifferenceToAPinnedRun()
    {
        const Answer first = m_reader.answer("the cat sat");
        const Answer second = m_reader.answer("the dog sat");
        Shown shown(first);
        QVERIFY(!shown.child<QCheckBox>("difference")->isEnabled());
        shown.child<QPushButton>("pin")->click();
        shown.view.setAnswer(second);
        shown.check("difference");
        const Matrix expected =
            second.trace->probabilities({}, {}) - first.trace->probabilities({}, {});
        QVERIFY((shown.view.weights() - expected).cwiseAbs().maxCoeff() < 1e-6f);
        const auto* const map =
            qobject_cast<QCPColorMap*>(shown.child<Heatmap>("heatmap")->plottable(0));
        QCOMPARE(map->dataRange().lower, -map->dataRange().upper); // 0 is in the middle
        // A run of another length cannot be compared, and that is said.
        shown.view.setAnswer(m_reader.answer("the dog sat down"));
        QVERIFY(shown.note().contains("no difference"));
        shown.child<QPushButton>("pin")->click();
        QVERIFY(!shown.child<QCheckBox>("difference")->isChecked());
    }

    void aLogarithmicScaleHasAFloor()
    {
        Shown shown(m_reader.answer("the cat sat"));
        shown.check("logarithmic");
        const auto* const map =
            qobject_cast<QCPColorMap*>(shown.child<Heatmap>("heatmap")->plottable(0));
        QCOMPARE(map->dataScaleType(), QCPAxis::stLogarithmic);
        QVERIFY(map->dataRange().lower > 0);
    }

    void severalTokensAreSummed()
    {
        const Answer answer = m_reader.answer("the cat sat on the mat");
        Shown shown(answer);
        auto* const map = shown.child<Heatmap>("heatmap");
        map->replot();
        QTest::mouseClick(map, Qt::LeftButton, {}, cell(map, 1, 1));
        QTest::mouseClick(map, Qt::LeftButton, Qt::ControlModifier, cell(map, 2, 1));
        QCOMPARE(shown.selection.token(), std::optional(TokenIndex{2}));
        QTest::mouseMove(map, QPoint(1, 1));
        const ConstMatrixView weights = answer.trace->probabilities({}, {});
        const Vector sum = weights.row(1) + weights.row(2);
        Eigen::Index largest = 0;
        const float most = sum.maxCoeff(&largest);
        const QString expected =
            QString("'the' + 'cat' together attend to: '%1' %2")
                .arg(QString::fromStdString(
                         answer.trace->encoding().tokens[std::size_t(largest)].text),
                     QLocale().toString(double(most), 'f', 2));
        QTRY_VERIFY2(shown.child<QLabel>("readout")->text().startsWith(expected),
                     qPrintable(shown.child<QLabel>("readout")->text()));
    }

    void linesAreTheWeights()
    {
        const Answer answer = m_reader.answer("the cat sat on the mat");
        Shown shown(answer);
        shown.selection.setHead(HeadIndex{1});
        shown.view.setMode(AttentionView::Mode::Lines);
        auto* const lines = shown.child<AttentionLines>("linesView");
        const ConstMatrixView first = answer.trace->probabilities({}, HeadIndex{1});
        int visible = int((first.array() >= 0.02f).count());
        QCOMPARE(int(lines->lines().size()), visible);
        for (const auto& line : lines->lines())
            QCOMPARE(line.weight, first(line.from, line.to));

        shown.child<QToolButton>("head3")->click();
        const ConstMatrixView second = answer.trace->probabilities({}, HeadIndex{2});
        QCOMPARE(int(lines->lines().size()), visible + int((second.array() >= 0.02f).count()));
        QVERIFY(AttentionLines::headColor(0, false) != AttentionLines::headColor(1, false));

        shown.selection.setToken(TokenIndex{3}); // only this token's lines
        for (const auto& line : lines->lines())
            QCOMPARE(line.from, 3);
        QVERIFY(!lines->lines().empty());
    }

    void allHeadsAreMeasuredSortedAndOpened()
    {
        const Answer answer = m_reader.answer("the old man looked at the sea", "he slept");
        Shown shown(answer);
        auto* const grid = shown.child<HeadsGrid>("headsView");
        QSignalSpy ready(grid, &HeadsGrid::shown);
        shown.view.setMode(AttentionView::Mode::Heads);
        QTRY_VERIFY(!ready.isEmpty());
        QCOMPARE(grid->heads().size(), 16u);
        for (const auto& head : grid->heads()) {
            const ConstMatrixView weights = answer.trace->probabilities(head.layer, head.head);
            double before = 0;
            for (int row = 1; row < weights.rows(); ++row)
                before += double(weights(row, row - 1)) / double(weights.rows());
            QVERIFY(std::abs(double(head.summary.share(HeadPattern::Previous)) - before) < 1e-5);
        }
        shown.child<QComboBox>("headOrder")->setCurrentIndex(1 + int(HeadPattern::Previous));
        for (std::size_t i = 1; i < grid->heads().size(); ++i)
            QVERIFY(grid->heads()[i - 1].summary.share(HeadPattern::Previous) >=
                    grid->heads()[i].summary.share(HeadPattern::Previous));
        const auto first = grid->heads()[0];
        QCOMPARE(shown.view.table().size(), 17);
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->rectOf(0).center());
        QCOMPARE(shown.selection.layer(), first.layer);
        QCOMPARE(shown.selection.head(), first.head);
        QCOMPARE(shown.view.mode(), AttentionView::Mode::Heatmap);
    }

    /// As in the large picture: rows attend, columns are attended.
    void aSmallPictureIsTheHeadsWeights()
    {
        const Answer answer = m_reader.answer("the cat sat");
        Selection selection;
        HeadsGrid grid(&selection);
        QSignalSpy ready(&grid, &HeadsGrid::shown);
        grid.setTrace(answer.trace);
        QTRY_COMPARE(ready.size(), 1);
        for (const auto& head : grid.heads()) {
            const ConstMatrixView weights = answer.trace->probabilities(head.layer, head.head);
            QCOMPARE(head.picture.size(), QSize(5, 5));
            for (int row = 0; row < 5; ++row)
                for (int column = 0; column < 5; ++column)
                    QCOMPARE(head.picture.pixel(column, row),
                             viridisColor(double(weights(row, column))));
        }
    }

    void rolloutMultipliesTheLayers()
    {
        const Answer answer = m_reader.answer("the cat sat");
        Shown shown(answer);
        shown.selection.setLayer(LayerIndex{1});
        shown.view.setMode(AttentionView::Mode::Rollout);
        const int tokens = answer.trace->tokenCount();
        Matrix expected = Matrix::Identity(tokens, tokens);
        for (int layer = 0; layer < 2; ++layer) {
            Matrix step = 0.5f * Matrix::Identity(tokens, tokens);
            for (int head = 0; head < 4; ++head)
                step += 0.125f * answer.trace->probabilities(LayerIndex{layer}, HeadIndex{head});
            expected = (step * expected).eval();
        }
        QTRY_VERIFY(shown.view.weights().rows() == tokens &&
                    (shown.view.weights() - expected).cwiseAbs().maxCoeff() < 1e-5f);
    }

    void theTableHasEveryNumber()
    {
        const Answer answer = m_reader.answer("the cat");
        Shown shown(answer);
        const TextTable table = shown.view.table();
        QCOMPARE(table.size(), 5);
        QCOMPARE(table[0], (QStringList{"", "[CLS]", "the", "cat", "[SEP]"}));
        QCOMPARE(table[2][3].toDouble(),
                 QString::number(double(answer.trace->probabilities({}, {})(1, 2))).toDouble());
    }

    void eachModeHasItsOwnHint()
    {
        Shown shown(m_reader.answer("the cat sat"));
        QStringList hints;
        for (const auto mode : {AttentionView::Mode::Lines, AttentionView::Mode::Heads,
                                AttentionView::Mode::Heatmap, AttentionView::Mode::Heads}) {
            shown.view.setMode(mode);
            hints.append(shown.child<QLabel>("readout")->text());
        }
        QVERIFY(hints[1].contains("Click a head"));
        QVERIFY(hints[0] != hints[1] && hints[2] != hints[1]);
        QCOMPARE(hints[3], hints[1]);
    }

    void theRolloutOfAPinnedRunIsComparedToo()
    {
        const Answer first = m_reader.answer("the cat sat");
        const Answer second = m_reader.answer("the dog sat");
        Shown shown(first);
        shown.child<QPushButton>("pin")->click();
        shown.view.setAnswer(second);
        shown.view.setMode(AttentionView::Mode::Rollout);
        shown.check("difference");
        const Matrix expected =
            attentionRollout(*second.trace, {}) - attentionRollout(*first.trace, {});
        QTRY_VERIFY(shown.view.weights().rows() == expected.rows() &&
                    (shown.view.weights() - expected).cwiseAbs().maxCoeff() < 1e-6f);
    }
};

VITRINE_TEST(AttentionModesTest)
#include "tst_attention_modes.moc"
