// SPDX-License-Identifier: GPL-3.0-or-later
#include "next_sentence_view.h"

#include "heads/next_sentence.h"
#include "probability_bars.h"
#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine
{

NextSentenceView::NextSentenceView(QWidget* parent)
    : QWidget(parent)
    , m_swap(new QPushButton(tr("&Swap A and B")))
    , m_bars(new ProbabilityBars)
    , m_note(new QLabel)
    , m_sentences(new QLabel)
{
    setObjectName(QStringLiteral("nextSentenceView"));
    m_swap->setObjectName(QStringLiteral("swap"));
    connect(m_swap, &QPushButton::clicked, this, &NextSentenceView::swapRequested);
    m_bars->setObjectName(QStringLiteral("nextSentenceBars"));
    m_bars->setAccessibleName(tr("Does B follow A?"));
    m_note->setObjectName(QStringLiteral("nextSentenceNote"));
    m_note->setWordWrap(true);

    auto* const header = new QHBoxLayout;
    header->addWidget(new QLabel(tr("<b>Next sentence</b>")));
    header->addStretch();
    header->addWidget(m_swap);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_sentences->setObjectName(QStringLiteral("bothSentences"));
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->setWordWrap(true);
    m_sentences->hide();
    layout->setSpacing(10);
    layout->addLayout(header);
    layout->addWidget(m_sentences);
    layout->addWidget(m_bars);
    layout->addWidget(m_note);
    layout->addStretch();
    refresh();
}

void NextSentenceView::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    refresh();
}

void NextSentenceView::setSpacious(bool spacious)
{
    m_spacious = spacious;
    refresh();
}

void NextSentenceView::refresh()
{
    const bool hasPair = m_trace && m_trace->encoding().isPair();
    const bool hasScore = hasPair && m_trace->nextSentenceLogits().has_value();
    m_swap->setEnabled(hasPair);
    m_bars->setVisible(hasScore);
    m_sentences->setVisible(m_spacious && hasPair);
    if (hasPair)
        m_sentences->setText(QStringLiteral("A:  %1\nB:  %2")
                                 .arg(QString::fromStdString(m_trace->encoding().textA),
                                      QString::fromStdString(*m_trace->encoding().textB)));
    if (hasScore) {
        const NextSentenceScore score = nextSentenceScore(*m_trace->nextSentenceLogits());
        m_bars->setRows({{tr("B follows A"), double(score.isNext)},
                         {tr("B does not follow"), double(score.notNext)}});
        m_note->setText(tr("BERT learned this on neighbouring sentences of books. On short, "
                           "unrelated sentences it is often too sure that they belong together."));
    } else if (m_trace && !m_trace->nextSentenceLogits()) {
        m_note->setText(tr("This model was saved without its next-sentence head, so it cannot "
                           "tell whether B follows A."));
    } else {
        m_note->setText(tr("Type a sentence B, and see how sure BERT is that it follows A."));
    }
    QPalette colors = m_note->palette();
    colors.setColor(QPalette::WindowText, meaningColors(palette()).mutedText);
    m_note->setPalette(colors);
}

void NextSentenceView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace vitrine
