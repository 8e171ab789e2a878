// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a mouse: where Tab leads, and that one sees where one is.

#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "encoder_map.h"
#include "opened_window.h"
#include "support.h"
#include "theme.h"

#include <QDockWidget>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class FocusTest : public QObject
{
    Q_OBJECT

private:
    using Opened = OpenedWindow;

    static Options options(View view)
    {
        return {.model = miniEnFolder,
                .text = "the [MASK] sat on the mat",
                .pair = "it slept",
                .view = view,
                .size = QSize(1280, 800)};
    }

    static QString nameOf(const QWidget* widget)
    {
        if (!widget)
            return "nothing";
        return QString("%1#%2").arg(widget->metaObject()->className(), widget->objectName());
    }

    /// In the window's coordinates.
    static QRect placeOf(const QWidget& widget)
    {
        return {widget.mapTo(widget.window(), QPoint()), widget.size()};
    }

    /// What Tab leads to, from the start until it comes back.
    static QList<QWidget*> walk(MainWindow& window)
    {
        QList<QWidget*> visited;
        if (QWidget* const first = QApplication::focusWidget())
            visited.append(first);
        for (int press = 0; press < 300; ++press) {
            QTest::keyClick(&window, Qt::Key_Tab);
            QWidget* const now = QApplication::focusWidget();
            if (!now || (visited.size() > 1 && now == visited.first()))
                break;
            if (visited.isEmpty() || visited.last() != now) // a page goes from link to link
                visited.append(now);
        }
        return visited;
    }

    /// As in a book: to the right, then below; a column may follow another.
    static bool isReadAfter(const QWidget& first, const QWidget& second)
    {
        if (first.isAncestorOf(&second))
            return true; // a page, then what is on it
        const QRect before = placeOf(first), now = placeOf(second);
        const bool sameLine = now.top() < before.center().y() && now.bottom() > before.center().y();
        return now.left() > before.left() || (!sameLine && now.top() >= before.top());
    }

    static double contrast(const QColor& a, const QColor& b)
    {
        const auto luminance = [](const QColor& color) {
            const auto linear = [](double c) {
                return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
                   0.0722 * linear(color.blueF());
        };
        const double one = luminance(a), other = luminance(b);
        return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
    }

    /// How many pixels in and around the widget changed so much that one sees it.
    static int seenChanges(const QImage& before, const QImage& now, const QRect& place)
    {
        const QRect area = place.adjusted(-4, -4, 4, 4).intersected(now.rect());
        int count = 0;
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right(); ++x)
                count += before.pixel(x, y) != now.pixel(x, y) &&
                         contrast(before.pixelColor(x, y), now.pixelColor(x, y)) >= 3;
        return count;
    }

    static QImage picture(MainWindow& window)
    {
        QCoreApplication::processEvents();
        return window.grab().toImage();
    }

private slots:
    void init() { QApplication::setCursorFlashTime(0); }
    void cleanup()
    {
        applyTheme(*qApp, Theme::System);
        applyLanguage("en");
    }

    void everyView_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<bool>("isInClassMode");
        for (const bool classMode : {false, true})
            for (int view = 0; view < viewCount; ++view)
                QTest::addRow("%s%s", qPrintable(viewName(static_cast<View>(view))),
                              classMode ? ", class mode" : "")
                    << view << classMode;
    }

    void tabFollowsTheReadingOrder_data() { everyView_data(); }

    void tabFollowsTheReadingOrder()
    {
        QFETCH(int, view);
        QFETCH(bool, isInClassMode);
        Options asked = options(static_cast<View>(view));
        asked.classMode = isInClassMode;
        Opened opened(asked);
        MainWindow& window = opened.window;
        QTRY_VERIFY(opened.answered);
        window.findChild<QDockWidget*>("lessons")->setVisible(!isInClassMode);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::qWait(50);
        const QList<QWidget*> visited = walk(window);
        QVERIFY(visited.size() > 5);
        QStringList names, faults;
        for (qsizetype i = 0; i < visited.size(); ++i) {
            names.append(nameOf(visited[i]));
            if (!visited[i]->isVisible() || visited[i]->size().isEmpty())
                faults.append("cannot be seen: " + names[i]);
            if (i > 0 && !isReadAfter(*visited[i - 1], *visited[i]))
                faults.append(names[i] + " comes after " + names[i - 1]);
        }
        // Everything that can be used is on the way; none is visited twice.
        for (const QWidget* const widget : window.findChildren<QWidget*>()) {
            const bool isProxied = widget->focusProxy() || !widget->isEnabled();
            if (widget->window() == &window && widget->isVisible() && !isProxied &&
                (widget->focusPolicy() & Qt::TabFocus) &&
                visited.count(const_cast<QWidget*>(widget)) != 1)
                faults.append(QString("%1 is visited %2 times")
                                  .arg(nameOf(widget))
                                  .arg(visited.count(const_cast<QWidget*>(widget))));
        }
        for (const QString& fault : std::as_const(faults))
            qWarning().noquote() << fault;
        QVERIFY2(faults.isEmpty(), qPrintable("the way: " + names.join(", ")));
        if (tabOf(static_cast<View>(view)) != View::Learning)
            QCOMPARE(visited.first()->objectName(), "sentenceA");
    }

    void theFocusIsSeen_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<int>("view");
        for (int view = 0; view < viewCount; ++view)
            QTest::addRow("light, %s", qPrintable(viewName(static_cast<View>(view))))
                << int(Theme::Light) << view;
        // One frame serves all views.
        for (const View view : {View::Overview, View::Bend, View::Learning})
            QTest::addRow("dark, %s", qPrintable(viewName(view))) << int(Theme::Dark) << int(view);
    }

    void theFocusIsSeen()
    {
        QFETCH(int, theme);
        QFETCH(int, view);
        applyTheme(*qApp, static_cast<Theme>(theme));
        Opened opened(options(static_cast<View>(view)));
        MainWindow& window = opened.window;
        QTRY_VERIFY(opened.answered);
        window.findChild<QDockWidget*>("lessons")->show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::qWait(100);
        QSet<const QWidget*> visited;
        QStringList faults;
        const auto look = [&](const QImage& before, const QString& how) {
            const QWidget* const focused = QApplication::focusWidget();
            if (!focused || visited.contains(focused))
                return;
            visited.insert(focused);
            if (!focused->isVisible())
                faults.append(how + ": focus is on what is not there: " + nameOf(focused));
            else if (seenChanges(before, picture(window), placeOf(*focused)) < 30)
                faults.append(how + ": focus is not seen on " + nameOf(focused));
        };
        for (const Qt::Key key : {Qt::Key_K, Qt::Key_T, Qt::Key_M}) {
            if (QWidget* const focused = QApplication::focusWidget())
                focused->clearFocus();
            window.showView(static_cast<View>(view));
            const QImage before = picture(window);
            QTest::keyClick(&window, key, Qt::ControlModifier);
            if (window.view() == static_cast<View>(view)) // or everything looks different
                look(before, "Ctrl+" + QString(QChar(key)));
            QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
        }
        window.showView(static_cast<View>(view));
        if (QWidget* const focused = QApplication::focusWidget())
            focused->clearFocus();
        visited.clear();
        const QWidget* first = nullptr;
        QImage before = picture(window);
        for (int press = 0; press < 80; ++press) {
            QTest::keyClick(&window, Qt::Key_Tab);
            const QWidget* const focused = QApplication::focusWidget();
            if (focused && focused == first)
                break; // all the way round
            if (!first)
                first = focused;
            if (visited.contains(focused))
                continue; // a page goes from link to link
            look(before, "Tab");
            before = picture(window);
        }
        QVERIFY(visited.size() > 5);
        for (const QString& fault : std::as_const(faults))
            qWarning().noquote() << fault;
        QVERIFY(faults.isEmpty());
    }

    /// Who uses a mouse sees no frame.
    void aClickDrawsNoFrame()
    {
        Opened opened(options(View::Overview));
        MainWindow& window = opened.window;
        QTRY_VERIFY(opened.answered);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* const ring = window.findChild<QWidget*>("focusRing");
        QVERIFY(ring && ring->isVisible());
        auto* const field = window.findChild<QWidget*>("sentenceA");
        QTest::mouseClick(field, Qt::LeftButton);
        QVERIFY(!ring->isVisible());
        QTest::keyClick(field, Qt::Key_Tab);
        QVERIFY(ring->isVisible());
        QVERIFY(ring->geometry().contains(placeOf(*QApplication::focusWidget())));
    }

    /// What a key leads to may be hidden: then the focus stays where it is seen.
    void keysOfHiddenPartsLoseNoFocus()
    {
        Options asked = options(View::Overview);
        asked.classMode = true;
        Opened opened(asked);
        MainWindow& window = opened.window;
        QTRY_VERIFY(opened.answered);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.findChild<QWidget*>("sentenceA")->setFocus();
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier); // class mode has no map
        QCOMPARE(QApplication::focusWidget(), window.findChild<QWidget*>("sentenceA"));
        window.showView(View::Learning);
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier); // the lab has no tokens
        QCOMPARE(QApplication::focusWidget(), window.findChild<QWidget*>("tokenStrip"));
        QVERIFY(window.findChild<QWidget*>("tokenStrip")->isVisible());
    }
};

VITRINE_TEST(FocusTest)
#include "tst_focus.moc"
