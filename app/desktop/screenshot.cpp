// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshot.h"

#include "desktop/mainwindow.h"

#include <QApplication>
#include <QImageWriter>
#include <QPixmap>
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
    QObject::connect(&window, &MainWindow::settled, &window, [&window, file] {
        // What the answer set off - layouts, queued repaints - comes first.
        QTimer::singleShot(50, &window, [&window, file] {
            QImageWriter writer(file, "png");
            const bool written = writer.write(window.grab().toImage());
            end(written
                    ? QString()
                    : QStringLiteral("%1 cannot be written: %2").arg(file, writer.errorString()));
        });
    });
}

} // namespace vitrine
