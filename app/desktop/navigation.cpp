// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which view is on screen, and how one gets there: tabs, map, lessons, class mode.

#include "attention_view.h"
#include "bend_view.h"
#include "desktop/mainwindow.h"
#include "desktop/spotlight.h"
#include "embeddings_view.h"
#include "feed_forward_view.h"
#include "heatmap.h"
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
#include "token_strip.h"

#include <QAction>
#include <QApplication>
#include <QFrame>
#include <QLayout>
#include <QLineEdit>
#include <QMenuBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace vitrine
{

TraceView* MainWindow::currentView() const
{
    switch (m_view) {
    case View::Overview:
    case View::Attention:
    case View::Lines:
    case View::Heads:
    case View::Rollout:
        return m_attention;
    case View::Embeddings:
        return m_embeddings;
    case View::InsideHead:
        return m_insideHead;
    case View::FeedForward:
        return m_feedForward;
    case View::Layers:
        return m_layers;
    case View::Similarity:
        return m_similarity;
    case View::Predictions:
        return m_predictions;
    case View::MaskingLab:
        return m_maskingLab;
    case View::NextSentence:
        return m_nextSentence;
    case View::Bend:
        return m_bend;
    case View::Learning:
    case View::Transfer:
    case View::Features:
        break;
    }
    return m_learning;
}

QWidget* MainWindow::pictureArea() const
{
    return m_stack->currentWidget();
}

bool MainWindow::isAllowed(View view) const
{
    return m_lockedTo.empty() || m_lockedTo.contains(view);
}

/// For parts that have turned to `view` already: if the lesson does not allow it, they turn back.
void MainWindow::showOrStay(View view)
{
    showView(isAllowed(view) ? view : m_view);
}

namespace
{

/// Keeps the window's size while parts of it come and go: Qt lays everything out whenever one is
/// shown, and would make room for what is about to be hidden.
class SteadySize
{
public:
    explicit SteadySize(const QMainWindow& window)
        : m_layout(window.layout()), m_before(m_layout->sizeConstraint())
    {
        m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    }
    ~SteadySize() { m_layout->setSizeConstraint(m_before); }
    SteadySize(const SteadySize&) = delete;
    SteadySize& operator=(const SteadySize&) = delete;

private:
    QLayout* m_layout;
    QLayout::SizeConstraint m_before;
};

} // namespace

void MainWindow::showView(View view)
{
    if (!isAllowed(view))
        return;
    const SteadySize steady(*this);
    m_view = view;
    const bool isAttention = tabOf(view) == View::Attention;
    const bool isLearning = tabOf(view) == View::Learning;
    for (int tab = 0; tab < m_viewTabs->count(); ++tab) {
        const View shown = static_cast<View>(m_viewTabs->tabData(tab).toInt());
        if (shown == tabOf(view)) {
            const QSignalBlocker blocker(m_viewTabs);
            m_viewTabs->setCurrentIndex(tab);
        }
    }
    m_viewList->setCurrentIndex(m_viewList->findData(static_cast<int>(view)));
    const bool isOverview = view == View::Overview;
    if (isOverview || isAttention) {
        const QSignalBlocker blocker(m_attention); // it would come back here
        m_attention->setMode(view == View::Lines     ? AttentionView::Mode::Lines
                             : view == View::Heads   ? AttentionView::Mode::Heads
                             : view == View::Rollout ? AttentionView::Mode::Rollout
                                                     : AttentionView::Mode::Heatmap);
    }
    if (isLearning) {
        const QSignalBlocker blocker(m_learning); // it would come back here
        m_learning->setPage(view == View::Transfer   ? LearningView::Page::Transfer
                            : view == View::Features ? LearningView::Page::Features
                                                     : LearningView::Page::Pretraining);
    }
    m_textArea->setVisible(!isLearning); // the learning lab has sentences of its own
    const bool isOnFirstPage =
        isOverview || isAttention || view == View::Predictions || view == View::NextSentence;
    QWidget* const page = isOnFirstPage ? m_stack->widget(0) : currentView()->parentWidget();
    // Only the page on screen may ask for room. Before it is changed: of a page that is hidden
    // already the stack would not hear that it asks no more.
    for (int i = 0; i < m_stack->count(); ++i) {
        const auto policy =
            m_stack->widget(i) == page ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(i)->setSizePolicy(policy, policy);
    }
    m_stack->setCurrentWidget(page);
    // In class mode only the essentials are left; F11 brings the rest back. Before the cards are
    // shown, for then they ask for room.
    m_attention->setSpacious(!isOverview && !m_isInClassMode);
    m_predictions->setSpacious(!isOverview && !m_isInClassMode);
    m_nextSentence->setSpacious(!isOverview);
    m_cards[0]->setVisible(isOverview || isAttention);
    m_cards[1]->setVisible(isOverview || view == View::Predictions);
    m_cards[2]->setVisible(isOverview || view == View::NextSentence);
    m_side->setVisible(!isAttention);

    m_selectionBar->setNeeds(isOverview || isAttention || view == View::InsideHead ||
                                 view == View::FeedForward || view == View::Bend,
                             isOverview || isAttention || view == View::InsideHead ||
                                 view == View::Bend,
                             view != View::MaskingLab && view != View::NextSentence && !isLearning);
    m_strip->setClickHides(isOverview || view == View::Predictions || view == View::NextSentence ||
                           view == View::Bend || view == View::MaskingLab);
    applyFonts();
    lightMap();
    keepSoon();
}

/// A view that has the window to itself is read from the last row.
void MainWindow::applyFonts()
{
    QFont base = QApplication::font();
    if (m_isInClassMode)
        base.setPointSizeF(qMax(20.0, base.pointSizeF()));
    setFont(base);
    for (SentenceEdit* const edit : m_edits)
        edit->setFont(base); // style sheets keep a window's font from reaching them
    QFont large = base;
    if (m_view != View::Overview && !m_isInClassMode)
        large.setPointSizeF(large.pointSizeF() * 1.4);
    m_predictions->setFont(large);
    m_nextSentence->setFont(large);
}

void MainWindow::lightMap()
{
    using Kind = MapPart::Kind;
    m_map->setOtherModel(m_view == View::Learning);
    switch (m_view) {
    case View::Overview:
        return m_map->setLit(
            {Kind::Text, Kind::Layer, Kind::Head, Kind::MaskedWords, Kind::NextSentence});
    case View::Embeddings:
        return m_map->setLit({Kind::Embeddings});
    case View::Attention:
    case View::Lines:
    case View::InsideHead:
        return m_map->setLit({Kind::Layer, Kind::Head});
    case View::Heads:
    case View::Rollout:
        return m_map->setLit({Kind::Layer});
    case View::Bend:
        return m_map->setLit({Kind::Bend});
    case View::FeedForward:
        return m_map->setLit({Kind::Layer, Kind::FeedForward});
    case View::Layers:
        return m_map->setLit({Kind::Layers});
    case View::Similarity:
        return m_map->setLit({Kind::Similarity});
    case View::Predictions:
    case View::MaskingLab:
        return m_map->setLit({Kind::MaskedWords});
    case View::NextSentence:
        return m_map->setLit({Kind::NextSentence});
    case View::Learning:
        return m_map->setLit({Kind::MaskedWords, Kind::NextSentence});
    case View::Transfer:
        return m_map->setLit({Kind::Text, Kind::Embeddings, Kind::Layers});
    case View::Features:
        return m_map->setLit({Kind::Embeddings, Kind::Layers});
    }
}

void MainWindow::goTo(const MapPart& part)
{
    if (part.layer >= 0)
        m_selection->setLayer(LayerIndex{part.layer});
    if (part.head >= 0)
        m_selection->setHead(HeadIndex{part.head});
    switch (part.kind) {
    case MapPart::Kind::Text:
        if (!m_textArea->isVisibleTo(this)) // the learning lab hides it
            showView(View::Overview);
        return m_edits[0]->setFocus(Qt::OtherFocusReason);
    case MapPart::Kind::Embeddings:
        return showView(View::Embeddings);
    case MapPart::Kind::Layer:
        return showView(View::Heads);
    case MapPart::Kind::Head:
        return showView(View::Attention);
    case MapPart::Kind::FeedForward:
        return showView(View::FeedForward);
    case MapPart::Kind::Layers:
        return showView(View::Layers);
    case MapPart::Kind::Similarity:
        return showView(View::Similarity);
    case MapPart::Kind::Bend:
        return showView(View::Bend);
    case MapPart::Kind::MaskedWords:
        return showView(View::Predictions);
    case MapPart::Kind::NextSentence:
        return showView(View::NextSentence);
    }
}

void MainWindow::setClassMode(bool on)
{
    if (on == m_isInClassMode)
        return;
    const SteadySize steady(*this);
    m_isInClassMode = on;
    menuBar()->setVisible(!on);
    statusBar()->setVisible(!on);
    m_map->setVisible(!on);
    arrangeSentences();
    arrangeNavigation();
    // The lessons would take a third of the projector; F1 brings them back. They come and go while
    // the type is small, or the window would have to grow for both.
    if (on) {
        m_hadLessons = m_lessonDock->isVisible();
        m_lessonDock->hide();
    }
    showView(m_view);
    if (!on)
        m_lessonDock->setVisible(m_hadLessons);
    if (m_mayFillScreen)
        setWindowState(on ? windowState() | Qt::WindowFullScreen
                          : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::followLink(const LessonLink& link)
{
    Edit edit = m_edit;
    for (std::size_t i = 0; i < 2; ++i) {
        // As the page has it: nothing that was hidden or forbidden by hand stays.
        if (link.texts[i]) {
            edit.texts[i] = *link.texts[i];
            edit.masks[i].clear();
            edit.bend.forbidden.clear();
        }
    }
    if (link.direction)
        edit.bend.direction = *link.direction;
    if (link.silenced) {
        edit.bend.silencedHeads = link.silenced->silencedHeads;
        edit.bend.silencedLayers = link.silenced->silencedLayers;
    }
    changeTo(edit);
    const auto token = m_selection->token();
    lookAt({link.layer.value_or(m_selection->layer().oneBased()),
            link.head.value_or(m_selection->head().oneBased()),
            link.token.value_or(token ? token->oneBased() : 0),
            link.silenced.value_or(Bend{}),
            {}});
    if (!link.token)
        m_wanted.token = 0; // the one before may go without a word
    if (link.view)
        showView(*link.view);
    if (!link.point.isEmpty()) {
        QApplication::processEvents(QEventLoop::ExcludeUserInputEvents); // the layout comes first
        m_spotlight->pointAt(findChild<QWidget*>(link.point));
    }
}

/// What is hidden gets no focus, for nobody would see where it is: the tokens are shown first, and
/// class mode has no map.
void MainWindow::focusOn(const QString& name)
{
    auto* const part = findChild<QWidget*>(name);
    if (!part->isVisible() && m_textArea->isAncestorOf(part))
        showView(View::Overview);
    if (part->isVisible())
        part->setFocus(Qt::ShortcutFocusReason);
}

/// The one on screen; where there is none, that of the attention.
void MainWindow::goToHeatmap()
{
    const auto onScreen = [this]() -> Heatmap* {
        for (Heatmap* const map : m_stack->currentWidget()->findChildren<Heatmap*>()) {
            if (map->isVisible())
                return map;
        }
        return nullptr;
    };
    if (!onScreen())
        showView(View::Attention);
    if (Heatmap* const map = onScreen())
        map->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::startLearning() const
{
    if (tabOf(m_view) == View::Learning)
        m_learning->start();
}

void MainWindow::applyLock()
{
    for (int tab = 0; tab < m_viewTabs->count(); ++tab) {
        const View shown = static_cast<View>(m_viewTabs->tabData(tab).toInt());
        m_viewTabs->setTabVisible(
            tab,
            m_lockedTo.empty() || std::any_of(m_lockedTo.begin(), m_lockedTo.end(),
                                              [shown](View view) { return tabOf(view) == shown; }));
    }
    for (int i = 0; i < viewCount; ++i) {
        const View view = static_cast<View>(i);
        if (auto* const entry = findChild<QAction*>(QStringLiteral("view-") + viewName(view)))
            entry->setEnabled(isAllowed(view)); // the menu is made later than the tabs
    }
    m_viewList->clear();
    for (int i = 0; i < viewNames().size(); ++i)
        if (isAllowed(static_cast<View>(i)))
            m_viewList->addItem(viewTitle(static_cast<View>(i)), i);
    m_viewList->setCurrentIndex(m_viewList->findData(static_cast<int>(m_view)));
}

} // namespace vitrine
