// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshot.h"

#include "desktop/export.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"

#include <QApplication>
#include <QThreadPool>
#include <QTimer>

#include <cstdio>

namespace vitrine
{

static void end(const QString& problem)
{
    if (!problem.isEmpty())
        std::fprintf(stderr, "vitrine: %s\n", qPrintable(problem));
    QApplication::exit(problem.isEmpty() ? 0 : 1);
}

void takeScreenshot(MainWindow& window, const QString& file)
{
    QObject::connect(&window, &MainWindow::openingFailed, &window,
                     [](const QString& reason) { end(reason); });
    // What the answer sets off - further runs, thumbnails, layouts - comes first: the picture is
    // taken when the window has been idle for a moment.
    auto* const idle = new QTimer(&window);
    idle->setSingleShot(true);
    idle->setInterval(400);
    QObject::connect(&window, &MainWindow::settled, idle, qOverload<>(&QTimer::start));
    QObject::connect(window.session(), &Session::progressed, idle, [idle] {
        if (idle->isActive())
            idle->start();
    });
    QObject::connect(idle, &QTimer::timeout, &window,
                     [&window, file] { end(exportPicture(window, file, true)); });
}

} // namespace vitrine
