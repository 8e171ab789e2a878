// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/bend.h"
#include "encoder/trace.h"
#include "files/model.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace vitrine
{

class Selection;

/// What BERT gave for the newest text, and what it takes to read it.
struct Answer {
    std::shared_ptr<const Model> model = {};
    std::shared_ptr<const Trace> trace = {};
    std::shared_ptr<const Trace> plain =
        {}; ///< the same without the bend; `trace` if nothing is bent
    Bend bend = {};
};

/// Rows of a table for people: the first one holds the columns' names.
using TextTable = QList<QStringList>;

/// A view of the newest answer that follows the selection. While it is hidden it does no work; it
/// catches up when it is shown.
class TraceView : public QWidget
{
    Q_OBJECT

public:
    explicit TraceView(Selection* selection, QWidget* parent = nullptr);

    void setAnswer(const Answer& answer);
    /// Another model is open: what was there cannot be read with it.
    void clear();

    /// The numbers on screen, for copying and for CSV.
    virtual TextTable table() const { return {}; }
    /// True while the view has the window to itself and may use more room.
    virtual void setSpacious(bool) {}

protected:
    /// Brings the picture up to date. Called only while the view can be seen; there may be no
    /// answer yet.
    virtual void refresh() = 0;
    /// The answer is another one; called before refresh(), also while hidden.
    virtual void answerChanged() {}
    void invalidate(); ///< refresh now, or as soon as the view is shown

    bool hasAnswer() const { return m_answer.trace != nullptr; }
    const Answer& answer() const { return m_answer; }
    const Trace& trace() const { return *m_answer.trace; }
    const Encoding& encoding() const { return m_answer.trace->encoding(); }
    Selection& selection() const { return *m_selection; }
    /// The selected token, or if none is selected the first mask, or the first word.
    TokenIndex currentToken() const;
    bool selectionFits() const; ///< the selection is inside the answer's sizes

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    Selection* m_selection;
    Answer m_answer;
    bool m_isStale = true;
};

} // namespace vitrine
