// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed outlives the window: each window for itself, nothing lost, and said if it cannot
// be.

#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "desktop/state.h"
#include "support.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::test;

static State stateOf(const QString& text)
{
    State state;
    state.edit.texts[0] = text;
    return state;
}

class KeepingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;

    struct Opened {
        MainWindow window{Options{.keepsState = true}};

        Opened()
        {
            window.openModel(QString::fromStdString(miniEn.string()));
            window.show();
        }
        void type(const QString& text) const
        {
            auto* const edit = window.findChild<QLineEdit*>("sentenceA");
            edit->selectAll();
            QTest::keyClicks(edit, text);
        }
        QString banner() const
        {
            const auto* const text = window.findChild<QLabel*>("bannerText");
            return text->isVisible() ? text->text() : QString();
        }
        QString text() const { return window.edit().texts[0]; }
        void take() const { window.findChild<QPushButton*>("bannerAction")->click(); }
        void closeBanner() const { window.findChild<QToolButton*>("closeBanner")->click(); }
    };

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_dir->path().toLocal8Bit());
    }

    void livingWindowsKeepTheirOwn()
    {
        KeptSessions a, b;
        QCOMPARE(a.keep(stateOf("from a")), QString());
        QCOMPARE(b.keep(stateOf("from b")), QString());
        QVERIFY(KeptSessions().left().empty());
        QVERIFY(a.left().empty());
    }

    void deadWindowsLeaveAllTheyHad()
    {
        for (const char* const text : {"one", "two"})
            QCOMPARE(KeptSessions().keep(stateOf(text)), QString());
        KeptSessions next;
        QStringList texts;
        for (const auto& left : next.left())
            texts += left.state.edit.texts[0];
        texts.sort();
        QCOMPARE(texts, QStringList({"one", "two"}));
        QVERIFY(KeptSessions().left().empty()); // it is offered by one window only
    }

    void whatIsForgottenIsGoneAndTheRestStays()
    {
        for (const char* const text : {"one", "two"})
            QCOMPARE(KeptSessions().keep(stateOf(text)), QString());
        QString stays;
        {
            KeptSessions next;
            const auto left = next.left();
            QCOMPARE(left.size(), std::size_t(2));
            next.forget(left[0].file);
            stays = left[1].state.edit.texts[0];
        }
        KeptSessions last;
        const auto left = last.left();
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left[0].state.edit.texts[0], stays);
    }

    void theNewestComesFirstAndAfterTwentyTheOldestGoes()
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        for (int i = 1; i <= 21; ++i) {
            KeptSessions().keep(stateOf(QString::number(i)));
            for (const QFileInfo& info : QDir(folder + "/sessions").entryInfoList({"*.vitrine"})) {
                QFile file(info.filePath()); // all that are there become an hour older
                QVERIFY(file.open(QIODevice::ReadWrite));
                QVERIFY(file.setFileTime(info.lastModified().addSecs(-3600),
                                         QFileDevice::FileModificationTime));
            }
        }
        KeptSessions next;
        const auto left = next.left();
        QCOMPARE(left.size(), std::size_t(20));
        QCOMPARE(left.front().state.edit.texts[0], QString("21"));
        QCOMPARE(left.back().state.edit.texts[0], QString("2"));
    }

    void theFileOfTheVersionBeforeIsOfferedToo()
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        QVERIFY(QDir().mkpath(folder));
        saveState(stateOf("of old"), folder + "/session.vitrine");
        KeptSessions next;
        const auto left = next.left();
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left[0].state.edit.texts[0], QString("of old"));
    }

    void twoWindowsAreBroughtBackOneByOne()
    {
        {
            Opened a, b;
            a.type("the first window");
            b.type("the second window");
            QVERIFY(b.window.close());
            QVERIFY(a.window.close());
        }
        Opened next;
        QVERIFY(next.banner().contains("window"));
        next.take();
        const QString first = next.text();
        QVERIFY(next.banner().contains("window") && !next.banner().contains(first));
        next.take();
        QCOMPARE(QSet<QString>({first, next.text()}),
                 QSet<QString>({"the first window", "the second window"}));
        QCOMPARE(next.banner(), QString());
    }

    void anOfferThatIsNotTakenComesAgain()
    {
        {
            Opened a;
            a.type("not to be lost");
            QVERIFY(a.window.close());
        }
        {
            Opened b;
            b.type("a letter");
            QVERIFY(b.window.close());
        }
        Opened c;
        c.take();
        const QString first = c.text();
        c.take();
        QCOMPARE(QSet<QString>({first, c.text()}), QSet<QString>({"not to be lost", "a letter"}));
    }

    void whatWasBroughtBackIsKeptOnce()
    {
        {
            Opened a;
            a.type("once");
            QVERIFY(a.window.close());
        }
        {
            Opened b;
            b.take();
            QCOMPARE(b.text(), QString("once"));
            QVERIFY(b.window.close());
        }
        KeptSessions next;
        const auto left = next.left();
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left[0].state.edit.texts[0], QString("once"));
    }

    void aTimerThatRunsIsNotBegunAnew()
    {
        Opened opened;
        opened.type("x");
        QTimer* running = nullptr;
        for (QTimer* const timer : opened.window.findChildren<QTimer*>(Qt::FindDirectChildrenOnly))
            if (timer->isActive() && timer->interval() == 800)
                running = timer;
        QVERIFY(running);
        const int id = running->timerId(); // a new one each time that it is started
        opened.window.showView(View::Layers);
        opened.type("xy");
        QCOMPARE(running->timerId(), id);
    }

    void whatCannotBeKeptIsSaidOnce()
    {
        const QString file = m_dir->filePath("file");
        writeAll(file.toStdString(), "no folder");
        qputenv("XDG_DATA_HOME", file.toLocal8Bit()); // not even root can write below a file
        Opened opened;
        opened.type("lost");
        QTRY_VERIFY2(opened.banner().contains("cannot be kept"), qPrintable(opened.banner()));
        opened.closeBanner();
        opened.type("lost too");
        QVERIFY(opened.window.close());
        QVERIFY(opened.window.findChild<QWidget*>("banner")->isHidden());
    }

    void aFileStandsOnceAmongTheRecent()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->path());
        MainWindow window(Options{.text = "a"});
        const QString a = m_dir->filePath("a.vitrine"), b = m_dir->filePath("b.vitrine");
        for (const QString& file : {a, b, a})
            window.saveLesson(file);
        QStringList shown;
        for (QMenu* const menu : window.findChildren<QMenu*>()) {
            if (!menu->title().contains("Recent"))
                continue;
            emit menu->aboutToShow();
            for (const QAction* const action : menu->actions())
                shown += action->toolTip();
        }
        QCOMPARE(shown, QStringList({a, b})); // the newest first
    }
};

VITRINE_TEST(KeepingTest)
#include "tst_keeping.moc"
