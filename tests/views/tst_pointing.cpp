// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse: a click is the left button, pressed and let go at one place.

#include "attention_lines.h"
#include "encoder_map.h"
#include "heads_grid.h"
#include "matrix_picture.h"
#include "plane_plot.h"
#include "silence_grid.h"
#include "token_strip.h"
#include "view_support.h"

#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class PointingTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;
    Selection m_selection;

    /// Drags and presses other buttons at `place`, then clicks there; only the click may count.
    static void clickOnly(QWidget& widget, QPoint place, const std::function<int()>& clicks)
    {
        QTest::mousePress(&widget, Qt::LeftButton, {}, place);
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, place + QPoint(40, 0));
        QTest::mouseClick(&widget, Qt::RightButton, {}, place);
        QTest::mouseClick(&widget, Qt::MiddleButton, {}, place);
        QCOMPARE(clicks(), 0);
        QTest::mouseClick(&widget, Qt::LeftButton, {}, place);
        QCOMPARE(clicks(), 1);
    }

    struct PaintCounter : QObject {
        int paints = 0;
        bool eventFilter(QObject*, QEvent* event) override
        {
            paints += event->type() == QEvent::Paint;
            return false;
        }
    };

    static void fill(AttentionLines& lines)
    {
        lines.setLines({"a", "b", "c"}, {{"head 1", Qt::red, Matrix::Constant(3, 3, 1.0f / 3)}});
        lines.resize(600, lines.height());
        lines.show();
        QVERIFY(QTest::qWaitForWindowExposed(&lines));
    }

private slots:
    void onlyAClickChooses()
    {
        const Answer answer = m_reader.answer("the cat sat");
        TokenStrip strip(&m_selection);
        strip.setTrace(answer.trace);
        strip.resize(600, 60);
        QSignalSpy masks(&strip, &TokenStrip::maskToggled);
        clickOnly(strip, strip.chipRect(TokenIndex{2}).center(), [&] { return masks.size(); });

        EncoderMap map(&m_selection);
        map.resize(178, 460);
        map.show();
        map.setAnswer(answer);
        QSignalSpy parts(&map, &EncoderMap::partClicked);
        clickOnly(map, map.places().constFirst().area.center(), [&] { return parts.size(); });

        SilenceGrid grid;
        grid.setSizes(4, 4);
        grid.resize(grid.sizeHint());
        QSignalSpy heads(&grid, &SilenceGrid::headToggled);
        clickOnly(grid, grid.headRect(LayerIndex{1}, HeadIndex{0}).center(),
                  [&] { return heads.size(); });

        MatrixPicture picture;
        const Matrix values = Matrix::Constant(3, 5, 0.5f);
        picture.resize(400, 240);
        picture.setMatrix({values.data(), 3, 5}, {"a", "b", "c"}, 0);
        QSignalSpy rows(&picture, &MatrixPicture::rowClicked);
        clickOnly(picture, {200, 120}, [&] { return rows.size(); });

        PlanePlot plane;
        plane.resize(400, 300);
        plane.setPoints({{"a", 0}}, {Matrix::Zero(1, 2)});
        QSignalSpy points(&plane, &PlanePlot::clicked);
        clickOnly(plane, {40, 300 - 36}, [&] { return points.size(); });

        AttentionLines lines;
        fill(lines);
        QSignalSpy tokens(&lines, &AttentionLines::clicked);
        clickOnly(lines, {20, lines.height() / 2}, [&] { return tokens.size(); });

        HeadsGrid all(&m_selection);
        QSignalSpy shown(&all, &HeadsGrid::shown);
        all.resize(600, 600);
        all.setTrace(answer.trace);
        QTRY_COMPARE(shown.size(), 1);
        QSignalSpy chosen(&all, &HeadsGrid::clicked);
        clickOnly(all, all.rectOf(1).center(), [&] { return chosen.size(); });
    }

    void linesAreDrawnAnewOnlyIfTheyDiffer()
    {
        AttentionLines lines;
        fill(lines);
        const QImage all = lines.grab().toImage();
        PaintCounter counter;
        lines.installEventFilter(&counter);
        for (int x = 200; x < 400; x += 20)
            QTest::mouseMove(&lines, {x, lines.height() / 2});
        QTest::qWait(50); // a paint that was asked for would come now
        QCOMPARE(counter.paints, 0);
        QTest::mouseMove(&lines, {20, lines.height() / 2});
        QTRY_VERIFY(counter.paints > 0);
        QVERIFY(lines.grab().toImage() != all);
        QTest::mouseMove(&lines, {300, lines.height() / 2});
        QCOMPARE(lines.grab().toImage(), all); // from the picture that was kept
        lines.setRows({1});
        QVERIFY(lines.grab().toImage() != all);
    }
};

VITRINE_TEST(PointingTest)
#include "tst_pointing.moc"
