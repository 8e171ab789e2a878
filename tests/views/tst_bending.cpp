// SPDX-License-Identifier: GPL-3.0-or-later
// Bending BERT: what is asked for, and what is shown before and after.

#include "bend_view.h"
#include "heads/next_sentence.h"
#include "heatmap.h"
#include "probability_bars.h"
#include "silence_grid.h"
#include "view_support.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class BendingTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;

    struct Shown {
        Selection selection;
        BendView view{&selection};
        QList<Bend> asked;

        explicit Shown(const Answer& answer)
        {
            QObject::connect(&view, &BendView::bendRequested,
                             [this](const Bend& bend) { asked.append(bend); });
            view.resize(1100, 700);
            view.show();
            view.setBend(answer.bend);
            view.setAnswer(answer);
        }
        template<typename Widget> Widget* child(const char* name) const
        {
            return view.findChild<Widget*>(name);
        }
    };

private slots:
    void directionsAreAskedFor()
    {
        Shown shown(m_reader.answer("the [MASK] sat"));
        shown.child<QRadioButton>("leftToRight")->click();
        QCOMPARE(shown.asked.last().direction, Direction::LeftToRight);
        shown.child<QRadioButton>("rightToLeft")->click();
        QCOMPARE(shown.asked.last().direction, Direction::RightToLeft);
        QVERIFY(shown.child<QPushButton>("restore")->isEnabled());
        shown.child<QPushButton>("restore")->click();
        QVERIFY(shown.asked.last().isPlain());
        QVERIFY(shown.child<QRadioButton>("both")->isChecked());
        QVERIFY(!shown.child<QPushButton>("restore")->isEnabled());
    }

    void headsAndLayersAreSilencedByAClick()
    {
        Shown shown(m_reader.answer("the cat"));
        auto* const grid = shown.child<SilenceGrid>("silenceGrid");
        const auto click = [&](const QRect& area) {
            QTest::mouseClick(grid, Qt::LeftButton, {}, area.center());
        };
        click(grid->headRect(LayerIndex{1}, HeadIndex{2}));
        click(grid->layerRect(LayerIndex{3}));
        QCOMPARE(silenceText(shown.asked.last()), std::string("2.3,4"));
        click(grid->headRect(LayerIndex{1}, HeadIndex{2}));
        QCOMPARE(silenceText(shown.asked.last()), std::string("4"));
        QTest::keyClick(grid, Qt::Key_Down);
        QTest::keyClick(grid, Qt::Key_Space); // at the name of layer 2
        QCOMPARE(silenceText(shown.asked.last()), std::string("2,4"));
        QTest::keyClick(grid, Qt::Key_Right);
        QTest::keyClick(grid, Qt::Key_Space);
        QCOMPARE(silenceText(shown.asked.last()), std::string("2.1,2,4"));
    }

    void allButOneHeadOfALayer()
    {
        Shown shown(m_reader.answer("the cat"));
        shown.selection.setLayer(LayerIndex{2});
        shown.selection.setHead(HeadIndex{1});
        shown.child<QPushButton>("allButOne")->click();
        QCOMPARE(silenceText(shown.asked.last()), std::string("3.1,3.3,3.4"));
    }

    void aClickForbidsAGlanceAndAnotherAllowsIt()
    {
        Shown shown(m_reader.answer("the cat sat"));
        auto* const map = shown.child<Heatmap>("bendMap");
        map->replot();
        const QPoint place(int(map->xAxis2->coordToPixel(3)), int(map->yAxis->coordToPixel(1)));
        QTest::mouseClick(map, Qt::LeftButton, {}, place);
        using Glances = std::set<std::pair<TokenIndex, TokenIndex>>;
        QCOMPARE(shown.asked.last().forbidden, (Glances{{TokenIndex{1}, TokenIndex{3}}}));
        QTest::mouseClick(map, Qt::LeftButton, {}, place);
        QVERIFY(shown.asked.last().forbidden.empty());
    }

    void beforeAndAfterAreTheTwoRuns()
    {
        Bend bend;
        bend.direction = Direction::LeftToRight;
        bend.silencedLayers.insert(LayerIndex{1});
        const Answer answer =
            m_reader.answer("he was tired so he went to bed", "he slept", {8}, bend);
        QVERIFY(answer.plain != answer.trace);
        Shown shown(answer);
        const auto check = [&](const char* name, const Trace& trace) {
            const auto& rows = shown.child<ProbabilityBars>(name)->rows();
            const auto expected = wordsAt(trace, 8).top(5);
            for (int i = 0; i < 5; ++i) {
                QCOMPARE(rows[i].name, m_reader.word(expected[std::size_t(i)].id));
                QCOMPARE(rows[i].probability, double(expected[std::size_t(i)].probability));
            }
        };
        check("mask1Before", *answer.plain);
        check("mask1After", *answer.trace);
        const auto score = [](const Trace& trace) {
            return double(nextSentenceScore(*trace.nextSentenceLogits()).isNext);
        };
        QCOMPARE(shown.child<ProbabilityBars>("nextBefore")->rows()[0].probability,
                 score(*answer.plain));
        QCOMPARE(shown.child<ProbabilityBars>("nextAfter")->rows()[0].probability,
                 score(*answer.trace));
        QVERIFY(score(*answer.plain) != score(*answer.trace));
        const QString description = shown.child<QLabel>("bendDescription")->text();
        QVERIFY2(description.contains("left to right") && description.contains("silenced: 2"),
                 qPrintable(description));
        // The hidden word stands in the list even when it is not among the best.
        const auto& rows = shown.child<ProbabilityBars>("mask1After")->rows();
        QVERIFY(std::any_of(rows.begin(), rows.end(),
                            [](const auto& row) { return row.name == "bed" && row.emphasized; }));
    }

    void withoutMaskOrPairItSaysWhatToDo()
    {
        Shown shown(m_reader.answer("the cat"));
        QStringList visible;
        for (const QLabel* label : shown.view.findChildren<QLabel*>()) {
            if (label->isVisible())
                visible.append(label->text());
        }
        QCOMPARE(visible.filter("Hide a word").size(), 1);
    }
};

VITRINE_TEST(BendingTest)
#include "tst_bending.moc"
