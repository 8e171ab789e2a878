// SPDX-License-Identifier: GPL-3.0-or-later
// Another language while the program runs: nothing that is seen changes but the language.

#include "attention_view.h"
#include "desktop/bundled.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/screen_memory.h"
#include "desktop/session.h"
#include "guess_game.h"
#include "heatmap.h"
#include "selection.h"
#include "support.h"
#include "token_strip.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

// Not a bundled model, for one of these would give way to that of the other language.
static const QString own = QString::fromStdString((dataDir / "tiny-random").string());

class SpeakingTest : public QObject
{
    Q_OBJECT

private:
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
        template<typename Widget> Widget* child(const char* name) const
        {
            return window.findChild<Widget*>(name);
        }
        QWidget& page() const { return *child<QStackedWidget>("viewStack")->currentWidget(); }
        bool answers(const QString& a) const
        {
            return answer.trace && answer.trace->encoding().textA == a.toStdString();
        }
        /// All that is seen and set, as one value.
        std::pair<State, ScreenMemory> seen() const
        {
            ScreenMemory screen = rememberScreen(*child<QStackedWidget>("viewStack"));
            for (const QString& place : screen.keys()) {
                if (place.contains("LearningView") || place.contains("QSplitter"))
                    screen.remove(place); // texts of the language; sizes in pixels
            }
            return {window.state(), screen};
        }
        void speak(const QString& language) const
        {
            child<QAction>(qPrintable("language-" + language))->trigger();
            QCoreApplication::processEvents();
        }
    };

    static void report(const ScreenMemory& before, const ScreenMemory& after)
    {
        for (auto place = before.begin(); place != before.end(); ++place)
            if (after.value(place.key()) != place.value())
                qWarning() << place.key() << place.value() << after.value(place.key());
        for (const QString& place : after.keys())
            if (!before.contains(place))
                qWarning() << "new:" << place;
    }

private slots:
    void cleanup() { applyLanguage("en"); }

    void everyChoiceInAViewStays_data()
    {
        QTest::addColumn<int>("view");
        for (int view = 0; view < viewCount; ++view)
            if (tabOf(static_cast<View>(view)) != View::Learning)
                QTest::newRow(qPrintable(viewName(static_cast<View>(view)))) << view;
    }

    /// Turns every control of the view away from what it is at first.
    void everyChoiceInAViewStays()
    {
        QFETCH(int, view);
        Opened opened({.model = own,
                       .text = "the [MASK] sat",
                       .pair = "it slept",
                       .view = static_cast<View>(view)});
        QTRY_VERIFY(opened.answers("the [MASK] sat"));
        for (QCheckBox* const box : opened.page().findChildren<QCheckBox*>())
            if (box->isVisible() && box->isEnabled())
                box->toggle();
        for (QComboBox* const box : opened.page().findChildren<QComboBox*>())
            if (box->isVisible() && box->isEnabled())
                box->setCurrentIndex(box->count() - 1);
        QTRY_VERIFY(opened.answers("the [MASK] sat"));
        const auto before = opened.seen();
        opened.speak("pt_BR");
        QCOMPARE(currentLanguage(), QString("pt_BR"));
        const auto after = opened.seen();
        report(before.second, after.second);
        QCOMPARE(after.first, before.first);
        QCOMPARE(after.second, before.second);
    }

    void theBendStays()
    {
        Bend bend;
        parseSilence("1.1", bend);
        Opened opened({.model = own, .text = "the cat sat", .view = View::Bend, .bend = bend});
        QTRY_VERIFY(opened.answers("the cat sat"));
        const auto before = opened.seen();
        opened.speak("pt_BR");
        QCOMPARE(opened.seen(), before);
        QVERIFY(!opened.child<QWidget>("bendBar")->isHidden());
    }

    void everyWordInTurnStays_data()
    {
        QTest::addColumn<int>("view");
        QTest::newRow("on screen") << int(View::Predictions);
        QTest::newRow("hidden") << int(View::Attention);
    }

    void everyWordInTurnStays()
    {
        QFETCH(int, view);
        Opened opened({.model = own, .text = "the cat sat", .view = View::Predictions});
        QTRY_VERIFY(opened.answers("the cat sat"));
        const auto words = [&] {
            QStringList best;
            const auto* const table = opened.child<QTableWidget>("everyWordTable");
            for (int row = 0; row < table->rowCount(); ++row)
                best.append(table->item(row, 0)->text() + '>' + table->item(row, 3)->text());
            return best;
        };
        // The label before it has another width in each language.
        const auto strip = [&] {
            return opened.child<TokenStrip>("tokenStrip")->grab({0, 0, 800, 30}).toImage();
        };
        const QImage plain = strip();
        opened.child<QPushButton>("everyWord")->click();
        QTRY_COMPARE(words().size(), 3);
        const QStringList before = words();
        const QImage surprised = strip();
        QVERIFY(surprised != plain);
        opened.window.showView(static_cast<View>(view));
        opened.speak("pt_BR");
        QCOMPARE(strip(), surprised);
        opened.window.showView(View::Predictions);
        QTRY_COMPARE(words(), before); // the new page is shown a moment later
        QCOMPARE(strip(), surprised);
    }

    void thePinnedRunStays()
    {
        Opened opened({.model = own, .text = "the cat sat", .view = View::Attention});
        QTRY_VERIFY(opened.answers("the cat sat"));
        opened.child<QPushButton>("pin")->click();
        Edit other = opened.window.edit();
        other.texts[0] = "the dog sat";
        opened.window.changeTo(other);
        QTRY_VERIFY(opened.answers("the dog sat"));
        opened.child<QCheckBox>("difference")->click();
        const auto before = opened.seen();
        opened.speak("pt_BR");
        report(before.second, opened.seen().second);
        QCOMPARE(opened.seen(), before);
        QVERIFY(opened.window.findChild<AttentionView*>()
                    ->pinnedRun()
                    .value<std::shared_ptr<const Trace>>());
        QVERIFY(opened.child<QCheckBox>("difference")->isChecked());
        QVERIFY(opened.child<QCheckBox>("difference")->isEnabled());
    }

    void theGameStays()
    {
        Opened opened({.model = own, .text = "the [MASK] sat", .view = View::Predictions});
        QTRY_VERIFY(opened.answers("the [MASK] sat"));
        opened.child<QAction>("guessModeAction")->trigger();
        auto* const edit = opened.window.findChild<GuessGame*>()->findChild<QLineEdit*>();
        QTest::keyClicks(edit, "cat\r");
        QTest::keyClicks(edit, "dog\r");
        const auto before = opened.seen();
        opened.speak("pt_BR");
        QCOMPARE(opened.seen(), before);
        const auto* const game = opened.window.findChild<GuessGame*>();
        QCOMPARE(game->guesses(), QStringList({"cat", "dog"}));
        QTRY_VERIFY(game->isVisible());
        for (QPushButton* const button : game->findChildren<QPushButton*>())
            button->click(); // reveals
        QCOMPARE(game->tally().rounds, 1);
        opened.speak("en");
        const auto* const again = opened.window.findChild<GuessGame*>();
        QCOMPARE(again->tally().rounds, 1);
        QVERIFY(again->isRevealed());
        QCOMPARE(again->guesses(), QStringList({"cat", "dog"}));
    }

    void theZoomStays_data()
    {
        QTest::addColumn<int>("later");
        QTest::newRow("of the view on screen") << int(View::Attention);
        QTest::newRow("of a view behind it") << int(View::Layers);
    }

    void theZoomStays()
    {
        QFETCH(int, later);
        Opened opened(
            {.model = own, .text = "the cat sat on the mat today", .view = View::Attention});
        QTRY_VERIFY(opened.answers("the cat sat on the mat today"));
        const auto* const map = opened.child<Heatmap>("heatmap");
        QVERIFY(map->shownCells().isNull());
        QTest::keyClick(opened.child<Heatmap>("heatmap"), Qt::Key_Plus);
        const QRectF zoomed = map->shownCells();
        QVERIFY(!zoomed.isNull());
        opened.window.showView(static_cast<View>(later));
        opened.speak("pt_BR");
        opened.window.showView(View::Attention);
        QCoreApplication::processEvents();
        QCOMPARE(opened.child<Heatmap>("heatmap")->shownCells(), zoomed);
    }

    void aMessageStays()
    {
        Opened opened({.model = own, .text = "the cat sat", .layer = 90});
        QTRY_VERIFY(opened.answers("the cat sat"));
        const QString message = opened.child<QLabel>("bannerText")->text();
        QVERIFY2(message.contains("Layer 90"), qPrintable(message));
        opened.speak("pt_BR");
        QTRY_VERIFY(opened.child<QLabel>("bannerText")->isVisible());
        QCOMPARE(opened.child<QLabel>("bannerText")->text(), message);
    }

    void theUntouchedExampleIsThatOfTheLanguage()
    {
        Opened opened({});
        QTRY_VERIFY(opened.answer.trace);
        const Edit english = opened.window.edit();
        opened.speak("pt_BR");
        QTRY_COMPARE(opened.answer.model->name, std::string("mini-pt"));
        const Edit portuguese = opened.window.edit();
        QVERIFY(portuguese.texts[0] != english.texts[0] && portuguese.texts[1] != english.texts[1]);
        const MainWindow fresh(Options{}); // what somebody sees who starts in Portuguese
        QCOMPARE(portuguese, fresh.edit());
        opened.speak("en");
        QTRY_COMPARE(opened.answer.model->name, std::string("mini-en"));
        QCOMPARE(opened.window.edit(), english);
    }

    void aTextOfOnesOwnStays()
    {
        Opened opened({});
        QTRY_VERIFY(opened.answer.trace);
        QTest::keyClicks(opened.child<QLineEdit>("sentenceB"), "!");
        const Edit typed = opened.window.edit();
        opened.speak("pt_BR");
        QCOMPARE(opened.window.edit(), typed);
    }

    void everyBundledModelIsInTheMenu()
    {
        Opened opened({.model = own, .text = "a"});
        QTRY_VERIFY(opened.answers("a"));
        for (const QString& name : {QString("mini-pt"), QString("mini-en")}) {
            auto* const action = opened.child<QAction>(qPrintable("open-" + name));
            QVERIFY(action);
            action->trigger();
            QTRY_COMPARE(QString::fromStdString(opened.answer.model->name), name);
        }
    }
};

VITRINE_TEST(SpeakingTest)
#include "tst_speaking.moc"
