// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is on screen, as files and on the clipboard.

#include "background.h"
#include "desktop/export.h"
#include "desktop/file_dialogs.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QStatusBar>

namespace vitrine
{

void MainWindow::exportPictureAs()
{
    QString file = askSaveFile(this, tr("Save the picture"),
                               viewName(m_view) + QStringLiteral(".png"), pictureFilter());
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".png");
    const QString problem = exportPicture(*pictureArea(), file);
    problem.isEmpty() ? statusBar()->showMessage(tr("Saved %1").arg(file), 5000)
                      : showProblem(problem);
}

void MainWindow::exportTableAs()
{
    const QString file = askSaveFile(this, tr("Save the numbers on screen"),
                                     viewName(m_view) + QStringLiteral(".csv"),
                                     tr("Comma-separated values (*.csv)"));
    if (file.isEmpty())
        return;
    const QString problem = exportTable(currentView()->table(), file);
    problem.isEmpty() ? statusBar()->showMessage(tr("Saved %1").arg(file), 5000)
                      : showProblem(problem);
}

void MainWindow::exportRunAs()
{
    if (!m_answer.trace)
        return showProblem(tr("There is no run to save yet. Type a sentence."));
    const QString file =
        askSaveFile(this, tr("Save everything the run computed"), QStringLiteral("run.safetensors"),
                    tr("Safetensors (*.safetensors)"));
    if (file.isEmpty())
        return;
    // Hundreds of megabytes take their time. Who closes the window meanwhile still gets the file.
    statusBar()->showMessage(tr("Writing %1 …").arg(file));
    auto* const writer = new Background(this);
    writer->run([this, writer, answer = m_answer, file]() -> Background::Show {
        const QString problem = exportRun(answer, file);
        return [this, writer, problem, file] {
            writer->deleteLater();
            if (problem.isEmpty())
                return statusBar()->showMessage(tr("Saved %1").arg(file), 5000);
            statusBar()->clearMessage();
            showProblem(problem);
        };
    });
}

void MainWindow::copyPicture()
{
    QGuiApplication::clipboard()->setPixmap(pictureArea()->grab());
    statusBar()->showMessage(tr("The picture is on the clipboard."), 5000);
}

void MainWindow::copyTable()
{
    // With tabs a spreadsheet puts each number in its own cell.
    QString text;
    for (const QStringList& row : currentView()->table())
        text += row.join(QLatin1Char('\t')) + QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(text);
    statusBar()->showMessage(tr("The numbers are on the clipboard."), 5000);
}

} // namespace vitrine
