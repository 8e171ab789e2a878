// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/bundled.h"
#include "desktop/file_dialogs.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "heatmap.h"
#include "predictions_view.h"
#include "theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QUndoStack>
#include <QVBoxLayout>

namespace vitrine
{

static QString shortcutList()
{
    const QList<std::pair<QString, QString>> keys = {
        {QStringLiteral("Ctrl+1 … Ctrl+9"), MainWindow::tr("overview and single views")},
        {QStringLiteral("Ctrl+PgUp, Ctrl+PgDown"),
         MainWindow::tr("the view before, the next view")},
        {QStringLiteral("F1"), MainWindow::tr("lessons")},
        {QStringLiteral("F11, Esc"), MainWindow::tr("class mode, and back")},
        {QStringLiteral("Ctrl+G"), MainWindow::tr("the class guesses first")},
        {QStringLiteral("Ctrl+O, Ctrl+S"), MainWindow::tr("open, save a lesson file")},
        {QStringLiteral("Ctrl+Z, Ctrl+Shift+Z"), MainWindow::tr("undo, redo")},
        {QStringLiteral("Ctrl+E"), MainWindow::tr("save the picture")},
        {QStringLiteral("Ctrl+Shift+C"), MainWindow::tr("copy the picture")},
        {QStringLiteral("Ctrl+Shift+T"), MainWindow::tr("copy the numbers")},
        {QStringLiteral("Alt+A, Alt+B"), MainWindow::tr("sentence A, sentence B")},
        {QStringLiteral("Ctrl+T"), MainWindow::tr("tokens: arrows move, Space hides")},
        {QStringLiteral("Ctrl+M"),
         MainWindow::tr("heatmap: arrows move, + and - zoom, 0 shows all")},
        {QStringLiteral("Ctrl+K"), MainWindow::tr("map of the encoder: arrows move, Enter opens")},
        {QStringLiteral("Ctrl+R"), MainWindow::tr("restore plain BERT")},
        {QStringLiteral("← →"), MainWindow::tr("inside a head: back and forward")},
        {QStringLiteral("Tab"), MainWindow::tr("the next control")},
    };
    QString rows;
    for (const auto& [key, what] : keys)
        rows += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>")
                    .arg(key.toHtmlEscaped(), what.toHtmlEscaped());
    return QStringLiteral("<table cellpadding=4>%1</table>").arg(rows);
}

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeHelpMenu();
    // Keys of a hidden menu are dead, unless the window has its entries too: in class mode it is.
    for (const QMenu* const menu : menuBar()->findChildren<QMenu*>()) {
        for (QAction* const action : menu->actions()) {
            if (!action->shortcut().isEmpty())
                addAction(action);
        }
    }
}

/// Asks which views a lesson may show; nothing is changed if the person cancels.
static bool chooseLock(QWidget* parent, std::set<View>& lockedTo)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(MainWindow::tr("Views of this lesson"));
    auto* const layout = new QVBoxLayout(&dialog);
    layout->addWidget(new QLabel(MainWindow::tr(
        "Only the chosen views can be opened in this lesson. All or none: no lock.")));
    QList<QCheckBox*> boxes;
    for (int i = 0; i < viewCount; ++i) {
        boxes.append(new QCheckBox(viewTitle(static_cast<View>(i))));
        boxes.last()->setChecked(lockedTo.empty() || lockedTo.contains(static_cast<View>(i)));
        layout->addWidget(boxes.last());
    }
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(buttons);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    lockedTo.clear();
    for (int i = 0; i < viewCount; ++i) {
        if (boxes[i]->isChecked())
            lockedTo.insert(static_cast<View>(i));
    }
    if (int(lockedTo.size()) == viewCount)
        lockedTo.clear();
    return true;
}

void MainWindow::makeFileMenu()
{
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open lesson..."), this,
                    [this] {
                        const QString name =
                            askOpenFile(this, tr("Open a lesson"), tr("Lessons (*.vitrine)"));
                        if (!name.isEmpty())
                            openLesson(name);
                    })
        ->setShortcut(QKeySequence::Open);
    m_recent = file->addMenu(tr("&Recent lessons"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
    file->addAction(tr("&Save lesson..."), this,
                    [this] {
                        QString name = askSaveFile(this, tr("Save this lesson"),
                                                   QStringLiteral("lesson.vitrine"),
                                                   tr("Lessons (*.vitrine)"));
                        if (name.isEmpty())
                            return;
                        if (!name.endsWith(QLatin1String(".vitrine")))
                            name += QStringLiteral(".vitrine");
                        saveLesson(name);
                    })
        ->setShortcut(QKeySequence::Save);
    file->addAction(tr("&Lock to some views..."), this, [this] {
        if (chooseLock(this, m_lockedTo)) {
            applyLock();
            if (!isAllowed(m_view))
                showView(*m_lockedTo.begin());
        }
    });
    file->addSeparator();
    QAction* const open = file->addAction(tr("Open &model folder..."), this, [this] {
        const QString folder =
            askFolder(this, tr("Choose a folder with config.json and model.safetensors"));
        if (!folder.isEmpty())
            openModel(folder);
    });
    open->setObjectName(QStringLiteral("openModel"));
    open->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    for (const QString& folder : bundledModels()) {
        const QString name = QDir(folder).dirName();
        file->addAction(tr("Open the bundled %1").arg(name), this,
                        [this, folder] { openModel(folder); })
            ->setObjectName(QStringLiteral("open-") + name);
    }
    file->addSeparator();
    file->addAction(tr("Save &picture..."), this, &MainWindow::exportPictureAs)
        ->setShortcut(Qt::CTRL | Qt::Key_E);
    file->addAction(tr("Save &numbers as CSV..."), this, &MainWindow::exportTableAs);
    file->addAction(tr("Save the whole &run as safetensors..."), this, &MainWindow::exportRunAs);
    file->addSeparator();
    file->addAction(tr("&Quit"), qApp, &QApplication::closeAllWindows)
        ->setShortcut(QKeySequence::Quit);
}

void MainWindow::fillRecentFiles()
{
    m_recent->clear();
    const QStringList files = QSettings().value(QStringLiteral("recentFiles")).toStringList();
    for (const QString& name : files)
        m_recent->addAction(QFileInfo(name).fileName(), this, [this, name] { openLesson(name); })
            ->setToolTip(name);
    if (files.isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::makeEditMenu()
{
    QMenu* const edit = menuBar()->addMenu(tr("&Edit"));
    QAction* const undo = edit->addAction(tr("&Undo"), m_undo, &QUndoStack::undo);
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setEnabled(m_undo->canUndo());
    connect(m_undo, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    QAction* const redo = edit->addAction(tr("&Redo"), m_undo, &QUndoStack::redo);
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcut(QKeySequence::Redo);
    redo->setEnabled(m_undo->canRedo());
    connect(m_undo, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    edit->addSeparator();
    edit->addAction(tr("Copy &picture"), this, &MainWindow::copyPicture)
        ->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    edit->addAction(tr("Copy &numbers"), this, &MainWindow::copyTable)
        ->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    edit->addSeparator();
    edit->addAction(tr("Restore plain &BERT"), this,
                    [this] {
                        Edit plain = m_edit;
                        plain.bend = {};
                        changeTo(plain);
                    })
        ->setShortcut(Qt::CTRL | Qt::Key_R);
}

void MainWindow::makeViewMenu()
{
    QMenu* const view = menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < viewCount; ++i) {
        const View target = static_cast<View>(i);
        QAction* const action =
            view->addAction(viewTitle(target), this, [this, target] { showView(target); });
        action->setObjectName(QStringLiteral("view-") + viewName(target));
        action->setEnabled(isAllowed(target));
    }
    // The keys follow the tabs, as in a browser.
    const QList<View> numbered = {View::Overview,    View::Embeddings,   View::Attention,
                                  View::InsideHead,  View::FeedForward,  View::Layers,
                                  View::Predictions, View::NextSentence, View::Bend};
    for (int i = 0; i < numbered.size(); ++i)
        view->actions()[static_cast<int>(numbered[i])]->setShortcut(
            QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
    const auto step = [this](int by) {
        int index = static_cast<int>(m_view);
        do
            index = (index + by + viewCount) % viewCount;
        while (!isAllowed(static_cast<View>(index)));
        showView(static_cast<View>(index));
    };
    view->addAction(tr("The view &before"), this, [step] { step(-1); })
        ->setShortcut(Qt::CTRL | Qt::Key_PageUp);
    view->addAction(tr("The ne&xt view"), this, [step] { step(1); })
        ->setShortcut(Qt::CTRL | Qt::Key_PageDown);
    view->addSeparator();
    const auto focus = [&](const QString& text, const QString& name, QKeySequence keys) {
        view->addAction(text, this, [this, name] { focusOn(name); })->setShortcut(keys);
    };
    focus(tr("Go to the &tokens"), QStringLiteral("tokenStrip"), Qt::CTRL | Qt::Key_T);
    view->addAction(tr("Go to the &heatmap"), this, &MainWindow::goToHeatmap)
        ->setShortcut(Qt::CTRL | Qt::Key_M);
    focus(tr("Go to the &map"), QStringLiteral("encoderMap"), Qt::CTRL | Qt::Key_K);
    view->addSeparator();
    QAction* const lessons = m_lessonDock->toggleViewAction();
    lessons->setText(tr("&Lessons"));
    lessons->setShortcut(Qt::Key_F1);
    view->addAction(lessons);
    m_classModeAction =
        view->addAction(tr("&Class mode"), this, [this] { setClassMode(!m_isInClassMode); });
    m_classModeAction->setShortcut(Qt::Key_F11);
    QAction* const guess = view->addAction(tr("The class &guesses first"));
    guess->setObjectName(QStringLiteral("guessModeAction"));
    guess->setCheckable(true);
    guess->setShortcut(Qt::CTRL | Qt::Key_G);
    connect(guess, &QAction::toggled, m_predictions, &PredictionsView::setGuessing);
    connect(m_predictions, &PredictionsView::guessingChanged, guess, &QAction::setChecked);
    view->addSeparator();
    QMenu* const theme = view->addMenu(tr("&Colours"));
    auto* const group = new QActionGroup(theme);
    const std::array<std::pair<QString, Theme>, 3> themes = {{{tr("As the &system"), Theme::System},
                                                              {tr("&Light"), Theme::Light},
                                                              {tr("&Dark"), Theme::Dark}}};
    for (const auto& [name, value] : themes) {
        QAction* const action = theme->addAction(name);
        action->setCheckable(true);
        action->setChecked(value == currentTheme());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = value] {
            applyTheme(*qApp, chosen);
            if (m_keepsState)
                QSettings().setValue(QStringLiteral("theme"), static_cast<int>(chosen));
        });
    }
    makeLanguageMenu(view);
}

void MainWindow::makeLanguageMenu(QMenu* view)
{
    QMenu* const menu = view->addMenu(tr("L&anguage"));
    menu->setObjectName(QStringLiteral("languageMenu"));
    auto* const group = new QActionGroup(menu);
    // Each in its own words: someone who reads only that one must find it.
    const QList<std::pair<QString, QString>> names = {
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("pt_BR"), QStringLiteral("Português (Brasil)")}};
    for (const auto& [language, name] : names) {
        QAction* const action = menu->addAction(name);
        action->setObjectName(QStringLiteral("language-") + language);
        action->setCheckable(true);
        action->setChecked(language == currentLanguage());
        group->addAction(action);
        connect(
            action, &QAction::triggered, this,
            [this, chosen = language] {
                if (m_keepsState)
                    QSettings().setValue(QStringLiteral("language"), chosen);
                applyLanguage(chosen);
                // English has no file to load, so Qt does not tell the window by itself.
                QEvent changed(QEvent::LanguageChange);
                QCoreApplication::sendEvent(this, &changed);
            },
            Qt::QueuedConnection); // this menu is about to be made anew
    }
}

void MainWindow::makeHelpMenu()
{
    QMenu* const help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard"), this,
                    [this] { QMessageBox::information(this, tr("Keyboard"), shortcutList()); });
    help->addAction(tr("&About Vitrine"), this, [this] {
        QMessageBox::about(
            this, tr("About Vitrine"),
            tr("<b>Vitrine %1</b><p>See how BERT works: tokens, attention, masked words and next "
               "sentences, live.</p><p>Attention weights show where information flows. They are "
               "not by themselves an explanation (Jain and Wallace 2019; Wiegreffe and Pinter "
               "2019).</p><p>Free software under the GNU General Public License, version 3 or "
               "later.</p>")
                .arg(QApplication::applicationVersion()));
    });
}

} // namespace vitrine
