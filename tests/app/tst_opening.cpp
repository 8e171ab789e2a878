// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson file, the session before and the command line: their model first, then their text, then
// what is looked at in them.

#include "desktop/bundled.h"
#include "desktop/language.h"
#include "desktop/lesson_link.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "desktop/state.h"
#include "selection.h"
#include "support.h"

#include <QLabel>
#include <QProcess>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

static const QString tinyRandom = QString::fromStdString((dataDir / "tiny-random").string());

class OpeningTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    struct Opened {
        MainWindow window;
        Answer answer;

        explicit Opened(const Options& options) : window(options)
        {
            QObject::connect(window.session(), &Session::answerReady, &window,
                             [this](const Answer& ready) { answer = ready; });
            window.begin(options);
            window.show();
        }
        QString text() const
        {
            return answer.trace ? QString::fromStdString(answer.trace->encoding().textA)
                                : QString();
        }
        QString model() const
        {
            return answer.model ? QString::fromStdString(answer.model->name) : QString();
        }
        QString banner() const
        {
            const auto* const text = window.findChild<QLabel*>("bannerText");
            return text->isVisible() ? text->text() : QString();
        }
    };

    static State stateOf(const QString& text, const QString& folder, const QString& name)
    {
        State state;
        state.edit.texts[0] = text;
        state.model = folder;
        state.modelName = name;
        return state;
    }

    QString lesson(const QString& name, const State& state) const
    {
        const QString file = m_dir.filePath(name + ".vitrine");
        saveState(state, file);
        return file;
    }

    QString damaged() const
    {
        const QString file = m_dir.filePath("damaged.vitrine");
        writeAll(file.toStdString(), "{\"vitrine\": 1, \"sent");
        return file;
    }

    static QProcess* start(const QStringList& arguments, QObject* parent)
    {
        auto* const program = new QProcess(parent);
        program->start(VITRINE_APP, arguments);
        return program;
    }

private slots:
    void cleanup() { applyLanguage("en"); }

    void aLessonOnTheCommandLineOpensItsOwnModel()
    {
        const State state = stateOf("o gato dormiu", bundledModel("pt_BR"), "mini-pt");
        Opened opened({.lesson = lesson("own-model", state)});
        QTRY_COMPARE(opened.model(), "mini-pt");
        QTRY_COMPARE(opened.text(), "o gato dormiu");
        QCOMPARE(opened.banner(), QString());
    }

    void aModelAskedForTakesThePlaceOfTheLessons()
    {
        const State state = stateOf("o gato dormiu", bundledModel("pt_BR"), "mini-pt");
        Opened opened({.model = tinyRandom, .lesson = lesson("other-model", state)});
        QTRY_COMPARE(opened.text(), "o gato dormiu");
        QCOMPARE(opened.model(), "tiny-random");
    }

    void aLessonWhoseModelIsGoneSaysSoAndIsShownWithTheBundledOne()
    {
        const QString file = lesson("gone", stateOf("the cat slept", "/no/such/model", "model"));
        Opened opened({.lesson = file});
        QTRY_COMPARE(opened.text(), "the cat slept");
        QCOMPARE(opened.model(), "mini-en");
        QVERIFY2(opened.banner().contains("/no/such/model"), qPrintable(opened.banner()));
        QVERIFY(opened.banner().contains("mini-en"));
    }

    void aLessonWhoseModelIsDamagedIsShownWithTheBundledOne()
    {
        const ModelCopy copy;
        writeAll(copy.path / "config.json", "{");
        const QString folder = QString::fromStdString(copy.path.string());
        Opened opened(
            {.lesson = lesson("spoilt", stateOf("the cat slept", folder, "tiny-random"))});
        QTRY_COMPARE(opened.text(), "the cat slept");
        QCOMPARE(opened.model(), "mini-en");
        QVERIFY2(opened.banner().contains("mini-en stays open"), qPrintable(opened.banner()));
    }

    void aDamagedLessonSaysSo()
    {
        Opened opened({.lesson = damaged()});
        QTRY_VERIFY(opened.answer.trace);
        QVERIFY2(opened.banner().contains("damaged.vitrine"), qPrintable(opened.banner()));
        QCOMPARE(opened.model(), "mini-en");
    }

    void aPictureOfALessonThatCannotBeShownFails_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("damaged") << damaged() << QByteArray("not a lesson file");
        QTest::newRow("absent") << m_dir.filePath("absent.vitrine") << QByteArray("cannot be read");
        QTest::newRow("its model is gone")
            << lesson("gone", stateOf("the cat", "/no/such/model", "model"))
            << QByteArray("/no/such/model");
    }

    void aPictureOfALessonThatCannotBeShownFails()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, words);
        auto* const program = start({file, "--screenshot", m_dir.filePath("x.png")}, this);
        QVERIFY(program->waitForFinished(60000));
        const QByteArray said = program->readAllStandardError();
        QCOMPARE(program->exitCode(), 1);
        QVERIFY2(said.contains(words), said.constData());
        QVERIFY(!QFile::exists(m_dir.filePath("x.png")));
    }

    void modelsAreNamedSoThatTheFileCanBeCarried()
    {
        const auto written = [this](const State& state) {
            return readJson(lesson("carried", state).toStdString()).at("model");
        };
        const auto bundled = written(stateOf("a", bundledModel("en"), "mini-en"));
        QCOMPARE(bundled.at("folder").get<std::string>(), std::string());
        QCOMPARE(bundled.at("name").get<std::string>(), std::string("mini-en"));
        QVERIFY(QDir(m_dir.path()).mkpath("models/mine"));
        const QString beside = m_dir.filePath("models/mine");
        QCOMPARE(written(stateOf("a", beside, "mine")).at("folder").get<std::string>(),
                 std::string("models/mine"));
        QCOMPARE(loadState(m_dir.filePath("carried.vitrine")).model, beside);
        QCOMPARE(written(stateOf("a", tinyRandom, "tiny-random")).at("folder").get<std::string>(),
                 tinyRandom.toStdString()); // nothing else finds it
    }

    void filesOfAnotherComputerFindTheBundledModel()
    {
        const QString file = m_dir.filePath("old.vitrine");
        writeAll(file.toStdString(), R"({"vitrine": 1, "sentences": ["a", ""], "model":
            {"name": "mini-pt", "folder": "/opt/elsewhere/sample_models/mini-pt"}})");
        QCOMPARE(loadState(file).model, bundledModel("pt_BR"));
    }

    /// A link that changes no text wants a token, layer and head that are not there.
    void whatALinkWantsAndIsNotThereIsSaid()
    {
        const QString file = lesson("short", stateOf("Ana", {}, {}));
        Opened opened({.lesson = file});
        QTRY_COMPARE(opened.text(), "Ana");
        opened.window.followLink(
            *parseLessonLink(QUrl("vitrine:?view=attention&layer=9&head=11&token=9")));
        QVERIFY2(opened.banner().contains("Layer 9"), qPrintable(opened.banner()));
        QVERIFY(opened.banner().contains("Head 11"));
        QVERIFY(opened.banner().contains("Token 9"));
        const Selection& selection = *opened.window.selection();
        QCOMPARE(selection.layer().oneBased(), opened.answer.trace->layerCount());
        QCOMPARE(selection.head().oneBased(), opened.answer.trace->headCount());
        QVERIFY(!selection.token());
        // The token does not wait for a text that somebody types later.
        Edit longer = opened.window.edit();
        longer.texts[0] = "The cat sat on the mat and slept all day long.";
        opened.window.changeTo(longer);
        QTRY_COMPARE(opened.text(), longer.texts[0]);
        QVERIFY(!selection.token());
    }

    void silencingWhatIsNotThereIsSaidAndNotAnnounced()
    {
        Opened opened({.text = "Ana", .pair = QString()});
        QTRY_COMPARE(opened.text(), "Ana");
        opened.window.followLink(*parseLessonLink(QUrl("vitrine:?silence=9.3,2.1")));
        QTRY_COMPARE(opened.answer.bend.silencedHeads.size(), std::size_t(1));
        QTRY_VERIFY2(opened.banner().contains("9.3 cannot be silenced"),
                     qPrintable(opened.banner()));
        const auto* const bend = opened.window.findChild<QLabel*>("bendText");
        QVERIFY2(bend->text().contains("2.1") && !bend->text().contains("9.3"),
                 qPrintable(bend->text()));
    }

    void silencingWhatIsNotThereIsRefusedOnTheCommandLine()
    {
        auto* const program =
            start({"--silence", "99.9", "--screenshot", m_dir.filePath("y.png")}, this);
        QVERIFY(program->waitForFinished(60000));
        QCOMPARE(program->exitCode(), 2);
        QVERIFY(program->readAllStandardError().contains("99.9"));
    }
};

VITRINE_TEST(OpeningTest)
#include "tst_opening.moc"
