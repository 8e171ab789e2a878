// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace_view.h"

#include "selection.h"

#include <QEvent>

namespace vitrine
{

TraceView::TraceView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection)
{
    connect(selection, &Selection::changed, this, &TraceView::invalidate);
}

void TraceView::setAnswer(const Answer& answer)
{
    m_answer = answer;
    answerChanged();
    invalidate();
}

void TraceView::clear()
{
    setAnswer({});
}

void TraceView::invalidate()
{
    m_isStale = true;
    if (!isVisible() || (hasAnswer() && !selectionFits()))
        return; // the selection is about to be brought inside the new answer
    m_isStale = false;
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
    if (m_isStale)
        invalidate();
}

} // namespace vitrine
