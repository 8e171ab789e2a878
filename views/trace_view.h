// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/bend.h"
#include "encoder/trace.h"
#include "files/model.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

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

/// An answer without keeping it: whoever holds its runs decides how long they live.
class WeakAnswer
{
public:
    WeakAnswer() = default;
    explicit WeakAnswer(const Answer& answer)
        : m_model(answer.model), m_trace(answer.trace), m_plain(answer.plain), m_bend(answer.bend)
    {
    }
    /// The answer, or an empty one if its run has gone.
    Answer lock() const;

private:
    std::weak_ptr<const Model> m_model;
    std::weak_ptr<const Trace> m_trace, m_plain;
    Bend m_bend;
};

/// Rows of a table for people: the first one holds the columns' names.
using TextTable = QList<QStringList>;

/// A view of the newest answer that follows the selection. While it is hidden it does no work, asks
/// for no run and holds none (of BERT-base one may take 600 MB); it catches up when it is shown.
/// The answer must live elsewhere as long as it is the newest: a hidden view only remembers it.
class TraceView : public QWidget
{
    Q_OBJECT

public:
    explicit TraceView(Selection* selection, QWidget* parent = nullptr);

    void setAnswer(const Answer& answer); ///< for its parts too
    /// Another model is open: what was there cannot be read with it.
    void clear();

    /// The numbers on screen, for copying and for CSV.
    virtual TextTable table() const { return {}; }
    /// True while the view has the window to itself and may use more room.
    virtual void setSpacious(bool) {}

signals:
    void failed(const QString& reason); ///< something for the picture could not be computed

protected:
    /// Brings the picture up to date. Called only while the view can be seen; there may be no
    /// answer yet.
    virtual void refresh() = 0;
    /// The answer is another one than this view showed last; called before refresh(), while the
    /// view can be seen. Called at once, even while hidden, when there is no answer any more.
    virtual void answerChanged() {}
    /// Called after refresh() when the view begins to show an answer, or shows it again: the place
    /// to ask for further runs.
    virtual void askFurther() {}
    /// What the view was given belongs to the newest answer, which it may not have shown yet:
    /// answerChanged() does not come for that one any more.
    void belongsToNewest() { m_taken = m_number; }
    void invalidate(); ///< refresh now, or as soon as the view is shown

    /// Runs beyond the answer that the view has asked for. They are gone when the view is hidden or
    /// has another answer; what arrives too late is not kept.
    void setFurtherRuns(std::vector<std::shared_ptr<const Trace>> runs);
    const std::vector<std::shared_ptr<const Trace>>& furtherRuns() const { return m_furtherRuns; }

    /// `part`, somewhere inside this view, shows the same answer.
    void addPart(TraceView* part);

    bool hasAnswer() const { return m_answer.trace != nullptr; }
    const Answer& answer() const { return m_answer; }
    const Trace& trace() const { return *m_answer.trace; }
    const Encoding& encoding() const { return m_answer.trace->encoding(); }
    Selection& selection() const { return *m_selection; }
    /// The selected token, or if none is selected the first mask, or the first word.
    TokenIndex currentToken() const;
    bool selectionFits() const; ///< the selection is inside the answer's sizes

    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void takeAnswer();

    Selection* m_selection;
    Answer m_answer; // only while the view can be seen
    WeakAnswer m_newest;
    quint64 m_number = 0; // of the newest answer
    quint64 m_taken = 0;  // of the answer that was shown last
    std::vector<std::shared_ptr<const Trace>> m_furtherRuns;
    QList<TraceView*> m_parts;
};

} // namespace vitrine
