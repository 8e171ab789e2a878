// SPDX-License-Identifier: GPL-3.0-or-later
// The window in a lesson: undo, bends, links, class mode, lesson files, languages.

#include "analysis/word_questions.h"
#include "bend_view.h"
#include "desktop/language.h"
#include "desktop/lesson_panel.h"
#include "desktop/lesson_text.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "desktop/spotlight.h"
#include "encoder_map.h"
#include "heads/next_sentence.h"
#include "predictions_view.h"
#include "probability_bars.h"
#include "sentence_edit.h"
#include "token_strip.h"
#include "view_support.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QTextBlock>

using namespace vitrine;
using namespace vitrine::test;

class ClassroomTest : public QObject
{
    Q_OBJECT

private:
    struct Opened {
        MainWindow window;
        Answer answer;

        explicit Opened(const Options& options = {.text = "the cat sat"}) : window(options)
        {
            QObject::connect(window.session(), &Session::answerReady, &window,
                             [this](const Answer& ready) { answer = ready; });
            window.openModel(miniEnFolder);
            window.show();
        }
        template<typename Widget> Widget* child(const char* name) const
        {
            return window.findChild<Widget*>(name);
        }
        QString text() const { return child<QLineEdit>("sentenceA")->text(); }
        void trigger(const char* action) const { child<QAction>(action)->trigger(); }
        QString tokens() const
        {
            QStringList texts;
            for (const Token& token : answer.trace->encoding().tokens)
                texts.append(QString::fromStdString(token.text));
            return texts.join(' ');
        }
    };

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("VitrineTest");
    }
    void cleanup() { applyLanguage("en"); }

    void textMasksAndBendsCanBeUndone()
    {
        Opened opened;
        QTRY_VERIFY(opened.answer.trace);
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), " on the mat");
        QCOMPARE(opened.text(), "the cat sat on the mat");
        QTRY_VERIFY(opened.tokens().contains("mat"));
        auto* const strip = opened.child<TokenStrip>("tokenStrip");
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->chipRect(TokenIndex{2}).center());
        QTRY_VERIFY(opened.tokens().contains("[MASK]"));
        opened.child<BendView>("bendView")->bendRequested({.direction = Direction::LeftToRight});
        QTRY_COMPARE(opened.answer.bend.direction, Direction::LeftToRight);

        opened.trigger("undo");
        QTRY_COMPARE(opened.answer.bend.direction, Direction::Both);
        opened.trigger("undo");
        QTRY_VERIFY(!opened.tokens().contains("[MASK]"));
        opened.trigger("undo"); // about a word at a time
        QCOMPARE(opened.text(), "the cat sat on the");
        for (int i = 0; i < 9; ++i)
            opened.trigger("undo");
        QCOMPARE(opened.text(), "the cat sat");
        for (int i = 0; i < 12; ++i)
            opened.trigger("redo");
        QCOMPARE(opened.text(), "the cat sat on the mat");
        QTRY_COMPARE(opened.answer.bend.direction, Direction::LeftToRight);
        // Ctrl+Z in a field is the window's undo, not the field's.
        QTest::keyClick(opened.child<QLineEdit>("sentenceA"), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(opened.answer.bend.direction, Direction::Both);
    }

    void eachSentenceIsUndoneForItself()
    {
        Opened opened({.text = "the cat sat", .pair = "it slept"});
        auto* const other = opened.child<QLineEdit>("sentenceB");
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), "s");
        QTest::keyClicks(other, "s");
        opened.trigger("undo");
        QCOMPARE(other->text(), "it slept");
        QCOMPARE(opened.text(), "the cat sats");
        opened.trigger("undo");
        QCOMPARE(opened.text(), "the cat sat");
    }

    void aBendIsAlwaysVisibleAndOneButtonRestores()
    {
        Opened opened({.text = "the [MASK] sat", .bend = {.direction = Direction::LeftToRight}});
        QTRY_VERIFY(opened.answer.trace);
        QVERIFY(opened.child<QWidget>("bendBar")->isVisible());
        QVERIFY(opened.child<QLabel>("bendText")->text().contains("left to right"));
        QVERIFY(opened.answer.plain != opened.answer.trace);
        opened.child<QPushButton>("restoreBend")->click();
        QTRY_VERIFY(opened.answer.plain == opened.answer.trace);
        QVERIFY(!opened.child<QWidget>("bendBar")->isVisible());
    }

    void aLessonsLinkSetsTheScreen()
    {
        Opened opened;
        QTRY_VERIFY(opened.answer.trace);
        opened.window.followLink(
            *parseLessonLink(QUrl("vitrine:?view=bend&a=the%20dog&b=it%20ran&layer=2&head=3&token=2"
                                  "&direction=right-to-left&silence=1.1&point=bendView")));
        QTRY_COMPARE(opened.tokens(), "[CLS] the dog [SEP] it ran [SEP]");
        QCOMPARE(opened.window.view(), View::Bend);
        QCOMPARE(opened.window.selection()->layer(), LayerIndex{1});
        QCOMPARE(opened.window.selection()->head(), HeadIndex{2});
        QCOMPARE(opened.window.selection()->token(), std::optional(TokenIndex{1}));
        QCOMPARE(opened.answer.bend.direction, Direction::RightToLeft);
        QCOMPARE(silenceText(opened.answer.bend), std::string("1.1"));
        QCOMPARE(opened.child<Spotlight>("spotlight")->target(), opened.child<QWidget>("bendView"));
    }

    void picturesOfLessonsFitThePage()
    {
        for (const char* language : {"en", "pt_BR"}) {
            applyLanguage(language);
            LessonPanel panel;
            panel.resize(320, 600);
            panel.show();
            QVERIFY(QTest::qWaitForWindowExposed(&panel));
            auto* const text = panel.findChild<LessonText*>("lessonText");
            int pictures = 0;
            for (int page = 0; page < panel.pages().size(); ++page) {
                panel.showPage(page);
                for (QTextBlock block = text->document()->begin(); block.isValid();
                     block = block.next()) {
                    for (auto part = block.begin(); !part.atEnd(); ++part) {
                        const QTextImageFormat image = part.fragment().charFormat().toImageFormat();
                        if (!image.isValid())
                            continue;
                        const auto picture =
                            text->document()
                                ->resource(QTextDocument::ImageResource, QUrl(image.name()))
                                .value<QImage>();
                        QVERIFY2(!picture.isNull(), qPrintable(image.name()));
                        QVERIFY(picture.width() > 200);
                        QVERIFY(picture.deviceIndependentSize().width() <=
                                text->viewport()->width());
                        ++pictures;
                    }
                }
            }
            QCOMPARE(pictures, 9);
        }
        applyLanguage("en");
    }

    void classModeIsLargeAndBare()
    {
        Opened opened({.text = "the [MASK]", .size = QSize(1280, 800)});
        QTRY_VERIFY(opened.answer.trace);
        QTest::keyClick(&opened.window, Qt::Key_F1);
        QVERIFY(opened.child<QWidget>("lessons")->isVisible());
        QTest::keyClick(&opened.window, Qt::Key_F11);
        QVERIFY(opened.window.isInClassMode());
        QVERIFY(!opened.child<QWidget>("lessons")->isVisible());
        QVERIFY(!opened.window.menuBar()->isVisible());
        QVERIFY(!opened.child<QWidget>("encoderMap")->isVisible());
        for (const char* name : {"sentenceA", "tokenStrip", "predictionsView", "heatmap", "views"})
            QVERIFY2(opened.child<QWidget>(name)->font().pointSizeF() >= 20, name);
        // One row for both sentences, and a list of all views in the place of the tabs.
        QTRY_COMPARE(opened.child<QWidget>("sentenceA")->y(),
                     opened.child<QWidget>("sentenceB")->y());
        QVERIFY(!opened.child<QWidget>("views")->isVisible());
        auto* const list = opened.child<QComboBox>("viewList");
        QCOMPARE(list->count(), viewCount);
        QCOMPARE(list->currentText(), "Overview");
        list->setFocus();
        QTest::keyClicks(list, "Next");
        QCOMPARE(opened.window.view(), View::NextSentence);
        QTest::keyClick(&opened.window, Qt::Key_Escape);
        QVERIFY(!opened.window.isInClassMode());
        QTRY_VERIFY(opened.child<QWidget>("sentenceA")->y() <
                    opened.child<QWidget>("sentenceB")->y());
        QVERIFY(opened.child<QWidget>("views")->isVisible());
        QVERIFY(opened.window.menuBar()->isVisible());
        QVERIFY(opened.child<QWidget>("lessons")->isVisible());
    }

    void aLessonFileBringsEverythingBack()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath("lesson.vitrine");
        State saved;
        {
            Opened opened({.text = "he went to [MASK]", .pair = "he slept"});
            QTRY_VERIFY(opened.answer.trace);
            State state = opened.window.state();
            state.view = View::InsideHead;
            state.layer = 3;
            state.token = 2;
            state.candidates = QStringList{"it rained"};
            state.lockedTo = {View::InsideHead, View::Predictions};
            parseSilence("2.2", state.edit.bend);
            opened.window.applyState(state);
            saved = opened.window.state();
            opened.window.saveLesson(file);
        }
        Opened opened;
        QTRY_VERIFY(opened.answer.trace);
        opened.window.openLesson(file);
        QTRY_COMPARE(opened.window.state(), saved);
        QTRY_COMPARE(silenceText(opened.answer.bend), std::string("2.2"));
        // It is locked: other views can neither be seen nor reached.
        opened.window.showView(View::Overview);
        QCOMPARE(opened.window.view(), View::InsideHead);
        const auto* const tabs = opened.child<QTabBar>("views");
        int visible = 0;
        for (int tab = 0; tab < tabs->count(); ++tab)
            visible += tabs->isTabVisible(tab);
        QCOMPARE(visible, 2);
    }

    /// A tab that several views share is there if one of them is allowed, and leads only there.
    void aLockReachesInsideATab()
    {
        Opened opened({.text = "he went to [MASK]"});
        QTRY_VERIFY(opened.answer.trace);
        State state = opened.window.state();
        state.view = View::Predictions;
        state.lockedTo = {View::Heads, View::Predictions, View::Features};
        opened.window.applyState(state);
        auto* const tabs = opened.child<QTabBar>("views");
        QStringList visible;
        for (int tab = 0; tab < tabs->count(); ++tab)
            if (tabs->isTabVisible(tab))
                visible.append(tabs->tabText(tab));
        QCOMPARE(visible, (QStringList{"Attention", "Masked words", "Learning"}));
        const auto press = [&](const QString& title) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                if (tabs->tabText(tab) == title)
                    tabs->setCurrentIndex(tab);
        };
        press("Attention");
        QCOMPARE(opened.window.view(), View::Heads);
        press("Learning");
        QCOMPARE(opened.window.view(), View::Features);
        auto* const pages = opened.child<QTabBar>("learningPages");
        pages->setCurrentIndex(0);
        QCOMPARE(opened.window.view(), View::Features);
        QCOMPARE(pages->currentIndex(), 2);
    }

    void aBrokenLessonFileChangesNothing()
    {
        const QTemporaryDir dir;
        writeAll(dir.filePath("bad.vitrine").toStdString(), "{");
        Opened opened;
        QTRY_VERIFY(opened.answer.trace);
        opened.window.openLesson(dir.filePath("bad.vitrine"));
        QVERIFY(opened.child<QWidget>("banner")->isVisible());
        QVERIFY(opened.child<QLabel>("bannerText")->text().contains("bad.vitrine"));
        QCOMPARE(opened.text(), "the cat sat");
    }

    void whatWasTypedIsOfferedBack()
    {
        {
            Opened opened({.text = "the cat", .keepsState = true});
            QTRY_VERIFY(opened.answer.trace);
            QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), " purred");
            opened.window.close();
        }
        Opened opened({.keepsState = true});
        QTRY_VERIFY(opened.answer.trace);
        QVERIFY(opened.child<QWidget>("banner")->isVisible());
        QVERIFY(opened.child<QLabel>("bannerText")->text().contains("the cat purred"));
        opened.child<QPushButton>("bannerAction")->click();
        QTRY_COMPARE(opened.text(), "the cat purred");
    }

    void theLanguageChangesWhileRunning()
    {
        Opened opened({.text = "the [MASK] sat", .pair = "it slept", .view = View::Predictions});
        QTRY_VERIFY(opened.answer.trace);
        opened.window.selection()->setLayer(LayerIndex{2});
        const State before = opened.window.state();
        opened.child<QAction>("language-pt_BR")->trigger();
        QTRY_COMPARE(opened.window.menuBar()->actions()[0]->text(), "Ar&quivo");
        QCOMPARE(opened.child<QTabBar>("views")->tabText(0), "Visão geral");
        State after = opened.window.state();
        after.model = before.model; // the model that speaks this language is being opened
        after.modelName = before.modelName;
        QCOMPARE(after, before);
        QCOMPARE(opened.text(), "the [MASK] sat");
        QTRY_VERIFY(opened.child<ProbabilityBars>("guesses2"));
        QTest::keyClicks(opened.child<QLineEdit>("sentenceA"), "!");
        QTRY_VERIFY(opened.tokens().contains("!"));
        opened.child<QAction>("language-en")->trigger();
        QTRY_COMPARE(opened.window.menuBar()->actions()[0]->text(), "&File");
    }

    void theMapLeadsToEveryPart()
    {
        Opened opened;
        QTRY_VERIFY(opened.answer.trace);
        auto* const map = opened.child<EncoderMap>("encoderMap");
        const auto go = [&](const MapPart& part) { emit map->partClicked(part); };
        go({MapPart::Kind::Head, 2, 1});
        QCOMPARE(opened.window.view(), View::Attention);
        QCOMPARE(opened.window.selection()->layer(), LayerIndex{2});
        QCOMPARE(opened.window.selection()->head(), HeadIndex{1});
        go({MapPart::Kind::FeedForward, 0});
        QCOMPARE(opened.window.view(), View::FeedForward);
        go({MapPart::Kind::Bend});
        QCOMPARE(opened.window.view(), View::Bend);
        opened.window.showView(View::Features);
        QTest::keyClick(&opened.window, Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(opened.window.view(), View::Overview); // the first comes after the last
        opened.window.showView(View::Transfer);
        go({MapPart::Kind::Text}); // the lab hides the sentences
        QCOMPARE(opened.window.view(), View::Overview);
        QVERIFY(opened.child<QLineEdit>("sentenceA")->isVisible());
    }

    void viewsGetTheAnswersTheyAskFor()
    {
        Opened opened({.text = "he went to bed", .pair = "he slept", .view = View::NextSentence});
        QTRY_VERIFY(opened.answer.trace);
        const Reader reader;
        const auto score = [&](const std::string& a, const std::string& b) {
            return double(
                nextSentenceScore(*reader.answer(a, b).trace->nextSentenceLogits()).isNext);
        };
        auto* const other = opened.child<ProbabilityBars>("otherOrderBars");
        QTRY_COMPARE(other->rows().size(), 1);
        QVERIFY(std::abs(other->rows()[0].probability - score("he slept", "he went to bed")) <
                1e-6);
        opened.child<QPlainTextEdit>("candidates")->setPlainText("it rained\nhe slept");
        auto* const ranked = opened.child<ProbabilityBars>("rankedCandidates");
        QTRY_COMPARE(ranked->rows().size(), 2);
        for (const auto& row : ranked->rows())
            QVERIFY(std::abs(row.probability - score("he went to bed", row.name.toStdString())) <
                    1e-6);
        opened.window.showView(View::Predictions);
        opened.child<QPushButton>("everyWord")->click();
        auto* const table = opened.child<QTableWidget>("everyWordTable");
        QTRY_COMPARE(table->rowCount(), 6);
        opened.window.showView(View::MaskingLab);
        QTRY_VERIFY(opened.child<QLabel>("loss")->text().contains("Training loss"));
    }

    void theOtherOrderHidesTheSameWords()
    {
        Opened opened({.text = "he went to bed", .pair = "he slept", .view = View::NextSentence});
        QTRY_VERIFY(opened.answer.trace);
        auto* const strip = opened.child<TokenStrip>("tokenStrip");
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->chipRect(TokenIndex{4}).center());
        QTRY_COMPARE(opened.tokens(), "[CLS] he went to [MASK] [SEP] he slept [SEP]");
        const Reader reader;
        const auto score = [&reader](const std::vector<int>& masks) {
            const auto run = reader.answer("he slept", "he went to bed", masks).trace;
            return double(nextSentenceScore(*run->nextSentenceLogits()).isNext);
        };
        const double expected = score({7});
        QVERIFY(std::abs(expected - score({})) > 1e-4);
        const auto& rows = opened.child<ProbabilityBars>("otherOrderBars")->rows();
        QTRY_VERIFY(rows.size() == 1 && std::abs(rows[0].probability - expected) < 1e-6);
    }

    /// What the class guesses cannot be read in the sentence or at the token either.
    void theHiddenWordIsSecretWhileTheClassGuesses()
    {
        Opened opened({.text = "the cat sat", .view = View::Predictions});
        QTRY_VERIFY(opened.answer.trace);
        auto* const field = opened.child<SentenceEdit>("sentenceA");
        auto* const strip = opened.child<TokenStrip>("tokenStrip");
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->chipRect(TokenIndex{2}).center());
        QTRY_VERIFY(opened.answer.trace->encoding().tokens[2].hidden);
        QCOMPARE(field->shownText(), "the cat sat");
        field->setFocus();
        opened.child<QCheckBox>("guessMode")->setChecked(true);
        QCOMPARE(field->shownText(), "the ____ sat");
        const QImage secret = field->grab().toImage();
        field->setFocus(); // the teacher wants to change it
        QTRY_COMPARE(field->shownText(), "the cat sat");
        field->clearFocus();
        QCOMPARE(field->grab().toImage(), secret);
        QCOMPARE(field->text(), "the cat sat"); // it is only not shown
        QVERIFY(!strip->description(TokenIndex{2}).contains("cat"));
        opened.child<QPushButton>("reveal")->click();
        QCOMPARE(field->shownText(), "the cat sat");
        QVERIFY(strip->description(TokenIndex{2}).contains("cat"));
    }

    void oneIsNotMany_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        QTest::newRow("en") << "en"
                            << "1 glance forbidden"
                            << "2 glances forbidden";
        QTest::newRow("pt") << "pt_BR"
                            << "1 olhar proibido"
                            << "2 olhares proibidos";
    }

    void oneIsNotMany()
    {
        QFETCH(QString, language);
        QFETCH(QString, one);
        QFETCH(QString, many);
        applyLanguage(language);
        Bend bend;
        bend.forbidden.insert({TokenIndex{0}, TokenIndex{1}});
        QCOMPARE(bendDescription(bend), one);
        bend.forbidden.insert({TokenIndex{1}, TokenIndex{0}});
        QCOMPARE(bendDescription(bend), many);
    }
};

VITRINE_TEST(ClassroomTest)
#include "tst_classroom.moc"
