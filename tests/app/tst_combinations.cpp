// SPDX-License-Identifier: GPL-3.0-or-later
// Two features that meet: what is on screen already, and what is asked for now.

#include "bend_view.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "desktop/state.h"
#include "heatmap.h"
#include "selection.h"
#include "support.h"

#include <QLabel>
#include <QProcess>
#include <QRadioButton>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class CombinationsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    struct Opened {
        MainWindow window;
        std::shared_ptr<const Trace> trace;

        explicit Opened(const QString& text, Bend bend = {})
            : window(Options{
                  .text = text, .pair = QString(), .view = View::Bend, .bend = std::move(bend)})
        {
            QObject::connect(window.session(), &Session::answerReady, &window,
                             [this](const Answer& ready) { trace = ready.trace; });
            window.openModel(miniEnFolder);
            window.show();
        }
        bool answers(const char* text) const { return trace && trace->encoding().textA == text; }
        Selection& selection() const { return *window.findChild<Selection*>(); }
    };

private slots:
    void cleanup() { applyLanguage("en"); }

    /// A lesson's token, layer and head lie beyond what is on screen.
    void aLessonFileOverAShortSentence_data()
    {
        QTest::addColumn<int>("token");
        QTest::addColumn<int>("expected"); // from 1; 0: none
        QTest::newRow("a token that its own text has") << 6 << 6;
        QTest::newRow("a token that no text has") << 400 << 0;
    }

    void aLessonFileOverAShortSentence()
    {
        QFETCH(int, token);
        QFETCH(int, expected);
        Opened opened("Ana");
        QTRY_VERIFY(opened.answers("Ana"));
        State state;
        state.edit.texts[0] = "The cat sat on the mat today.";
        state.layer = 90;
        state.head = 70;
        state.token = token;
        const QString file = m_dir.filePath("lesson.vitrine");
        saveState(state, file);
        opened.window.openLesson(file);
        QTRY_VERIFY(opened.answers("The cat sat on the mat today."));
        const Selection& selection = opened.selection();
        QCOMPARE(selection.layer().oneBased(), opened.trace->layerCount());
        QCOMPARE(selection.head().oneBased(), opened.trace->headCount());
        QCOMPARE(selection.token() ? selection.token()->oneBased() : 0, expected);
    }

    void theBendStaysOnScreenWhenTheLanguageChanges()
    {
        Bend bend;
        bend.direction = Direction::LeftToRight;
        Opened opened("the cat sat", bend);
        QTRY_VERIFY(opened.answers("the cat sat"));
        const auto text = [&] { return opened.window.findChild<QLabel*>("bendText")->text(); };
        const QString english = text();
        applyLanguage("pt_BR");
        QTRY_VERIFY(text() != english);
        QVERIFY(!opened.window.findChild<QWidget*>("bendBar")->isHidden());
        QTRY_VERIFY(opened.window.findChild<QRadioButton*>("leftToRight")->isChecked());
    }

    void aRunThatFailsEndsAScreenshot()
    {
        ModelCopy copy;
        // Finite, but what follows from it is not.
        copy.fill("cls.predictions.transform.dense.bias", 3e38f);
        QProcess program;
        program.start(VITRINE_APP, {"--model", QString::fromStdString(copy.path.string()),
                                    "--screenshot", m_dir.filePath("x.png")});
        QVERIFY(program.waitForFinished(60000));
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAllStandardError().contains("overflow"));
        QVERIFY(!QFile::exists(m_dir.filePath("x.png")));
    }

    void numbersOfALessonFileAreCheckedBeforeTheyAreConverted()
    {
        for (const char* const number : {"1e300", "4.9", "-1", "18446744073709551615"}) {
            const QByteArray json =
                QByteArray(R"({"vitrine":1,"sentences":["a",""],"layer":)") + number + "}";
            QVERIFY_EXCEPTION_THROWN(stateFromJson(json), LessonFileError);
        }
    }

    void aDragOrAnotherButtonIsNoClick()
    {
        Heatmap map;
        map.resize(500, 500);
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        int clicks = 0;
        connect(&map, &Heatmap::clicked, &map, [&clicks] { ++clicks; });
        const Matrix weights = Matrix::Constant(4, 4, 0.25f);
        map.setTokens({"a", "b", "c", "d"});
        map.setValues({weights.data(), 4, 4}, {});
        map.replot();
        const QPoint place(int(map.xAxis2->coordToPixel(2)), int(map.yAxis->coordToPixel(1)));
        QTest::mousePress(&map, Qt::LeftButton, {}, place);
        QTest::mouseRelease(&map, Qt::LeftButton, {}, place + QPoint(40, 0));
        QTest::mouseClick(&map, Qt::RightButton, {}, place);
        QTest::mouseClick(&map, Qt::MiddleButton, {}, place);
        QCOMPARE(clicks, 0);
        QTest::mouseClick(&map, Qt::LeftButton, {}, place);
        QCOMPARE(clicks, 1);
    }
};

VITRINE_TEST(CombinationsTest)
#include "tst_combinations.moc"
