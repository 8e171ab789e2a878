// SPDX-License-Identifier: GPL-3.0-or-later
// What is thrown inside a worker, a slot or a paint event ends in a sentence on screen.

#include "background.h"
#include "desktop/application.h"
#include "desktop/lab_thread.h"
#include "desktop/session.h"
#include "problems.h"
#include "support.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <new>
#include <stdexcept>
#include <system_error>

using namespace vitrine;
using namespace vitrine::test;

class PaintsBadly : public QWidget
{
protected:
    void paintEvent(QPaintEvent*) override { throw std::out_of_range("no such place"); }
};

class FailuresTest : public QObject
{
    Q_OBJECT

private:
    QStringList m_told;

private slots:
    void initTestCase()
    {
        static_cast<Application*>(qApp)->setTeller(
            [this](const QString& sentence) { m_told.append(sentence); });
    }
    void init() { m_told.clear(); }

    void rawErrorsBecomeSentences()
    {
        QVERIFY(problemText(std::bad_alloc()).contains("not enough memory"));
        QVERIFY(problemText(std::system_error(
                                std::make_error_code(std::errc::resource_unavailable_try_again)))
                    .contains("thread"));
        QString told;
        guarded([] { throw 7; }, [&](const QString& reason) { told = reason; });
        QVERIFY(!told.isEmpty());
    }

    void aQuestionThatThrowsIsTold()
    {
        Session session;
        QSignalSpy opened(&session, &Session::modelChanged);
        QSignalSpy failed(&session, &Session::runFailed);
        session.open(QString::fromStdString(miniEn.string()));
        QTRY_COMPARE(opened.size(), 1);
        session.ask("memory", [](const Encoder&, const Progress&) -> Session::Show {
            throw std::bad_alloc();
        });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("not enough memory"));
        session.ask("nameless", [](const Encoder&, const Progress&) -> Session::Show { throw 7; });
        QTRY_COMPARE(failed.size(), 2);
    }

    void aFolderThatIsNoModelIsTold()
    {
        Session session;
        QSignalSpy failed(&session, &Session::loadFailed);
        session.open("/no/such/folder");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
        QVERIFY(!session.isLoading());
    }

    void aPictureThatCannotBeComputedIsTold()
    {
        Background background(nullptr);
        QSignalSpy failed(&background, &Background::failed);
        background.run([]() -> Background::Show { throw std::bad_alloc(); });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("not enough memory"));
        bool isShown = false;
        background.run([&isShown] { return [&isShown] { isShown = true; }; });
        QTRY_VERIFY(isShown); // it goes on
    }

    void aLabThatThrowsIsTold()
    {
        struct Run {
            bool isRunning = false;
            bool isReady() const { return true; }
        };
        QStringList reasons;
        QObject lab;
        LabRuns<Run> runs(&lab, [&](const QString& reason, Failure) { reasons.append(reason); });
        runs.begin(std::make_shared<Run>());
        runs.post([](const std::shared_ptr<Run>&) { throw std::bad_alloc(); });
        QTRY_COMPARE(reasons.size(), 1);
        runs.post([](const std::shared_ptr<Run>&) { throw 7; });
        QTRY_COMPARE(reasons.size(), 2);
    }

    void aSlotThatThrowsIsTold()
    {
        QPushButton button;
        connect(&button, &QPushButton::clicked, [] { throw std::out_of_range("no such token"); });
        QTest::ignoreMessage(QtWarningMsg, "vitrine: no such token");
        QMetaObject::invokeMethod(&button, &QPushButton::click, Qt::QueuedConnection);
        QTRY_COMPARE(m_told.size(), 1);
        QVERIFY(m_told[0].contains("no such token"));
    }

    void aPaintEventThatThrowsIsTold()
    {
        PaintsBadly widget;
        widget.show();
        QTRY_VERIFY(!m_told.isEmpty());
        QVERIFY(m_told[0].contains("no such place"));
    }
};

VITRINE_TEST(FailuresTest)

#include "tst_failures.moc"
