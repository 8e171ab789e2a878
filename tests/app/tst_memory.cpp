// SPDX-License-Identifier: GPL-3.0-or-later
// How many runs the window keeps alive.

#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "support.h"

#include <QLineEdit>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class MemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheNewestRunLives()
    {
        MainWindow window(Options{.text = QString("he was"), .pair = QString("he slept")});
        std::vector<std::weak_ptr<const Trace>> runs;
        connect(window.session(), &Session::answerReady, &window,
                [&runs](const Answer& answer) { runs.push_back(answer.trace); });
        window.openModel(QString::fromStdString(miniEn.string()));
        window.show();
        auto* const field = window.findChild<QLineEdit*>("sentenceA");
        for (int view = 0; view < viewCount; ++view) {
            window.showView(static_cast<View>(view));
            const std::size_t before = runs.size();
            field->setText(field->text() + QChar('a' + view));
            QTRY_VERIFY(runs.size() > before);
        }
        const auto isAlive = [](const std::weak_ptr<const Trace>& run) { return !run.expired(); };
        QTRY_COMPARE(std::count_if(runs.begin(), runs.end(), isAlive), 1);
        QVERIFY(isAlive(runs.back()));
    }
};

VITRINE_TEST(MemoryTest)
#include "tst_memory.moc"
