// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace vitrine
{

class ProbabilityBars;

/// How sure BERT is that sentence B follows sentence A.
class NextSentenceView : public QWidget
{
    Q_OBJECT

public:
    explicit NextSentenceView(QWidget* parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace);
    void setSpacious(bool spacious); ///< there is room for the sentences themselves

signals:
    void swapRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    std::shared_ptr<const Trace> m_trace;
    QPushButton* m_swap;
    ProbabilityBars* m_bars;
    QLabel* m_note;
    QLabel* m_sentences;
    bool m_spacious = false;
};

} // namespace vitrine
