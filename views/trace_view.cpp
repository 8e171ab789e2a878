// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace_view.h"

#include "selection.h"

#include <QEvent>
#include <QHideEvent>

#include <utility>

namespace vitrine
{

Answer WeakAnswer::lock() const
{
    Answer answer{m_model.lock(), m_trace.lock(), m_plain.lock(), m_bend};
    return answer.model && answer.trace && answer.plain ? answer : Answer{};
}

TraceView::TraceView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection)
{
    connect(selection, &Selection::changed, this, &TraceView::invalidate);
}

void TraceView::setAnswer(const Answer& answer)
{
    m_newest = WeakAnswer(answer);
    ++m_number;
    for (TraceView* const part : std::as_const(m_parts))
        part->setAnswer(answer);
    if (isVisible() || !answer.trace)
        takeAnswer();
}

void TraceView::addPart(TraceView* part)
{
    m_parts.append(part);
    connect(part, &TraceView::failed, this, &TraceView::failed);
}

void TraceView::takeAnswer()
{
    m_answer = m_newest.lock();
    if (m_taken != m_number) {
        m_taken = m_number;
        m_furtherRuns.clear();
        answerChanged();
    }
    invalidate();
    if (isVisible() && hasAnswer())
        askFurther();
}

void TraceView::setFurtherRuns(std::vector<std::shared_ptr<const Trace>> runs)
{
    if (isVisible())
        m_furtherRuns = std::move(runs);
}

void TraceView::clear()
{
    setAnswer({});
}

void TraceView::invalidate()
{
    if (!isVisible() || (hasAnswer() && !selectionFits()))
        return; // the selection is about to be brought inside the new answer
    refresh();
}

bool TraceView::selectionFits() const
{
    return m_selection->layer().value < trace().layerCount() &&
           m_selection->head().value < trace().headCount() &&
           (!m_selection->token() || m_selection->token()->value < trace().tokenCount());
}

TokenIndex TraceView::currentToken() const
{
    if (m_selection->token())
        return *m_selection->token();
    if (answer().model) {
        const auto masks = maskedPositions(encoding(), answer().model->tokenizer.specials().mask);
        if (!masks.empty())
            return masks.front();
    }
    return TokenIndex{trace().tokenCount() > 2 ? 1 : 0};
}

void TraceView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
    QWidget::changeEvent(event);
}

void TraceView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) // such as a window that was only minimised
        takeAnswer();
}

void TraceView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous())
        return;
    m_answer = {};
    m_furtherRuns.clear();
}

} // namespace vitrine
