// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshot.h"

#include "background.h"
#include "desktop/export.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"

#include <QApplication>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace vitrine
{

static void end(const QString& problem)
{
    if (!problem.isEmpty())
        std::fprintf(stderr, "vitrine: %s\n", qPrintable(problem));
    QApplication::exit(problem.isEmpty() ? 0 : 1);
}

static QString draw(MainWindow& window, const QString& file, const QString& part)
{
    auto* const widget = part.isEmpty() ? &window : window.findChild<QWidget*>(part);
    if (!widget || !widget->isVisible())
        return QCoreApplication::translate("vitrine", "This view has no part '%1'.").arg(part);
    return exportPicture(*widget, file, true);
}

void takeScreenshot(MainWindow& window, const QString& file, const QString& part, int seconds)
{
    // Later: a lesson can fail to open before the program's loop runs, which is what end() ends.
    QObject::connect(
        &window, &MainWindow::openingFailed, &window, [](const QString& reason) { end(reason); },
        Qt::QueuedConnection);
    QObject::connect(window.session(), &Session::runFailed, &window,
                     [](const QString& reason) { end(reason); });
    // What the answer sets off - further runs, thumbnails, layouts - comes first: the picture is
    // taken when the window has been idle for a moment.
    auto* const idle = new QTimer(&window);
    idle->setSingleShot(true);
    idle->setInterval(400 + seconds * 1000);
    QObject::connect(&window, &MainWindow::settled, idle, qOverload<>(&QTimer::start));
    QObject::connect(window.session(), &Session::progressed, idle, [idle] {
        if (idle->isActive())
            idle->start();
    });
    QObject::connect(idle, &QTimer::timeout, &window, [&window, idle, file, part] {
        const auto works = window.findChildren<Background*>();
        if (std::any_of(works.begin(), works.end(),
                        [](const auto* work) { return work->isBusy(); }))
            idle->start();
        else
            end(draw(window, file, part));
    });
}

} // namespace vitrine
