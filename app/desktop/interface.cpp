// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the window. All of them are made by build(), which runs again when the language
// changes: that is simpler, and forgets less, than naming everything twice.

#include "attention_view.h"
#include "bend_view.h"
#include "card.h"
#include "desktop/language.h"
#include "desktop/learning_desk.h"
#include "desktop/lesson_panel.h"
#include "desktop/mainwindow.h"
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
#include "selection.h"
#include "selection_bar.h"
#include "sentence_edit.h"
#include "similarity_view.h"
#include "token_scroll.h"
#include "token_strip.h"

#include <QComboBox>
#include <QDockWidget>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

/// The views that have a tab. Lines, all heads and rollout are modes of the attention view;
/// transfer and features are pages of the learning lab.
static QList<View> tabbedViews()
{
    return {View::Overview,    View::Embeddings,   View::Attention,  View::InsideHead,
            View::FeedForward, View::Layers,       View::Similarity, View::Predictions,
            View::MaskingLab,  View::NextSentence, View::Bend,       View::Learning};
}

void MainWindow::build()
{
    m_builtLanguage = currentLanguage();
    const bool hadLessons = m_lessonDock && m_lessonDock->isVisible();
    const int page = m_lessonDock ? m_lessons->page() : 0;
    delete m_lessonDock;
    m_desk->detach();
    delete takeCentralWidget();
    setMenuBar(new QMenuBar);

    auto* const central = new QWidget;
    auto* const column = new QVBoxLayout;
    column->setSpacing(8);
    QWidget* const tabs = makeTabs();
    column->addWidget(makeViewRow());
    column->addWidget(makeViews(), 1);
    m_map = new EncoderMap(m_selection);
    auto* const below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(m_map);
    below->addLayout(column, 1);
    auto* const layout = new QVBoxLayout(central);
    layout->setContentsMargins(12, 8, 12, 4);
    layout->setSpacing(8);
    layout->addWidget(makeBanner());
    layout->addWidget(makeSentences());
    layout->addWidget(makeBendBar());
    layout->addWidget(tabs);
    layout->addLayout(below, 1);
    setCentralWidget(central);
    // Only now: a part without a parent that is shown becomes a window of its own.
    arrangeSentences();
    arrangeNavigation();
    makeLessons();
    makeStatusBar();
    makeMenus();
    m_spotlight = new Spotlight(this);
    orderTabs(*this);
    for (const QTabBar* const bar : findChildren<QTabBar*>()) {
        for (QToolButton* const arrow : bar->findChildren<QToolButton*>())
            arrow->setFocusPolicy(Qt::NoFocus); // they come and go; the arrow keys do the same
    }
    for (QTableView* const table : findChildren<QTableView*>())
        table->setTabKeyNavigation(false); // or Tab goes round in it for ever; arrows move
    connectQuestions();
    connectFailures();
    connect(m_map, &EncoderMap::partClicked, this, &MainWindow::goTo);
    connect(m_strip, &TokenStrip::maskToggled, this, &MainWindow::toggleMask);
    connect(m_predictions, &PredictionsView::secretChanged, this, &MainWindow::keepSecrets);
    connect(m_predictions, &PredictionsView::guessingChanged, this, [this](bool guessing) {
        for (SentenceEdit* const edit : m_edits) {
            if (guessing)
                edit->clearFocus(); // who writes in a field can read it
        }
    });
    connect(m_nextSentence, &NextSentenceView::swapRequested, this, &MainWindow::swapSentences);
    m_lessonDock->setVisible(hadLessons);
    m_lessons->showPage(page);
}

QWidget* MainWindow::makeBanner()
{
    m_banner = new QFrame;
    m_banner->setObjectName(QStringLiteral("banner"));
    m_bannerText = new QLabel;
    m_bannerText->setObjectName(QStringLiteral("bannerText"));
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setWordWrap(true);
    m_bannerAction = new QPushButton;
    m_bannerAction->setObjectName(QStringLiteral("bannerAction"));
    connect(m_bannerAction, &QPushButton::clicked, this, [this] {
        m_banner->hide();
        if (m_offered)
            m_offered();
    });
    auto* const close = new QToolButton;
    close->setObjectName(QStringLiteral("closeBanner"));
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close this message"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, [this] {
        const bool wasOffer = !m_bannerAction->isHidden();
        m_banner->hide();
        if (!wasOffer)
            offerLeft(); // the message had taken its place
    });
    auto* const layout = new QHBoxLayout(m_banner);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->addWidget(m_bannerText, 1);
    layout->addWidget(m_bannerAction);
    layout->addWidget(close);
    m_banner->hide();
    return m_banner;
}

QWidget* MainWindow::makeSentences()
{
    auto* const area = new QWidget;
    m_textArea = area;
    auto* const grid = new QGridLayout(area);
    m_sentences = grid;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    const std::array<QString, 2> hints = {tr("Type a sentence"),
                                          tr("A second sentence, if you like")};
    const std::array<QString, 2> names = {QStringLiteral("sentenceA"), QStringLiteral("sentenceB")};
    for (std::size_t i = 0; i < 2; ++i) {
        m_edits[i] = new SentenceEdit(m_edit.texts[i]);
        m_edits[i]->setObjectName(names[i]);
        m_edits[i]->setPlaceholderText(hints[i]);
        m_edits[i]->setAccessibleName(i == 0 ? tr("Sentence A") : tr("Sentence B"));
        m_edits[i]->setMaxLength(1'000'000);
        m_edits[i]->setClearButtonEnabled(true);
        m_edits[i]->setStyleSheet(sentenceStyle());
        m_edits[i]->installEventFilter(this);
        m_editLabels[i] = new QLabel;
        m_editLabels[i]->setBuddy(m_edits[i]);
        connect(m_edits[i], &QLineEdit::textChanged, this, [this, i] { textEdited(int(i)); });
    }

    m_strip = new TokenStrip(m_selection);
    m_tokenScroll = new TokenScroll(m_strip);
    m_truncation = new QLabel;
    m_truncation->setObjectName(QStringLiteral("truncation"));
    m_truncation->setWordWrap(true);
    m_truncation->setForegroundRole(QPalette::BrightText);
    m_truncation->hide();
    m_tokensLabel = new QLabel(tr("Tokens"));
    m_tokensLabel->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_tokensLabel->setContentsMargins(0, 7, 0, 0);
    grid->addWidget(m_truncation, 3, 0, 1, 4);
    return area;
}

/// On a projector height is dear: A and B share a row there.
void MainWindow::arrangeSentences()
{
    const bool shared = m_isInClassMode;
    m_editLabels[0]->setText(shared ? QStringLiteral("&A") : tr("Sentence &A"));
    m_editLabels[1]->setText(shared ? QStringLiteral("&B") : tr("Sentence &B"));
    for (int i = 0; i < 2; ++i) {
        const int row = shared ? 0 : i;
        const int column = shared ? 2 * i : 0;
        m_sentences->addWidget(m_editLabels[std::size_t(i)], row, column);
        m_sentences->addWidget(m_edits[std::size_t(i)], row, column + 1);
    }
    m_sentences->setColumnStretch(1, 3);
    m_sentences->setColumnStretch(3, shared ? 2 : 0);
    m_sentences->addWidget(m_tokensLabel, 2, 0);
    m_tokensLabel->setVisible(!shared);
    m_sentences->addWidget(m_tokenScroll, 2, shared ? 0 : 1, 1, shared ? 4 : 1);
}

QWidget* MainWindow::makeBendBar()
{
    m_bendBar = new QFrame;
    m_bendBar->setObjectName(QStringLiteral("bendBar"));
    m_bendText = new QLabel;
    m_bendText->setObjectName(QStringLiteral("bendText"));
    m_bendText->setTextFormat(Qt::PlainText);
    m_bendText->setWordWrap(true);
    m_bendText->setForegroundRole(QPalette::BrightText);
    auto* const restore = new QPushButton(tr("Restore plain BERT"));
    restore->setObjectName(QStringLiteral("restoreBend"));
    connect(restore, &QPushButton::clicked, this, [this] {
        Edit plain = m_edit;
        plain.bend = {};
        changeTo(plain);
    });
    auto* const layout = new QHBoxLayout(m_bendBar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bendText, 1);
    layout->addWidget(restore);
    m_bendBar->hide();
    return m_bendBar;
}

QWidget* MainWindow::makeTabs()
{
    m_viewTabs = new QTabBar;
    m_viewTabs->setObjectName(QStringLiteral("views"));
    m_viewTabs->setAccessibleName(tr("Views"));
    m_viewTabs->setDrawBase(false);
    m_viewTabs->setExpanding(false);
    m_viewTabs->setUsesScrollButtons(true);
    m_viewTabs->setElideMode(Qt::ElideNone);
    for (const View view : tabbedViews()) {
        const int tab =
            m_viewTabs->addTab(view == View::Learning ? tr("Learning") : viewTitle(view));
        m_viewTabs->setTabData(tab, static_cast<int>(view));
    }
    m_viewList = new QComboBox;
    m_viewList->setObjectName(QStringLiteral("viewList"));
    m_viewList->setAccessibleName(tr("Views"));
    connect(m_viewList, &QComboBox::activated, this, [this](int place) {
        showView(static_cast<View>(m_viewList->itemData(place).toInt()));
    });
    connect(m_viewTabs, &QTabBar::currentChanged, this, [this](int tab) {
        const View view = static_cast<View>(m_viewTabs->tabData(tab).toInt());
        if (view == tabOf(m_view))
            return; // a tab stands for all the views that share it
        const auto isWithin = [view](View other) { return tabOf(other) == view; };
        const auto allowed = std::find_if(m_lockedTo.begin(), m_lockedTo.end(), isWithin);
        showView(isAllowed(view) || allowed == m_lockedTo.end() ? view : *allowed);
    });
    m_leaveClassMode = new QToolButton;
    m_leaveClassMode->setObjectName(QStringLiteral("leaveClassMode"));
    m_leaveClassMode->setText(tr("Leave (F11)"));
    m_leaveClassMode->setToolTip(tr("Leave class mode"));
    connect(m_leaveClassMode, &QToolButton::clicked, this, [this] { setClassMode(false); });
    m_selectionBar = new SelectionBar(m_selection);
    auto* const area = new QWidget;
    m_tabRow = new QHBoxLayout(area);
    m_tabRow->setContentsMargins(0, 0, 0, 0);
    m_tabRow->setSpacing(12);
    m_tabRow->addWidget(m_viewTabs, 1);
    m_tabRow->addWidget(m_viewList);
    m_tabRow->addWidget(m_leaveClassMode);
    applyLock();
    return area;
}

QWidget* MainWindow::makeViewRow()
{
    m_viewRow = new QWidget;
    auto* const layout = new QHBoxLayout(m_viewRow);
    layout->setContentsMargins(0, 0, 0, 0);
    return m_viewRow;
}

/// In class mode a list takes the place of the tabs, and leaves room for the numbers beside it.
void MainWindow::arrangeNavigation()
{
    m_viewTabs->setVisible(!m_isInClassMode);
    m_viewList->setVisible(m_isInClassMode);
    m_leaveClassMode->setVisible(m_isInClassMode);
    m_viewRow->setVisible(!m_isInClassMode);
    if (m_isInClassMode)
        m_tabRow->insertWidget(2, m_selectionBar, 1);
    else
        static_cast<QHBoxLayout*>(m_viewRow->layout())->insertWidget(0, m_selectionBar, 1);
}

QWidget* MainWindow::makeViews()
{
    m_attention = new AttentionView(m_selection);
    m_predictions = new PredictionsView(m_selection);
    m_nextSentence = new NextSentenceView(m_selection);
    m_embeddings = new EmbeddingsView(m_selection);
    m_insideHead = new InsideHeadView(m_selection);
    m_feedForward = new FeedForwardView(m_selection);
    m_layers = new LayersView(m_selection);
    m_similarity = new SimilarityView(m_selection);
    m_maskingLab = new MaskingLabView(m_selection);
    m_bend = new BendView(m_selection);
    m_learning = new LearningView(m_selection);
    m_desk->attach(m_learning, currentLanguage());
    m_cards = {new Card(m_attention), new Card(m_predictions), new Card(m_nextSentence)};
    m_side = new QWidget;
    auto* const sideLayout = new QVBoxLayout(m_side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(8);
    sideLayout->addWidget(m_cards[1], 3);
    sideLayout->addWidget(m_cards[2], 2);
    auto* const overview = new QSplitter;
    overview->setObjectName(QStringLiteral("splitter"));
    overview->setChildrenCollapsible(false);
    overview->setHandleWidth(8);
    overview->addWidget(m_cards[0]);
    overview->addWidget(m_side);
    overview->setStretchFactor(0, 5);
    overview->setStretchFactor(1, 3);
    overview->setSizes({800, 480});

    m_stack = new QStackedWidget;
    m_stack->setObjectName(QStringLiteral("viewStack"));
    m_stack->addWidget(overview);
    for (TraceView* const view :
         std::initializer_list<TraceView*>{m_embeddings, m_insideHead, m_feedForward, m_layers,
                                           m_similarity, m_maskingLab, m_bend, m_learning})
        m_stack->addWidget(new Card(view));
    connect(m_attention, &AttentionView::modeChanged, this, [this] {
        constexpr std::array modes = {View::Attention, View::Lines, View::Heads, View::Rollout};
        if (m_view != View::Overview)
            showOrStay(modes[static_cast<std::size_t>(m_attention->mode())]);
    });
    connect(m_learning, &LearningView::pageChanged, this, [this] {
        constexpr std::array pages = {View::Learning, View::Transfer, View::Features};
        showOrStay(pages[static_cast<std::size_t>(m_learning->page())]);
    });
    return m_stack;
}

void MainWindow::makeLessons()
{
    m_lessons = new LessonPanel;
    m_lessonDock = new QDockWidget(tr("Lessons"), this);
    m_lessonDock->setObjectName(QStringLiteral("lessons"));
    m_lessonDock->setWidget(m_lessons);
    m_lessonDock->hide();
    addDockWidget(Qt::RightDockWidgetArea, m_lessonDock);
    connect(m_lessons, &LessonPanel::linkFollowed, this, &MainWindow::followLink);
}

void MainWindow::makeStatusBar()
{
    setStatusBar(new QStatusBar);
    m_modelLabel = new QLabel;
    m_modelLabel->setObjectName(QStringLiteral("model"));
    m_timeLabel = new QLabel;
    m_timeLabel->setObjectName(QStringLiteral("time"));
    for (QLabel* label : {m_modelLabel, m_timeLabel})
        label->setContentsMargins(12, 2, 12, 4);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setMaximumWidth(180);
    m_progress->hide();
    m_cancel = new QToolButton;
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->hide();
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_session->cancel();
        m_isRunDue = false;
        showProgress(1, 1);
    });
    statusBar()->addWidget(m_modelLabel, 1);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_cancel);
    statusBar()->addPermanentWidget(m_timeLabel);
    statusBar()->setSizeGripEnabled(false);
}

} // namespace vitrine
