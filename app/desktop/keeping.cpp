// SPDX-License-Identifier: GPL-3.0-or-later
//
// What outlives the program: settings, lesson files, and what was typed.

#include "desktop/bundled.h"
#include "desktop/language.h"
#include "desktop/lesson_panel.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "next_sentence_view.h"
#include "selection.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <QUndoStack>

namespace vitrine
{

static constexpr int recentFileCount = 8;

static QString keptFile(const QString& name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder + QLatin1Char('/') + name;
}

static QString thisSession()
{
    return keptFile(QStringLiteral("session.vitrine"));
}

static QString lastSession()
{
    return keptFile(QStringLiteral("last-session.vitrine"));
}

State MainWindow::state() const
{
    return {.edit = m_edit,
            .candidates = m_nextSentence->candidates(),
            .view = m_view,
            .layer = m_selection->layer().oneBased(),
            .head = m_selection->head().oneBased(),
            .token = m_selection->token() ? m_selection->token()->oneBased() : 0,
            .model = m_modelFolder,
            .modelName = modelName(),
            .lockedTo = m_lockedTo};
}

void MainWindow::applyState(const State& state)
{
    m_lockedTo.clear();
    showView(state.view);
    m_lockedTo = state.lockedTo;
    applyLock();
    m_nextSentence->setCandidates(state.candidates);
    changeTo(state.edit);
    lookAt({state.layer, state.head, state.token, state.edit.bend, {}});
}

void MainWindow::saveLesson(const QString& file)
{
    try {
        vitrine::saveState(state(), file);
        addRecentFile(file);
    } catch (const LessonFileError& error) {
        showProblem(QString::fromUtf8(error.what()));
    }
}

void MainWindow::begin(const Options& options)
{
    const bool isLesson = !options.lesson.isEmpty();
    const bool isChosen = !options.model.isEmpty();
    if (isChosen || !isLesson)
        openModel(isChosen ? options.model : bundledModel(currentLanguage()));
    if (isLesson)
        openLesson(options.lesson, !isChosen);
}

void MainWindow::openLesson(const QString& file, bool withItsModel)
{
    try {
        State wanted = loadState(file);
        if (!withItsModel)
            wanted.model = wanted.modelName = QString();
        bring(wanted);
        addRecentFile(file);
    } catch (const LessonFileError& error) {
        openModelOf({}); // the window is of use without the lesson
        showProblem(QString::fromUtf8(error.what()));
        emit openingFailed(QString::fromUtf8(error.what()));
    }
}

/// The one way on screen for what a lesson file or the session before wants: its model first, then
/// its text, and what is looked at in them.
void MainWindow::bring(const State& wanted)
{
    const QString problem = openModelOf(wanted);
    applyState(wanted);
    if (problem.isEmpty())
        return;
    m_wanted.problem = problem;
    showProblem(problem);
    emit openingFailed(problem);
}

/// Opens the model that a state was made with, or the bundled one if no other is open. Returns a
/// sentence if it is not there.
QString MainWindow::openModelOf(const State& wanted)
{
    const bool isOpen = m_session->model() || m_session->isLoading();
    const bool isAnother = !wanted.model.isEmpty() &&
                           (m_modelFolder.isEmpty() || QDir(wanted.model) != QDir(m_modelFolder));
    if (isAnother && QFileInfo(wanted.model).isDir()) {
        m_standIn = bundledModel(currentLanguage());
        openModel(wanted.model);
        return {};
    }
    if (!isOpen)
        openModel(bundledModel(currentLanguage()));
    if (wanted.modelName.isEmpty() || wanted.modelName == modelName())
        return {};
    if (wanted.model.isEmpty())
        return tr("This was made with %1, which is not kept anywhere. It is shown with %2.")
            .arg(wanted.modelName, modelName());
    return tr("This was made with %1, which is not at %2. It is shown with %3.")
        .arg(wanted.modelName, wanted.model, modelName());
}

void MainWindow::addRecentFile(const QString& file)
{
    QSettings settings;
    QStringList files = settings.value(QStringLiteral("recentFiles")).toStringList();
    const QString path = QFileInfo(file).absoluteFilePath();
    files.removeAll(path);
    files.prepend(path);
    settings.setValue(QStringLiteral("recentFiles"), files.mid(0, recentFileCount));
}

void MainWindow::keepState()
{
    if (!m_keepsState || m_undo->count() == 0)
        return; // nobody has typed anything yet that could be lost
    try {
        vitrine::saveState(state(), thisSession());
    } catch (const LessonFileError&) {
        // Without a place to write to, the program still works.
    }
}

void MainWindow::offerLastState()
{
    // What was typed last time stays safe until something new is typed and kept.
    if (QFileInfo::exists(thisSession())) {
        QFile::remove(lastSession());
        QFile::rename(thisSession(), lastSession());
    }
    if (!QFileInfo::exists(lastSession()))
        return;
    try {
        const State last = loadState(lastSession());
        QString sentence = last.edit.texts[0];
        if (sentence.size() > 60)
            sentence = sentence.left(59) + QChar(0x2026);
        offer(tr("Last time you had: “%1”").arg(sentence), tr("Bring it back"),
              [this, last] { bring(last); });
    } catch (const LessonFileError&) {
        QFile::remove(lastSession()); // not readable any more
    }
}

void MainWindow::restoreSettings(const Options& options)
{
    if (!m_keepsState)
        return;
    const QSettings settings;
    if (!options.size)
        restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("layout")).toByteArray());
    if (!options.text && options.lesson.isEmpty())
        offerLastState();
}

void MainWindow::saveSettings()
{
    if (!m_keepsState)
        return;
    QSettings settings;
    if (!m_isInClassMode) {
        settings.setValue(QStringLiteral("geometry"), saveGeometry());
        settings.setValue(QStringLiteral("layout"), QMainWindow::saveState());
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepState();
    saveSettings();
    QMainWindow::closeEvent(event);
}

} // namespace vitrine
