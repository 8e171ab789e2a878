// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/mainwindow.h"

#include "attention_view.h"
#include "bend_view.h"
#include "card.h"
#include "desktop/bundled.h"
#include "desktop/editing.h"
#include "desktop/focus_ring.h"
#include "desktop/language.h"
#include "desktop/learning_desk.h"
#include "desktop/session.h"
#include "desktop/spotlight.h"
#include "desktop/tab_order.h"
#include "embeddings_view.h"
#include "feed_forward_view.h"
#include "inside_head_view.h"
#include "layers_view.h"
#include "learning_view.h"
#include "masking_lab_view.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "problems.h"
#include "selection.h"
#include "selection_bar.h"
#include "sentence_edit.h"
#include "similarity_view.h"
#include "token_strip.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace vitrine
{

MainWindow::MainWindow(const Options& options, QWidget* parent)
    : QMainWindow(parent)
    , m_session(new Session(this))
    , m_selection(new Selection(this))
    , m_undo(new QUndoStack(this))
    , m_keepsState(options.keepsState)
    , m_mayFillScreen(!options.size)
    , m_keepTimer(new QTimer(this))
    , m_progressDelay(new QTimer(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Vitrine"));
    setAcceptDrops(true);
    const QSize room = screen()->availableSize() - QSize(0, 40); // the title bar
    resize(
        options.size.value_or(m_keepsState ? QSize(1280, 800).boundedTo(room) : QSize(1280, 800)));
    m_keepTimer->setSingleShot(true);
    m_keepTimer->setInterval(800);
    connect(m_keepTimer, &QTimer::timeout, this, &MainWindow::keepState);
    m_progressDelay->setSingleShot(true);
    m_progressDelay->setInterval(700);
    connect(m_progressDelay, &QTimer::timeout, this, [this] {
        m_progress->show();
        m_cancel->show();
    });
    m_desk = new LearningDesk([this] { return m_session->model(); }, this);
    connect(m_desk, &LearningDesk::modelMade, this, [this](const auto& model) {
        m_modelFolder.clear(); // it is nowhere on the disk
        m_isRunDue = true;
        m_session->use(model);
        showView(View::Overview);
    });
    new FocusRing(this);
    build();
    connectSession();

    Edit edit = firstExample();
    m_isExample = !options.text && !options.pair;
    if (options.text)
        edit = {.texts = {*options.text, {}}};
    if (options.text || options.pair)
        edit.texts[1] = options.pair.value_or(QString());
    edit.bend = options.bend;
    applyEdit(edit);
    lookAt({options.layer, options.head, options.token.value_or(0), options.bend, {}});
    showView(options.view);
    restoreSettings(options);
    setClassMode(options.classMode);
}

MainWindow::~MainWindow() = default;

/// Shows hiding, bidirectional context and next sentence at once.
Edit MainWindow::firstExample() const
{
    const QString sentence = tr("He was tired, so he went to bed.");
    Edit edit{.texts = {sentence, tr("He slept until the morning.")}};
    const int end = int(sentence.size()) - 1; // before the full stop
    edit.masks[0] = {{int(sentence.lastIndexOf(QLatin1Char(' '))) + 1, end}};
    return edit;
}

QList<TraceView*> MainWindow::traceViews() const
{
    return {m_attention, m_predictions, m_nextSentence, m_embeddings, m_insideHead, m_feedForward,
            m_layers,    m_similarity,  m_maskingLab,   m_bend,       m_learning,   m_map};
}

void MainWindow::connectSession()
{
    connect(m_session, &Session::answerReady, this, [this](const Answer& answer) {
        m_isRunDue = false;
        showAnswer(answer);
    });
    connect(m_session, &Session::modelChanged, this, [this] {
        for (TraceView* const view : traceViews())
            view->clear(); // what they show belongs to the model before
        m_desk->showModel();
        showModel();
        showBend();
        if (fittedBend() == m_edit.bend)
            return;
        m_wanted.bend = m_edit.bend; // this model has less than the one before
        requestRun();
    });
    connect(m_session, &Session::progressed, this, &MainWindow::showProgress);
    connect(m_session, &Session::runFailed, this, [this](const QString& reason) {
        m_isRunDue = false;
        if (m_answer.trace)
            settlePlace(); // what is on screen stays
        showProblem(reason);
    });
    connect(m_session, &Session::loadFailed, this, [this](const QString& reason) {
        const auto model = m_session->model();
        m_modelFolder = model ? QString::fromStdString(model->folder.string()) : QString();
        const QString standIn = std::exchange(m_standIn, {});
        if (!model && !standIn.isEmpty())
            openFolder(standIn);
        showModel();
        showProblem(model || !standIn.isEmpty()
                        ? tr("%1. %2 stays open.").arg(reason, modelName())
                        : tr("%1. Open another model folder from the File menu.").arg(reason));
        emit openingFailed(reason);
    });
}

/// Of the model that is open or being opened.
QString MainWindow::modelName() const
{
    const auto model = m_session->model();
    if (model && !m_session->isLoading())
        return QString::fromStdString(model->name);
    return m_modelFolder.isEmpty() ? QString() : QDir(m_modelFolder).dirName();
}

/// A picture that could not be computed is told as a run that failed is.
void MainWindow::connectFailures()
{
    for (TraceView* const view : traceViews())
        connect(view, &TraceView::failed, this, &MainWindow::showProblem);
}

void MainWindow::openModel(const QString& folder)
{
    if (m_bannerAction->isHidden())
        m_banner->hide(); // it told of a problem with the model before
    openFolder(folder);
}

void MainWindow::openFolder(const QString& folder)
{
    m_modelFolder = folder;
    m_isRunDue = true;
    m_session->open(folder);
    m_modelLabel->setText(tr("Opening %1 …").arg(QFileInfo(folder).fileName()));
}

void MainWindow::changeTo(const Edit& edit, int kind)
{
    if (edit == m_edit)
        return;
    m_undo->push(new EditCommand(m_edit, edit, kind, [this](const Edit& to) { applyEdit(to); }));
}

void MainWindow::applyEdit(const Edit& edit)
{
    m_edit = edit;
    m_isApplying = true;
    for (std::size_t i = 0; i < 2; ++i) {
        if (m_edits[i]->text() != edit.texts[i])
            m_edits[i]->setText(edit.texts[i]);
    }
    m_isApplying = false;
    keepSecrets();
    showBend();
    keepSoon();
    requestRun();
}

/// While the class guesses, what is hidden cannot be read in the sentences either.
void MainWindow::keepSecrets()
{
    const bool isSecret = m_predictions->isSecret();
    m_strip->setSecret(isSecret);
    for (std::size_t i = 0; i < 2; ++i)
        m_edits[i]->setSecrets(isSecret ? m_edit.masks[i] : MaskedSpans());
}

void MainWindow::textEdited(int which)
{
    if (m_isApplying)
        return;
    const auto i = std::size_t(which);
    Edit edit = m_edit;
    edit.texts[i] = m_edits[i]->text();
    edit.masks[i] = afterEdit(m_edit.masks[i], m_edit.texts[i], edit.texts[i]);
    // Glances name tokens, and these are not the same any more.
    edit.bend.forbidden.clear();
    changeTo(edit, 1 + which);
}

void MainWindow::toggleMask(TokenIndex index)
{
    const Encoding& shown = m_answer.trace->encoding();
    if (shown.textA != m_edit.texts[0].toStdString() ||
        shown.textB.value_or("") != m_edit.texts[1].toStdString())
        return; // the chips are those of a text that has just been changed
    const Token& token = shown.tokens.at(std::size_t(index.value));
    Edit edit = m_edit;
    vitrine::toggleMask(edit.masks[token.segment == 0 ? 0 : 1], token);
    changeTo(edit);
}

void MainWindow::swapSentences()
{
    Edit edit = m_edit;
    std::swap(edit.texts[0], edit.texts[1]);
    std::swap(edit.masks[0], edit.masks[1]);
    edit.bend.forbidden.clear();
    changeTo(edit);
}

void MainWindow::requestRun()
{
    m_isRunDue = true;
    m_session->request({m_edit.texts[0], m_edit.texts[1], m_edit.masks, fittedBend()});
}

/// What of the bend the model has.
Bend MainWindow::fittedBend() const
{
    const auto model = m_session->model();
    return model ? fitted(m_edit.bend, model->config) : m_edit.bend;
}

/// Looks at a place once the text and the model that it belongs to are there.
void MainWindow::lookAt(const WantedPlace& place)
{
    m_wanted = place;
    m_selection->setLayer(LayerIndex::fromOneBased(place.layer));
    m_selection->setHead(HeadIndex::fromOneBased(place.head));
    m_selection->setToken(place.token > 0 ? std::optional(TokenIndex::fromOneBased(place.token))
                                          : std::nullopt);
    if (!m_isRunDue && m_answer.trace)
        settlePlace();
}

/// Brings what was wanted inside the model and the text on screen, and says what is not there.
void MainWindow::settlePlace()
{
    const Trace& trace = *m_answer.trace;
    m_selection->clampTo(trace.layerCount(), trace.headCount(), trace.tokenCount());
    const WantedPlace wanted = std::exchange(m_wanted, {});
    const QString missing = missingText(wanted, m_answer.model->config, trace.tokenCount());
    if (!missing.isEmpty())
        showNotice(wanted.problem.isEmpty() ? missing
                                            : wanted.problem + QLatin1Char(' ') + missing);
}

void MainWindow::showAnswer(const Answer& answer)
{
    m_answer = answer;
    const Trace& trace = *answer.trace;
    if (!m_isRunDue)
        settlePlace();
    m_strip->setTrace(answer.trace);
    m_selectionBar->setTrace(answer.trace);
    for (TraceView* const view : traceViews())
        view->setAnswer(answer);
    m_timeLabel->setText(tr("%n token(s) in %1 ms", nullptr, trace.tokenCount())
                             .arg(QLocale().toString(trace.milliseconds(), 'f', 1)));
    showTruncation(trace.encoding());
    emit settled();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_builtLanguage != currentLanguage()) {
        changeLanguage();
    } else if (event->type() == QEvent::ApplicationPaletteChange ||
               event->type() == QEvent::PaletteChange) {
        for (QLineEdit* const edit : m_edits) {
            if (centralWidget() && edit->styleSheet() != sentenceStyle())
                edit->setStyleSheet(sentenceStyle());
        }
    }
}

/// Undo belongs to the window, not to one field: Ctrl+Z there must reach the menu.
bool MainWindow::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* const key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(object, event);
}

/// Tab. The order is found anew each time, for views make buttons and fields as they need them.
bool MainWindow::focusNextPrevChild(bool next)
{
    orderTabs(*this);
    if (!focusWidget()) {
        QList<QWidget*> order = readingOrder(*this);
        if (!next)
            std::reverse(order.begin(), order.end());
        for (QWidget* const widget : std::as_const(order)) {
            if (widget->isVisible() && widget->isEnabled()) {
                widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
                return true;
            }
        }
    }
    const bool hasMoved = QMainWindow::focusNextPrevChild(next);
    if (hasMoved && focusWidget())
        bringIntoView(focusWidget());
    return hasMoved;
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_isInClassMode)
        setClassMode(false);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QFileInfo dropped(event->mimeData()->urls().value(0).toLocalFile());
    if (dropped.suffix() == QLatin1String("vitrine"))
        openLesson(dropped.filePath());
    else // dropping a file of a model's folder, such as config.json, means the folder
        openModel(dropped.isDir() ? dropped.filePath() : dropped.path());
    event->acceptProposedAction();
}

} // namespace vitrine
