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
#include <QTimer>
#include <QUndoStack>

namespace vitrine
{

static constexpr int recentFileCount = 8;

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

/// Keeps it within a moment. Never later than that: a timer that begins anew at each key would keep
/// nothing while somebody types without a pause.
void MainWindow::keepSoon()
{
    if (!m_keepTimer->isActive())
        m_keepTimer->start();
}

/// True if nothing would be lost now.
bool MainWindow::keepState()
{
    if (!m_keepsState || m_undo->count() == 0)
        return false; // nobody has typed anything yet that could be lost
    const QString problem = m_sessions.keep(state());
    if (!problem.isEmpty() && !std::exchange(m_toldOfKeeping, true))
        showProblem(tr("What you type cannot be kept for the next time. %1").arg(problem));
    return problem.isEmpty();
}

/// Offers what windows that are gone left, one after the other. What is not taken stays for later.
void MainWindow::offerLeft()
{
    if (m_left.empty())
        return;
    QString sentence = m_left.front().state.edit.texts[0];
    if (sentence.size() > 60)
        sentence = sentence.left(59) + QChar(0x2026);
    offer(tr("Last time you had: “%1”").arg(sentence), tr("Bring it back"), [this] {
        const KeptSessions::Left taken = m_left.front();
        m_left.erase(m_left.begin());
        bring(taken.state);
        if (keepState())
            m_sessions.forget(taken.file);
        if (m_banner->isHidden()) // else a message comes first
            offerLeft();
    });
}

void MainWindow::restoreSettings(const Options& options)
{
    if (!m_keepsState)
        return;
    const QSettings settings;
    if (!options.size)
        restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("layout")).toByteArray());
    if (options.text || !options.lesson.isEmpty())
        return;
    m_left = m_sessions.left();
    offerLeft();
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
