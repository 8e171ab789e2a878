// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the lessons: every link on the bundled model, over whatever is on screen; pages and
// pictures that somebody else wrote.

#include "desktop/bundled.h"
#include "desktop/language.h"
#include "desktop/lesson_panel.h"
#include "desktop/lesson_picture.h"
#include "desktop/lesson_text.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "desktop/spotlight.h"
#include "selection.h"
#include "support.h"

#include <QBuffer>
#include <QFrame>
#include <QImageWriter>
#include <QLabel>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>

#include <sys/stat.h>

using namespace vitrine;
using namespace vitrine::test;

class LessonsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    static QString bundledFolder(const QString& language)
    {
        const char* const name = language == "en" ? "mini-en" : "mini-pt";
        return QString::fromStdString((sourceDir / "sample_models" / name).string());
    }

    struct Opened {
        MainWindow window;
        Answer answer;
        QString failure;

        Opened(const QString& language, const QString& a, const QString& b)
            : window(Options{.text = a, .pair = b})
        {
            QObject::connect(window.session(), &Session::answerReady, &window,
                             [this](const Answer& ready) { answer = ready; });
            QObject::connect(window.session(), &Session::runFailed, &window,
                             [this](const QString& reason) { failure = reason; });
            window.openModel(bundledFolder(language));
            window.show();
        }

        bool shows(const Edit& edit) const
        {
            return answer.trace && answer.bend == edit.bend &&
                   answer.trace->encoding().textA == edit.texts[0].toStdString() &&
                   answer.trace->encoding().textB.value_or("") == edit.texts[1].toStdString();
        }
        int token() const
        {
            const auto token = window.selection()->token();
            return token ? token->oneBased() : 0;
        }
        bool complains() const
        {
            return !failure.isEmpty() || window.findChild<QFrame*>("banner")->isVisible();
        }
    };

    /// What the link asks for is what is shown now.
    static void checkShown(Opened& opened, const LessonLink& link)
    {
        for (std::size_t i = 0; i < 2; ++i)
            if (link.texts[i])
                QCOMPARE(opened.window.edit().texts[i], *link.texts[i]);
        QTRY_VERIFY_WITH_TIMEOUT(opened.shows(opened.window.edit()), 20000);
        const Trace& trace = *opened.answer.trace;
        if (link.view)
            QCOMPARE(opened.window.view(), *link.view);
        const Selection& selection = *opened.window.selection();
        if (link.layer)
            QCOMPARE(selection.layer().oneBased(), std::min(*link.layer, trace.layerCount()));
        if (link.head)
            QCOMPARE(selection.head().oneBased(), std::min(*link.head, trace.headCount()));
        if (link.token)
            QCOMPARE(opened.token(), *link.token <= trace.tokenCount() ? *link.token : 0);
        if (link.direction)
            QCOMPARE(opened.answer.bend.direction, *link.direction);
        if (link.silenced)
            QCOMPARE(silenceText(opened.answer.bend), silenceText(*link.silenced));
        if (!link.point.isEmpty()) {
            auto* const named = opened.window.findChild<QWidget*>(link.point);
            QVERIFY2(named, qPrintable(link.point));
            const auto* const spotlight = opened.window.findChild<Spotlight*>("spotlight");
            QVERIFY2(spotlight->isVisible(), qPrintable(link.point));
            // The place of what is not there yet will do.
            QVERIFY2(spotlight->target() == named || spotlight->target() == named->parentWidget(),
                     qPrintable(link.point));
        }
        QVERIFY2(!opened.complains(), qPrintable(opened.failure));
    }

    static QList<LessonLink> linksOf(const QString& page)
    {
        const QString text = QString::fromStdString(readAll(page.toStdString()));
        static const QRegularExpression pattern("\\]\\((vitrine:[^)]*)\\)");
        QList<LessonLink> links;
        for (const auto& match : pattern.globalMatch(text))
            links.append(*parseLessonLink(QUrl(match.captured(1))));
        return links;
    }
    static QStringList pagesOf(const QString& language)
    {
        const QDir folder(QString::fromStdString((sourceDir / "resources/lessons").string()) + '/' +
                          language);
        QStringList pages;
        for (const QString& name : folder.entryList({"*.md"}))
            pages.append(folder.filePath(name));
        return pages;
    }

    /// The pictures of the page on screen, by name.
    static QMap<QString, QImage> picturesOf(const LessonText& text)
    {
        QMap<QString, QImage> pictures;
        for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextImageFormat image = part.fragment().charFormat().toImageFormat();
                if (image.isValid())
                    pictures[image.name()] =
                        text.document()
                            ->resource(QTextDocument::ImageResource, QUrl(image.name()))
                            .value<QImage>();
            }
        return pictures;
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("VitrineLessonsTest");
    }
    void cleanup() { applyLanguage("en"); }

    void everyLinkOverAnySentence_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        const QString sentence = "I came home late and went to bed, for I was tired of it all. ";
        for (const QString& language : languages()) {
            const auto row = [&](const char* what, const QString& a, const QString& b) {
                QTest::addRow("%s, %s", qPrintable(language), what) << language << a << b;
            };
            row("short", "Hi.", "");
            row("nothing", "", "");
            row("long", sentence.repeated(3), sentence);
        }
    }

    void everyLinkOverAnySentence()
    {
        QFETCH(QString, language);
        QFETCH(QString, a);
        QFETCH(QString, b);
        applyLanguage(language);
        Opened opened(language, a, b);
        QTRY_VERIFY_WITH_TIMEOUT(opened.shows(opened.window.edit()), 20000);
        opened.window.selection()->setToken(TokenIndex{1});
        Edit before;
        before.texts = {a, b};
        for (const QString& page : pagesOf(language)) {
            for (const LessonLink& link : linksOf(page)) {
                opened.window.showView(View::Learning); // which hides the sentences
                opened.window.changeTo(before); // each link from what was on screen at first
                QTRY_VERIFY_WITH_TIMEOUT(opened.shows(before), 20000);
                opened.window.followLink(link);
                checkShown(opened, link);
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(page));
            }
        }
    }

    /// As a class does it: one page after the other.
    void theLinksInTurn_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void theLinksInTurn()
    {
        QFETCH(QString, language);
        applyLanguage(language);
        Opened opened(language, "Ana", "");
        QTRY_VERIFY(opened.shows(opened.window.edit()));
        for (const QString& page : pagesOf(language)) {
            for (const LessonLink& link : linksOf(page)) {
                opened.window.followLink(link);
                checkShown(opened, link);
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(page));
                // All tokens are drawn, whatever was chosen on the page before.
                if (link.view == View::Lines)
                    QCOMPARE(opened.token(), 0);
                // The matrix on screen is that of the head that is left out.
                if (link.view == View::Bend && link.silenced &&
                    !link.silenced->silencedHeads.empty()) {
                    const auto& [layer, head] = *link.silenced->silencedHeads.begin();
                    QCOMPARE(opened.window.selection()->layer(), layer);
                    QCOMPARE(opened.window.selection()->head(), head);
                }
            }
        }
    }

    void aLinksSentenceIsShownAsThePageHasIt()
    {
        Opened opened("en", "We eat bread with [MASK].", "");
        QTRY_VERIFY(opened.shows(opened.window.edit()));
        Edit edit = opened.window.edit();
        edit.masks[0] = {{7, 12}}; // "bread", hidden by hand
        edit.bend.forbidden = {{TokenIndex{1}, TokenIndex{2}}};
        opened.window.changeTo(edit);
        opened.window.followLink(
            *parseLessonLink(QUrl("vitrine:?a=We%20eat%20bread%20with%20%5BMASK%5D.")));
        QVERIFY(opened.window.edit().masks[0].empty());
        QVERIFY(opened.window.edit().bend.forbidden.empty());
    }

    void picturesOfOthers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isShown");
        QTest::newRow("beside the page") << "good.png" << true;
        QTest::newRow("below it") << "below/good%20one.png" << true;
        QTest::newRow("an endless device") << "/dev/zero" << false;
        QTest::newRow("an address of it") << "file:///dev/zero" << false;
        QTest::newRow("a link to it") << "zero.png" << false;
        QTest::newRow("a pipe") << "pipe.png" << false;
        QTest::newRow("a folder") << "below" << false;
        QTest::newRow("above the folder") << "../outside.png" << false;
        QTest::newRow("a link to the outside") << "outside.png" << false;
        QTest::newRow("no picture") << "text.png" << false;
        QTest::newRow("cut off") << "torn.png" << false;
        QTest::newRow("a bomb") << "bomb.png" << false;
        QTest::newRow("a large file") << "large.png" << false;
        QTest::newRow("a drawing that can grow") << "drawing.svg" << false;
        QTest::newRow("from the network") << "https://example.org/x.png" << false;
        QTest::newRow("not there") << "none.png" << false;
    }

    void picturesOfOthers()
    {
        QFETCH(QString, name);
        QFETCH(bool, isShown);
        const QTemporaryDir dir;
        const QString folder = dir.filePath("pages");
        QVERIFY(QDir().mkpath(folder + "/below"));
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::red);
        for (const QString& file :
             {folder + "/good.png", folder + "/below/good one.png", dir.filePath("outside.png")})
            QVERIFY(picture.save(file));
        const auto path = [&](const char* file) { return (folder + '/' + file).toStdString(); };
        fs::create_symlink("/dev/zero", path("zero.png"));
        fs::create_symlink("../outside.png", path("outside.png"));
        QCOMPARE(mkfifo(path("pipe.png").c_str(), 0600), 0);
        writeAll(path("text.png"), "hello");
        writeAll(path("drawing.svg"),
                 "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        const std::string good = readAll(path("good.png"));
        writeAll(path("torn.png"), good.substr(0, good.size() / 2));
        writeAll(path("large.png"), good + std::string(21 * 1024 * 1024, ' '));
        QImage bomb(8000, 4000, QImage::Format_Mono); // few bytes in the file, 128 MB in colour
        bomb.fill(0);
        QVERIFY(bomb.save(folder + "/bomb.png"));

        LessonText text;
        text.resize(400, 300);
        text.show();
        QVERIFY(QTest::qWaitForWindowExposed(&text));
        text.showPage("# Page\n\n![a picture](" + name + ")\n\nEnd", folder);
        const QMap<QString, QImage> pictures = picturesOf(text);
        QCOMPARE(pictures.size(), 1);
        const QImage shown = pictures.first();
        QVERIFY(!shown.isNull()); // what cannot be shown is a sentence, drawn
        QCOMPARE(shown.pixelColor(0, 0) == QColor(Qt::red), isShown);
        QVERIFY(shown.deviceIndependentSize().width() <= text.viewport()->width());
        QVERIFY(text.toPlainText().contains("End"));
    }

    void aNumberAndItsPercentSignStayTogether()
    {
        LessonText text;
        text.showPage("It is 17 % of [all](vitrine:?a=17%20%25) and 5% of %.", m_dir.path());
        QCOMPARE(text.document()->toRawText(),
                 QString("It is 17%1% of all and 5% of %.").arg(QChar(QChar::Nbsp)));
        QVERIFY(text.toHtml().contains("vitrine:?a=17%20%25"));
    }

    void everyPictureOfThePagesIsThere()
    {
        int pictures = 0;
        for (const QString& language : languages()) {
            for (const QString& page : pagesOf(language)) {
                static const QRegularExpression pattern("!\\[[^\\]]+\\]\\(([^)]*)\\)");
                const QString text = QString::fromStdString(readAll(page.toStdString()));
                for (const auto& match : pattern.globalMatch(text)) {
                    QString problem;
                    const QImage picture = readLessonPicture(":/lessons/" + language,
                                                             QUrl(match.captured(1)), problem);
                    QVERIFY2(!picture.isNull(), qPrintable(match.captured(1) + ": " + problem));
                    ++pictures;
                }
            }
        }
        QCOMPARE(pictures, 18);
    }

    /// The same files as pages, in the teacher's own folder.
    void pagesThatAreNoFiles()
    {
        const QString folder = LessonPanel::ownFolder();
        QVERIFY(folder.contains("qttest")); // not that of the person who runs the tests
        QDir(folder).removeRecursively();
        QVERIFY(QDir().mkpath(folder));
        const auto path = [&](const char* file) { return (folder + '/' + file).toStdString(); };
        writeAll(path("a.md"), "# Mine\n\nWords.");
        fs::create_symlink("/dev/zero", path("b.md"));
        QCOMPARE(mkfifo(m_dir.filePath("pipe").toStdString().c_str(), 0600), 0);
        fs::create_symlink(m_dir.filePath("pipe").toStdString(), path("c.md"));
        writeAll(path("d.md"), std::string(2 * 1024 * 1024, 'x'));
        LessonPanel panel;
        const auto* const text = panel.findChild<LessonText*>("lessonText");
        QStringList own;
        for (int page = 0; page < panel.pages().size(); ++page) {
            if (!panel.pages()[page].file.startsWith(folder))
                continue;
            panel.showPage(page);
            own.append(text->toPlainText().left(2000));
        }
        QDir(folder).removeRecursively();
        QVERIFY(own.size() >= 2);
        QCOMPARE(own.first(), "Mine\nWords.");
        QVERIFY2(own.last().contains("it is too large: at most 1 MB"), qPrintable(own.last()));
        for (const QString& page : own.mid(1, own.size() - 2))
            QVERIFY2(page.contains("is not an ordinary file"), qPrintable(page));
    }

    void lessonFilesThatAreNoFiles()
    {
        const std::string pipe = m_dir.filePath("pipe.vitrine").toStdString();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        const QString zero = m_dir.filePath("zero.vitrine");
        fs::create_symlink("/dev/zero", zero.toStdString());
        for (const QString& file : {QString::fromStdString(pipe), zero, m_dir.path()}) {
            try {
                loadState(file);
                QFAIL("it was read");
            } catch (const LessonFileError& error) {
                QVERIFY2(QString(error.what()).contains("not an ordinary file"), error.what());
            }
        }
        const QString large = m_dir.filePath("large.vitrine");
        writeAll(large.toStdString(), std::string(1024 * 1024 + 1, ' '));
        try {
            loadState(large);
            QFAIL("it was read");
        } catch (const LessonFileError& error) {
            QVERIFY2(QString(error.what()).contains("at most 1 MB"), error.what());
        }
    }
};

VITRINE_TEST(LessonsTest)
#include "tst_lessons.moc"
