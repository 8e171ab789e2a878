// SPDX-License-Identifier: GPL-3.0-or-later
// Every view fits in the window that is there, with and without the lessons.

#include "attention_view.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "opened_window.h"
#include "pretraining_view.h"
#include "support.h"
#include "theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

/// Sizes text as the program does; the test program's own type is smaller.
class ProgramFont
{
public:
    ProgramFont() : m_before(QApplication::font())
    {
        QFont font = m_before;
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
        font.setPointSizeF(11);
        QApplication::setFont(font);
    }
    ~ProgramFont() { QApplication::setFont(m_before); }
    ProgramFont(const ProgramFont&) = delete;
    ProgramFont& operator=(const ProgramFont&) = delete;

private:
    QFont m_before;
};

class RoomTest : public QObject
{
    Q_OBJECT

private:
    struct Opened : OpenedWindow {
        using OpenedWindow::OpenedWindow;
        QDockWidget* lessons() const { return child<QDockWidget>("lessons"); }
    };

    static QString nameOf(const QWidget& widget)
    {
        QString name = widget.metaObject()->className();
        if (!widget.objectName().isEmpty())
            name += '#' + widget.objectName();
        if (const auto* const label = qobject_cast<const QLabel*>(&widget))
            name += " \"" + label->text().left(30) + '"';
        return name;
    }

    /// The parts that ask for the most, from the window down.
    static QString widest(const QWidget& top)
    {
        QString path;
        for (const QWidget* widget = &top; widget;) {
            const QWidget* most = nullptr;
            int width = 0;
            for (const QObject* const object : widget->children()) {
                const auto* const child = qobject_cast<const QWidget*>(object);
                if (!child || child->isWindow() || !child->isVisible())
                    continue;
                const int needs = std::max(child->minimumSizeHint().width(), child->minimumWidth());
                if (needs > width) {
                    most = child;
                    width = needs;
                }
            }
            if (most)
                path += QStringLiteral(" > %1 %2x%3")
                            .arg(nameOf(*most))
                            .arg(width)
                            .arg(std::max(most->minimumSizeHint().height(), most->minimumHeight()));
            widget = most;
        }
        return path;
    }

    /// What is cut off, though it says something.
    static QStringList cutOff(const QWidget& window)
    {
        QStringList found;
        for (const QWidget* const widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->window() != &window)
                continue;
            const QWidget* const around = widget->parentWidget();
            const bool canScroll = qobject_cast<QAbstractScrollArea*>(around->parentWidget());
            if (!canScroll && !around->rect().contains(widget->geometry()) &&
                (qobject_cast<const QLabel*>(widget) ||
                 qobject_cast<const QAbstractButton*>(widget) ||
                 qobject_cast<const QComboBox*>(widget)))
                found.append("outside: " + nameOf(*widget));
            if (const auto* const scroll = qobject_cast<const QScrollArea*>(widget);
                scroll && scroll->widget() &&
                scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
                scroll->widget()->width() > scroll->viewport()->width())
                found.append("cannot be scrolled to: " + nameOf(*scroll->widget()));
            if (const auto* const button = qobject_cast<const QAbstractButton*>(widget);
                button && !button->text().isEmpty() &&
                button->width() < button->minimumSizeHint().width())
                found.append("narrow: " + nameOf(*button) + ' ' + button->text());
            if (const auto* const label = qobject_cast<const QLabel*>(widget);
                label && !label->text().isEmpty() &&
                (label->wordWrap() ? label->height() < label->heightForWidth(label->width())
                                   : label->width() < label->minimumSizeHint().width()))
                found.append("cut: " + nameOf(*label));
        }
        return found;
    }

private slots:
    void cleanup() { applyLanguage("en"); }

    void noViewWidensTheWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isFull");
        for (const QString& language : languages())
            for (const QSize size : {QSize(1280, 800), QSize(1366, 768), QSize(1024, 700)})
                for (const bool isFull : {false, true})
                    if (!isFull || size.height() > 700)
                        QTest::addRow("%s, %d x %d, %s", qPrintable(language), size.width(),
                                      size.height(), isFull ? "much on screen" : "an example")
                            << language << size << isFull;
    }

    void noViewWidensTheWindow()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        QFETCH(bool, isFull);
        const ProgramFont font;
        applyLanguage(language);
        Options options{.model = miniEnFolder,
                        .text = "the [MASK] sat on the mat, so it went to [MASK]",
                        .pair = "it slept",
                        .size = size};
        if (isFull) {
            options.text = QString("the %1 sat on [MASK]").arg(QString(60, 'm'));
            options.pair = QString("it slept ").repeated(90);
            options.bend.direction = Direction::LeftToRight;
            options.bend.silencedHeads = {{LayerIndex{0}, HeadIndex{1}},
                                          {LayerIndex{2}, HeadIndex{1}}};
        }
        Opened opened(options);
        MainWindow& window = opened.window;
        QTRY_VERIFY(opened.answered);
        if (isFull)
            window.showProblem(QString("something is wrong with %1").arg(QString(80, 'x')));
        QStringList faults;
        for (const bool classMode : {false, true}) {
            window.setClassMode(classMode);
            for (const bool lessons : {false, true}) {
                opened.lessons()->setVisible(lessons);
                QCoreApplication::processEvents();
                if (window.size() != size)
                    faults.append(QString("the lessons come: %1 x %2, needs %3 x %4:%5")
                                      .arg(window.width())
                                      .arg(window.height())
                                      .arg(window.minimumSizeHint().width())
                                      .arg(window.minimumSizeHint().height())
                                      .arg(widest(*window.centralWidget())));
                for (int i = 0; i < viewCount; ++i) {
                    window.resize(size);
                    window.showView(static_cast<View>(i));
                    for (int round = 0; round < 3; ++round)
                        QCoreApplication::processEvents();
                    const QString place = QString("%1%2%3").arg(viewName(static_cast<View>(i)),
                                                                lessons ? ", lessons" : "",
                                                                classMode ? ", class mode" : "");
                    const QSize needs = window.minimumSizeHint();
                    if (window.size() != size || needs.width() > size.width() ||
                        needs.height() > size.height())
                        faults.append(QString("%1: %2 x %3, needs %4 x %5:%6")
                                          .arg(place)
                                          .arg(window.width())
                                          .arg(window.height())
                                          .arg(needs.width())
                                          .arg(needs.height())
                                          .arg(widest(*window.centralWidget())));
                    const QDockWidget& dock = *opened.lessons();
                    if (lessons &&
                        (!dock.isVisible() ||
                         !QRect(QPoint(), size)
                              .contains(QRect(dock.mapTo(&window, QPoint()), dock.size()))))
                        faults.append(place + ": the lessons are not inside");
                    if (!cutOff(window).isEmpty())
                        QTest::qWait(150); // an answer that came just now is not laid out yet
                    for (const QString& cut : cutOff(window))
                        faults.append(place + ": " + cut);
                }
            }
        }
        for (const QString& fault : std::as_const(faults))
            qWarning().noquote() << fault;
        QVERIFY(faults.isEmpty());
    }
};

VITRINE_TEST(RoomTest)
#include "tst_room.moc"
