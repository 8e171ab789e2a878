// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, menus, dialogs and colours of the window.

#include "desktop/file_dialogs.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "heatmap.h"
#include "opened_window.h"
#include "selection_bar.h"
#include "support.h"
#include "theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>
#include <QTimer>

using namespace vitrine;
using namespace vitrine::test;

static const QString own = QString::fromStdString((dataDir / "tiny-random").string());

/// Of two colours, as WCAG 2.1 defines it.
static double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

class KeysTest : public QObject
{
    Q_OBJECT

private:
    using Opened = OpenedWindow;

    /// The letters after Alt of all that can be seen, with what they belong to.
    static QMap<QChar, QStringList> altKeys(const MainWindow& window)
    {
        QMap<QChar, QStringList> keys;
        const auto add = [&keys](const QString& text) {
            const QKeySequence key = QKeySequence::mnemonic(text);
            if (!key.isEmpty())
                keys[key.toString().back()] += text;
        };
        for (const QAction* const menu : window.menuBar()->actions())
            add(menu->text());
        for (const auto* const button : window.findChildren<QAbstractButton*>())
            if (button->isVisible())
                add(button->text());
        for (const auto* const label : window.findChildren<QLabel*>())
            if (label->isVisible() && label->buddy())
                add(label->text());
        return keys;
    }

private slots:
    void cleanup() { applyLanguage("en"); }

    void noTwoThingsShareAnAltKey_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("view");
        for (const QString& language : languages())
            for (int view = 0; view < viewCount; ++view)
                QTest::addRow("%s, %s", qPrintable(language),
                              qPrintable(viewName(static_cast<View>(view))))
                    << language << view;
    }

    void noTwoThingsShareAnAltKey()
    {
        QFETCH(QString, language);
        QFETCH(int, view);
        applyLanguage(language);
        Opened opened({.model = own,
                       .text = "the [MASK] sat",
                       .pair = "it slept",
                       .view = static_cast<View>(view)});
        QTRY_VERIFY(opened.answered);
        const auto keys = altKeys(opened.window);
        QVERIFY(keys.size() >= 4);
        for (const QStringList& texts : keys)
            QVERIFY2(texts.size() == 1, qPrintable(texts.join(" | ")));
    }

    void keysWorkInClassMode()
    {
        Opened opened(
            {.model = own, .text = "the cat sat", .classMode = true, .size = QSize(1280, 800)});
        QTRY_VERIFY(opened.answered);
        MainWindow& window = opened.window;
        QVERIFY(!window.menuBar()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.view(), View::Embeddings);
        QTest::keyClick(&window, Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(window.view(), static_cast<View>(static_cast<int>(View::Embeddings) + 1));
        QTest::keyClick(&window, Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(window.view(), View::Embeddings);
        Edit bent = window.edit();
        bent.bend.direction = Direction::LeftToRight;
        window.changeTo(bent);
        QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
        QVERIFY(window.edit().bend.isPlain());
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.edit(), bent);
        QTest::keyClick(&window, Qt::Key_F11);
        QVERIFY(!window.isInClassMode());
    }

    void lockedViewsAreGreyInTheMenu()
    {
        Opened opened({.model = own, .text = "the cat sat"});
        const auto isEnabled = [&](View view) {
            return opened.window.findChild<QAction*>("view-" + viewName(view))->isEnabled();
        };
        QVERIFY(isEnabled(View::Layers));
        State locked = opened.window.state();
        locked.view = View::Attention;
        locked.lockedTo = {View::Attention, View::Bend};
        opened.window.applyState(locked);
        QVERIFY(isEnabled(View::Bend) && !isEnabled(View::Layers));
        applyLanguage("pt_BR");
        QEvent changed(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&opened.window, &changed);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(isEnabled(View::Bend) && !isEnabled(View::Layers));
        locked.lockedTo.clear();
        opened.window.applyState(locked);
        QVERIFY(isEnabled(View::Layers));
    }

    void theKeyOfTheHeatmapFindsOneFromEverywhere_data()
    {
        QTest::addColumn<int>("view");
        for (int view = 0; view < viewCount; ++view)
            QTest::newRow(qPrintable(viewName(static_cast<View>(view)))) << view;
    }

    void theKeyOfTheHeatmapFindsOneFromEverywhere()
    {
        QFETCH(int, view);
        Opened opened({.model = own, .text = "the [MASK] sat", .view = static_cast<View>(view)});
        QTRY_VERIFY(opened.answered);
        QVERIFY(QTest::qWaitForWindowActive(&opened.window));
        QTest::keyClick(&opened.window, Qt::Key_M, Qt::ControlModifier);
        const auto* const map = qobject_cast<Heatmap*>(QApplication::focusWidget());
        QVERIFY(map && map->isVisible());
    }

    void fileDialogsChangeNothingOnTheDisk()
    {
        int seen = 0;
        const auto check = [&seen] {
            auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            seen += dialog->testOption(QFileDialog::ReadOnly);
            dialog->reject();
        };
        QTimer::singleShot(0, this, check);
        QCOMPARE(askOpenFile(nullptr, "open", "Lessons (*.vitrine)"), QString());
        QTimer::singleShot(0, this, check);
        QCOMPARE(askSaveFile(nullptr, "save", "a.vitrine"), QString());
        QTimer::singleShot(0, this, check);
        QCOMPARE(askFolder(nullptr, "folder"), QString());
        QCOMPARE(seen, 3);
    }

    void theSentencesFollowTheTheme_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("then");
        QTest::newRow("light to dark") << int(Theme::Light) << int(Theme::Dark);
        QTest::newRow("dark to light") << int(Theme::Dark) << int(Theme::Light);
    }

    void theSentencesFollowTheTheme()
    {
        QFETCH(int, first);
        QFETCH(int, then);
        applyTheme(*qApp, static_cast<Theme>(first));
        Opened opened({.model = own, .text = "the [MASK] sat", .pair = "it slept"});
        QTRY_VERIFY(opened.answered);
        applyTheme(*qApp, static_cast<Theme>(then));
        QCoreApplication::processEvents();
        for (const char* const name : {"sentenceA", "sentenceB"}) {
            auto* const edit = opened.window.findChild<QLineEdit*>(name);
            const QImage picture = edit->grab().toImage();
            // What was drawn, not what the palette promises: the field is mostly background.
            const QColor background = picture.pixelColor(picture.width() / 2, 6);
            double strongest = 1;
            for (int x = 10; x < 60; ++x)
                for (int y = 6; y < picture.height() - 6; ++y)
                    strongest = std::max(strongest, contrast(picture.pixelColor(x, y), background));
            QVERIFY2(strongest > 7, qPrintable(QString::number(strongest)));
            QVERIFY(contrast(background, qApp->palette().color(QPalette::Text)) > 7);
        }
        applyTheme(*qApp, Theme::System);
    }
};

VITRINE_TEST(KeysTest)
#include "tst_keys.moc"
