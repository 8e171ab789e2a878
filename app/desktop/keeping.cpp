// SPDX-License-Identifier: GPL-3.0-or-later
//
// What outlives the program: settings, lesson files, and what was typed.

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
    const auto model = m_session->model();
    return {.edit = m_edit,
            .candidates = m_nextSentence->candidates(),
            .view = m_view,
            .layer = m_selection->layer().oneBased(),
            .head = m_selection->head().oneBased(),
            .token = m_selection->token() ? m_selection->token()->oneBased() : 0,
            .model = model ? QString::fromStdString(model->folder.string()) : m_modelFolder,
            .modelName = model ? QString::fromStdString(model->name) : QString(),
            .lockedTo = m_lockedTo};
}

void MainWindow::applyState(const State& state)
{
    m_lockedTo.clear();
    showView(state.view);
    m_lockedTo = state.lockedTo;
    applyLock();
    m_nextSentence->setCandidates(state.candidates);
    m_selection->setLayer(LayerIndex::fromOneBased(state.layer));
    m_selection->setHead(HeadIndex::fromOneBased(state.head));
    m_selection->setToken(state.token > 0 ? std::optional(TokenIndex::fromOneBased(state.token))
                                          : std::nullopt);
    changeTo(state.edit);
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

void MainWindow::openLesson(const QString& file)
{
    try {
        const State opened = loadState(file);
        const auto model = m_session->model();
        const bool isOtherModel = model && !opened.model.isEmpty() &&
                                  opened.modelName != QString::fromStdString(model->name);
        if (isOtherModel && QFileInfo(opened.model).isDir())
            openModel(opened.model);
        else if (isOtherModel)
            showProblem(
                tr("This lesson was made with %1, which is not at %2. It is shown with %3.")
                    .arg(opened.modelName, opened.model, QString::fromStdString(model->name)));
        applyState(opened);
        addRecentFile(file);
    } catch (const LessonFileError& error) {
        showProblem(QString::fromUtf8(error.what()));
    }
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
              [this, last] { applyState(last); });
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
