// SPDX-License-Identifier: GPL-3.0-or-later
// Lesson files and the links of lessons.

#include "desktop/language.h"
#include "desktop/lesson_link.h"
#include "desktop/lesson_panel.h"
#include "desktop/mainwindow.h"
#include "desktop/state.h"
#include "support.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

static State fullState()
{
    State state;
    state.edit.texts = {QString::fromUtf8("O gato \"dormiu\" – ção 😀"), "it slept"};
    state.edit.masks = {MaskedSpans{{2, 6}, {8, 9}}, MaskedSpans{{3, 8}}};
    state.edit.bend.direction = Direction::RightToLeft;
    parseSilence("2.1,4.3,3", state.edit.bend);
    state.edit.bend.forbidden = {{TokenIndex{1}, TokenIndex{4}}};
    state.candidates = {"it rained", "it slept"};
    state.view = View::InsideHead;
    state.layer = 3;
    state.head = 2;
    state.token = 5;
    state.model = "/models/mini";
    state.modelName = "mini";
    state.lockedTo = {View::InsideHead, View::Bend};
    return state;
}

class StateTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBack()
    {
        QCOMPARE(stateFromJson(toJson(fullState())), fullState());
        QCOMPARE(stateFromJson(toJson(State{})), State{});
    }

    void filesAreWrittenAndRead()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath("a.vitrine");
        saveState(fullState(), file);
        QCOMPARE(loadState(file), fullState());
        QVERIFY_EXCEPTION_THROWN(saveState(State{}, "/no/such/folder/a.vitrine"), LessonFileError);
        QVERIFY_EXCEPTION_THROWN(loadState(dir.filePath("none.vitrine")), LessonFileError);
    }

    void whatIsAbsentKeepsItsDefault()
    {
        const State state = stateFromJson(R"({"vitrine": 1, "sentences": ["a", ""]})");
        QCOMPARE(state.edit.texts[0], "a");
        QCOMPARE(state.view, View::Overview);
        QVERIFY(state.edit.bend.isPlain());
    }

    void badFilesAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QByteArray& json, const char* words) {
            QTest::newRow(name) << json << words;
        };
        const QByteArray start = R"({"vitrine": 1, "sentences": ["a", "b"], )";
        row("empty", "", "not a lesson file");
        row("not JSON", "hello", "not a lesson file");
        row("other JSON", R"({"a": 1})", "not a lesson file");
        row("a list", "[1]", "not a lesson file");
        row("newer", R"({"vitrine": 2})", "newer Vitrine");
        row("no sentences", R"({"vitrine": 1})", "missing");
        row("one sentence", R"({"vitrine": 1, "sentences": ["a"]})", "missing");
        row("wrong type", R"({"vitrine": 1, "sentences": [1, 2]})", "not what it should be");
        row("view", start + R"("view": "dance"})", "no view 'dance'");
        row("layer 0", start + R"("layer": 0})", "number");
        row("huge layer", start + R"("layer": 99999999999})", "number");
        row("fraction", start + R"("head": 1.5})", "number");
        row("direction", start + R"("bend": {"direction": "up"}})", "no direction 'up'");
        row("silence", start + R"("bend": {"silence": "a.b"}})", "names no head");
        row("glance", start + R"("bend": {"forbidden": [[0, 1]]}})", "number");
        row("mask", start + R"("masks": [[[1]], []]})", "missing");
        row("lock", start + R"("locked_to": ["x"]})", "no view 'x'");
    }

    void badFilesAreRefusedInWords()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, words);
        try {
            stateFromJson(json);
            QFAIL("it was accepted");
        } catch (const LessonFileError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(words), error.what());
        }
    }

    void aTornFileIsRefused()
    {
        const QByteArray json = toJson(fullState()).trimmed();
        for (qsizetype size = 0; size < json.size(); ++size)
            QVERIFY_EXCEPTION_THROWN(stateFromJson(json.left(size)), LessonFileError);
    }

    void linksSayWhatToDo()
    {
        const auto link = parseLessonLink(
            QUrl("vitrine:?view=bend&a=The%20%5BMASK%5D%20%26%20I&b=&layer=2&head=3&token=4"
                 "&direction=left-to-right&silence=2.1,3&point=bendView"));
        QVERIFY(link);
        QCOMPARE(link->view, std::optional(View::Bend));
        QCOMPARE(link->texts[0], std::optional<QString>("The [MASK] & I"));
        QCOMPARE(link->texts[1], std::optional<QString>(""));
        QCOMPARE(link->layer, std::optional(2));
        QCOMPARE(link->token, std::optional(4));
        QCOMPARE(link->direction, std::optional(Direction::LeftToRight));
        QCOMPARE(silenceText(*link->silenced), std::string("2.1,3"));
        QCOMPARE(link->point, "bendView");
        for (const char* bad : {"https://example.org", "vitrine:?view=dance", "vitrine:?layer=0",
                                "vitrine:?direction=up", "vitrine:?silence=x"})
            QVERIFY2(!parseLessonLink(QUrl(QString::fromLatin1(bad))), bad);
    }

    void everyLessonsLinksWork_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void everyLessonsLinksWork()
    {
        QFETCH(QString, language);
        const MainWindow window(Options{.text = "a"});
        const QDir folder(QString::fromStdString((sourceDir / "resources/lessons").string()) + '/' +
                          language);
        const QStringList pages = folder.entryList({"*.md"});
        QVERIFY(pages.size() >= 15);
        const QRegularExpression links("\\]\\((vitrine:[^)]*)\\)");
        for (const QString& page : pages) {
            const QString text =
                QString::fromStdString(readAll(folder.filePath(page).toStdString()));
            QVERIFY2(text.startsWith("# "), qPrintable(page));
            int count = 0;
            for (const auto& match : links.globalMatch(text)) {
                const auto link = parseLessonLink(QUrl(match.captured(1)));
                QVERIFY2(link, qPrintable(page + ": " + match.captured(1)));
                QVERIFY2(link->point.isEmpty() || window.findChild<QWidget*>(link->point),
                         qPrintable(page + ": " + link->point));
                ++count;
            }
            QVERIFY2(count > 0, qPrintable(page));
        }
    }

    void bothLanguagesHaveTheSameLessons()
    {
        applyLanguage("en");
        const auto english = LessonPanel().pages();
        applyLanguage("pt_BR");
        const auto portuguese = LessonPanel().pages();
        applyLanguage("en");
        QCOMPARE(english.size(), portuguese.size());
        QVERIFY(english.size() >= 15);
        for (qsizetype i = 0; i < english.size(); ++i) {
            QCOMPARE(QFileInfo(english[i].file).fileName(),
                     QFileInfo(portuguese[i].file).fileName());
            QVERIFY(!english[i].title.endsWith(".md"));
        }
    }

    void viewsHaveNamesAndTitles()
    {
        for (int i = 0; i < viewCount; ++i) {
            const View view = static_cast<View>(i);
            QCOMPARE(viewNamed(viewName(view)), std::optional(view));
            QVERIFY(!viewTitle(view).isEmpty());
        }
        QVERIFY(!viewNamed("dance"));
    }
};

VITRINE_TEST(StateTest)
#include "tst_state.moc"
