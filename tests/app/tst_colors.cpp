// SPDX-License-Identifier: GPL-3.0-or-later
// Other colours while the program runs: everything looks as if it had started in them.

#include "background.h"
#include "desktop/language.h"
#include "desktop/lesson_panel.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "desktop/spotlight.h"
#include "learning_view.h"
#include "opened_window.h"
#include "predictions_view.h"
#include "pretraining_view.h"
#include "support.h"
#include "text_widgets.h"
#include "theme.h"
#include "transfer_view.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QStatusBar>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class ColorsTest : public QObject
{
    Q_OBJECT

private:
    struct Opened : OpenedWindow {
        using OpenedWindow::OpenedWindow;

        /// As much as possible of what has a colour of its own.
        void fill() const
        {
            child<QDockWidget>("lessons")->show();
            child<LessonPanel>("lessonPanel")->showPage(2);
            auto* const pretraining = child<PretrainingView>("pretrainingView");
            PretrainingReport learned;
            learned.steps = 100;
            for (learned.step = 10; learned.step < 50; learned.step += 10) {
                learned.recent.words = learned.recent.sentences = 10;
                learned.recent.wordLoss = learned.recent.sentenceLoss = 10.0 + learned.step;
                learned.heldOut = learned.recent;
                pretraining->addReport(learned);
            }
            pretraining->message()->showProblem("The disk is full.");
            auto* const transfer = child<TransferView>("transferView");
            TransferReport report;
            report.classes = QStringList{"friendly", "not"};
            report.epochs = 3;
            for (ConfusionMatrix& matrix : report.heldOut) {
                matrix = ConfusionMatrix(2);
                matrix.add(0, 0);
                matrix.add(1, 0);
                matrix.add(1, 1);
            }
            transfer->addReport(report);
            transfer->message()->showSuccess("Saved.");
        }
    };

    static Options options()
    {
        Options asked{.model = miniEnFolder,
                      .text = "the [MASK] sat on the mat",
                      .pair = QString("it slept ").repeated(90),
                      .token = 3,
                      .size = QSize(1366, 768)};
        asked.bend.direction = Direction::LeftToRight;
        asked.bend.silencedHeads = {{LayerIndex{1}, HeadIndex{1}}};
        return asked;
    }

    /// The window when nothing moves in it any more.
    static QImage picture(MainWindow& window)
    {
        const auto isBusy = [&window] {
            const auto works = window.findChildren<Background*>();
            return std::any_of(works.begin(), works.end(),
                               [](const Background* work) { return work->isBusy(); });
        };
        const auto grab = [&] {
            QTest::qWait(20);
            for (int tries = 0; isBusy() && tries < 1000; ++tries)
                QTest::qWait(10);
            return window.grab().toImage().convertToFormat(QImage::Format_RGB32);
        };
        QImage before = grab();
        for (int quiet = 0, tries = 0; quiet < 3 && tries < 100; ++tries) {
            const QImage now = grab();
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
        return before;
    }

    static QImage picture(MainWindow& window, View view)
    {
        window.showView(view);
        if (QWidget* const focused = window.focusWidget())
            focused->clearFocus();
        window.findChild<QLabel*>("time")->clear(); // no two runs take the same time
        return picture(window);
    }

    /// The widgets in which two pictures of the window differ.
    static QStringList differing(const MainWindow& window, const QImage& a, const QImage& b)
    {
        if (a == b)
            return {};
        if (a.size() != b.size())
            return {"another size"};
        QMap<QString, int> counts;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                if (a.pixel(x, y) == b.pixel(x, y))
                    continue;
                const QWidget* const widget = window.childAt(x, y);
                QString name = widget ? widget->metaObject()->className() : "window";
                for (const QWidget* at = widget; at; at = at->parentWidget()) {
                    if (!at->objectName().isEmpty()) {
                        name += '#' + at->objectName();
                        break;
                    }
                }
                ++counts[name];
            }
        }
        QStringList names;
        for (auto count = counts.begin(); count != counts.end(); ++count)
            names.append(QString("%1 (%2 pixels)").arg(count.key()).arg(count.value()));
        return names;
    }

private slots:
    void init() { QApplication::setCursorFlashTime(0); }
    void cleanup()
    {
        applyTheme(*qApp, Theme::System);
        applyLanguage("en");
    }

    void everyColourFollowsAtOnce_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("then");
        QTest::newRow("light to dark") << int(Theme::Light) << int(Theme::Dark);
        QTest::newRow("dark to light") << int(Theme::Dark) << int(Theme::Light);
    }

    void everyColourFollowsAtOnce()
    {
        QFETCH(int, first);
        QFETCH(int, then);
        QList<QImage> expected;
        applyTheme(*qApp, static_cast<Theme>(then));
        {
            Opened started(options());
            QTRY_VERIFY(started.answered);
            started.fill();
            for (int view = 0; view < viewCount; ++view)
                expected.append(picture(started.window, static_cast<View>(view)));
        }
        applyTheme(*qApp, static_cast<Theme>(first));
        Opened opened(options());
        QTRY_VERIFY(opened.answered);
        opened.fill();
        QStringList faults;
        const auto compare = [&](int view, const QString& when) {
            const QStringList names = differing(
                opened.window, picture(opened.window, static_cast<View>(view)), expected[view]);
            if (!names.isEmpty())
                faults.append(viewName(static_cast<View>(view)) + when + ": " + names.join(", "));
        };
        for (int view = 0; view < viewCount; ++view) {
            picture(opened.window, static_cast<View>(view));
            applyTheme(*qApp, static_cast<Theme>(then));
            compare(view, ", on screen");
            applyTheme(*qApp, static_cast<Theme>(first));
        }
        applyTheme(*qApp, static_cast<Theme>(then));
        for (int view = 0; view < viewCount; ++view) // that were hidden when the colours changed
            compare(view, ", shown later");
        for (const QString& fault : std::as_const(faults))
            qWarning().noquote() << fault;
        QVERIFY(faults.isEmpty());
    }
};

VITRINE_TEST(ColorsTest)
#include "tst_colors.moc"
