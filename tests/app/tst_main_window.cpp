// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person uses it: typing, clicking, opening.

#include "attention_view.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "heads/next_sentence.h"
#include "probability_bars.h"
#include "selection.h"
#include "support.h"
#include "token_strip.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::test;

static const QString tiny = QString::fromStdString((dataDir / "tiny-random").string());
static const QString bare = QString::fromStdString((dataDir / "encoder-only").string());

class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    struct Opened {
        MainWindow window;
        std::shared_ptr<const Trace> trace;

        explicit Opened(const QString& text = "the cat sat", const QString& pair = {},
                        const QString& model = miniEnFolder)
            : window(Options{.text = text, .pair = pair})
        {
            QObject::connect(window.session(), &Session::answerReady, &window,
                             [this](const Answer& ready) { trace = ready.trace; });
            window.openModel(model);
            window.show();
        }
        template<typename Widget> Widget* child(const char* name) const
        {
            return window.findChild<Widget*>(name);
        }
        bool answers(const QString& a, const QString& b = {}) const
        {
            return trace && trace->encoding().textA == a.toStdString() &&
                   QString::fromStdString(trace->encoding().textB.value_or("")) == b;
        }
        QStringList tokens() const
        {
            QStringList texts;
            for (const Token& token : trace->encoding().tokens)
                texts.append(QString::fromStdString(token.text));
            return texts;
        }
        void clickToken(int index) const
        {
            auto* const strip = child<TokenStrip>("tokenStrip");
            QTest::mouseClick(strip, Qt::LeftButton, {},
                              strip->chipRect(TokenIndex{index}).center());
        }
    };

private slots:
    void initTestCase() { applyLanguage("en"); } // as the program does: it knows plurals

    void itOpensWithAnAnswer()
    {
        MainWindow window(Options{});
        QSignalSpy settled(&window, &MainWindow::settled);
        window.openModel(miniEnFolder);
        window.show();
        QTRY_VERIFY(!settled.isEmpty());
        const auto* const bars = window.findChild<ProbabilityBars*>("guesses9");
        QVERIFY(bars);
        QCOMPARE(bars->rows()[0].name, "bed");
        QVERIFY(bars->rows()[0].emphasized);
        QVERIFY(window.findChild<ProbabilityBars*>("nextSentenceBars")->isVisible());
        QVERIFY(window.findChild<QLabel*>("model")->text().startsWith("mini-en"));
        QVERIFY(window.findChild<QLabel*>("time")->text().contains("19 tokens in "));
    }

    void answersFollowTheKeys()
    {
        Opened opened("the cat");
        QTRY_VERIFY(opened.answers("the cat"));
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), " sat on the [MASK]");
        QTRY_VERIFY(opened.answers("the cat sat on the [MASK]"));
        QTest::keyClicks(opened.child<QLineEdit>("sentenceB"), "it slept");
        QTRY_VERIFY(opened.answers("the cat sat on the [MASK]", "it slept"));
        QCOMPARE(opened.child<TokenStrip>("tokenStrip")->tokenCount(), opened.trace->tokenCount());
        QVERIFY(opened.child<ProbabilityBars>("guesses6"));
        const double isNext = double(nextSentenceScore(*opened.trace->nextSentenceLogits()).isNext);
        QCOMPARE(opened.child<ProbabilityBars>("nextSentenceBars")->rows()[0].probability, isNext);
    }

    void aClickHidesAWordAndAnotherShowsIt()
    {
        Opened opened("the cat sat");
        QTRY_VERIFY(opened.trace);
        opened.clickToken(2);
        QTRY_COMPARE(opened.tokens(), (QStringList{"[CLS]", "the", "[MASK]", "sat", "[SEP]"}));
        QVERIFY(opened.child<ProbabilityBars>("guesses2"));
        // It stays hidden while other words are typed.
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), " down");
        QTRY_COMPARE(opened.tokens(),
                     (QStringList{"[CLS]", "the", "[MASK]", "sat", "down", "[SEP]"}));
        opened.clickToken(2);
        QTRY_COMPARE(opened.tokens(), (QStringList{"[CLS]", "the", "cat", "sat", "down", "[SEP]"}));
        opened.clickToken(0); // [CLS] stays
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), "!");
        QTRY_COMPARE(opened.tokens().size(), 7);
        QCOMPARE(opened.tokens()[0], "[CLS]");
    }

    void swappingTakesTheMasksAlong()
    {
        Opened opened("the cat sat", "it slept");
        QTRY_VERIFY(opened.trace);
        opened.clickToken(2);
        QTRY_COMPARE(opened.tokens()[2], "[MASK]");
        opened.child<QPushButton>("swap")->click();
        QTRY_VERIFY(opened.answers("it slept", "the cat sat"));
        QCOMPARE(opened.tokens(),
                 (QStringList{"[CLS]", "it", "slept", "[SEP]", "the", "[MASK]", "sat", "[SEP]"}));
        QCOMPARE(opened.child<QLineEdit>("sentenceA")->text(), "it slept");
    }

    void aBadModelLeavesTheOldOneInPlace()
    {
        Opened opened;
        QTRY_VERIFY(opened.trace);
        auto* const banner = opened.child<QWidget>("banner");
        QVERIFY(banner->isHidden());
        opened.window.openModel("/no/such/folder");
        QTRY_VERIFY(banner->isVisible());
        const QString message = opened.child<QLabel>("bannerText")->text();
        QVERIFY2(message.contains("there is no such folder") &&
                     message.contains("mini-en stays open"),
                 qPrintable(message));
        QVERIFY(opened.child<QLabel>("model")->text().startsWith("mini-en"));
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), "!");
        QTRY_VERIFY(opened.answers("the cat sat!"));
        opened.child<QToolButton>("closeBanner")->click();
        QVERIFY(banner->isHidden());
    }

    void anotherModelAnswersTheSameText()
    {
        Opened opened("the cat sat on the house");
        opened.window.selection()->setLayer(LayerIndex{3});
        QTRY_VERIFY(opened.trace);
        opened.window.openModel(tiny);
        QTRY_COMPARE(opened.trace->config().hiddenSize, 32);
        QVERIFY(opened.answers("the cat sat on the house"));
        QVERIFY(opened.child<QLabel>("model")->text().startsWith("tiny-random"));
        QVERIFY(opened.window.selection()->layer().value < 2);
        QCOMPARE(opened.child<QSpinBox>("layer")->maximum(), 2);
        opened.window.openModel(bare);
        QTRY_VERIFY(opened.child<QLabel>("model")->text().startsWith("encoder-only"));
        QTRY_COMPARE(opened.trace->config().layerCount,
                     opened.window.session()->model()->config.layerCount);
        QVERIFY(!opened.window.session()->model()->canPredictWords());
    }

    /// A key press guesses at what is on screen, not at every place.
    void onlyMaskedWordsAreGuessed()
    {
        Opened opened("the [MASK] sat on the house");
        QTRY_VERIFY(opened.trace);
        QVERIFY(opened.trace->wordLogits(TokenIndex{2}));
        for (const int token : {0, 1, 3, 4, 5, 6, 7})
            QVERIFY(!opened.trace->wordLogits(TokenIndex{token}));
    }

    void aFolderCanBeDropped_data()
    {
        QTest::addColumn<QString>("dropped");
        QTest::newRow("folder") << tiny;
        QTest::newRow("file in the folder") << tiny + "/config.json";
    }

    void aFolderCanBeDropped()
    {
        QFETCH(QString, dropped);
        Opened opened;
        QTRY_VERIFY(opened.trace);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(dropped)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&opened.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&opened.window, &drop);
        QTRY_VERIFY(opened.child<QLabel>("model")->text().startsWith("tiny-random"));
    }

    void longTextIsCutAndSaysSo()
    {
        Opened opened;
        QTRY_VERIFY(opened.trace);
        auto* const truncation = opened.child<QLabel>("truncation");
        QVERIFY(truncation->isHidden());
        opened.child<QLineEdit>("sentenceA")->setText(QString("nothing ").repeated(600));
        QTRY_VERIFY(truncation->isVisible());
        QCOMPARE(opened.trace->tokenCount(), 128);
        QVERIFY(truncation->text().contains("128") && truncation->text().contains("474"));
        opened.child<QLineEdit>("sentenceA")->setText({});
        QTRY_COMPARE(opened.trace->tokenCount(), 2);
        QVERIFY(truncation->isHidden());
    }

    void viewsCanBeShownAlone()
    {
        Opened opened("the [MASK]", "a cat");
        QTRY_VERIFY(opened.trace);
        const auto visible = [&] {
            return QList{opened.child<QWidget>("attentionView")->isVisible(),
                         opened.child<QWidget>("predictionsView")->isVisible(),
                         opened.child<QWidget>("nextSentenceView")->isVisible()};
        };
        QCOMPARE(visible(), (QList{true, true, true}));
        opened.window.showView(View::Attention);
        QCOMPARE(visible(), (QList{true, false, false}));
        opened.window.showView(View::Predictions);
        QCOMPARE(visible(), (QList{false, true, false}));
        QTest::keyClick(&opened.window, Qt::Key_8, Qt::ControlModifier);
        QTRY_COMPARE(visible(), (QList{false, false, true}));
    }

    void everythingHasANameForScreenReaders()
    {
        Opened opened;
        for (const char* name :
             {"sentenceA", "sentenceB", "tokenStrip", "heatmap", "layer", "head", "colorRange",
              "guessCount", "nextSentenceBars", "views", "closeBanner"})
            QVERIFY2(!opened.child<QWidget>(name)->accessibleName().isEmpty(), name);
    }

    // Session

    void theNewestTextWins()
    {
        Session session;
        session.open(miniEnFolder);
        QSignalSpy ready(&session, &Session::answerReady);
        for (int i = 0; i < 200; ++i)
            session.request(
                {.a = QString("the cat sat ").repeated(1 + i % 9) + QString::number(i), .b = {}});
        const auto newest = [&]() -> QString {
            if (ready.isEmpty())
                return {};
            const auto trace = ready.last()[0].value<Answer>().trace;
            return QString::fromStdString(trace->encoding().textA);
        };
        QTRY_VERIFY(newest().endsWith("199"));
        QVERIFY(ready.size() < 200); // most were overtaken
        const auto count = ready.size();
        session.request({.a = "last", .b = {}});
        QTRY_COMPARE(newest(), "last");
        QCOMPARE(ready.size(), count + 1);
    }

    void requestsBeforeTheModelAreAnswered()
    {
        Session session;
        QSignalSpy ready(&session, &Session::answerReady);
        session.request({.a = "early", .b = {}});
        session.open(miniEnFolder);
        QVERIFY(session.isLoading());
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(!session.isLoading());
    }

    void aFirstModelThatIsBadIsSaid()
    {
        Session session;
        QSignalSpy failed(&session, &Session::loadFailed);
        session.open("/no/such/folder");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!session.model());
    }

    void aSessionCanEndWhileItWorks()
    {
        auto session = std::make_unique<Session>();
        session->open(miniEnFolder);
        QTRY_VERIFY(session->model());
        session->request({.a = QString("the cat sat ").repeated(50), .b = {}});
        session.reset(); // must neither hang nor crash
        QVERIFY(!session);
    }

    // The program from outside

    void aScreenshotIsDrawn()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath("shot.png");
        QProcess process;
        process.start(VITRINE_APP, {"--screenshot", file, "--size", "1024x700", "--theme", "dark",
                                    "--text", "the [MASK] sat", "--view", "predictions"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        const QImage image(file);
        QCOMPARE(image.size(), QSize(1024, 700));
        QVERIFY(image.pixelColor(3, 690).lightness() < 60);
    }

    void whatCannotBeDrawnIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("bad model")
            << QStringList{"--screenshot", "x.png", "--model", "/no/such"} << 1 << "no such folder";
        QTest::newRow("bad file") << QStringList{"--screenshot", "/no/such/folder/x.png"} << 1
                                  << "cannot be written";
        QTest::newRow("bad option") << QStringList{"--view", "x"} << 2 << "--view should be one of";
    }

    void whatCannotBeDrawnIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, words);
        QProcess process;
        process.start(VITRINE_APP, arguments);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), status);
        const QString messages = process.readAllStandardError();
        QVERIFY2(messages.contains(words), qPrintable(messages));
    }

    void withoutADisplayOneLineSaysWhatToDo()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(name);
        process.setProcessEnvironment(environment);
        process.start(VITRINE_APP, QStringList());
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("there is no display"));
        process.start(VITRINE_APP, {"--help"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("--screenshot"));
    }
};

VITRINE_TEST(MainWindowTest)
#include "tst_main_window.moc"
