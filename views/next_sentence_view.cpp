// SPDX-License-Identifier: GPL-3.0-or-later
#include "next_sentence_view.h"

#include "flow_layout.h"
#include "heads/next_sentence.h"
#include "probability_bars.h"
#include "text_widgets.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

NextSentenceView::NextSentenceView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_swap(new QPushButton(tr("S&wap A and B")))
    , m_sentences(new QLabel)
    , m_bars(new ProbabilityBars)
    , m_otherBars(new ProbabilityBars)
    , m_note(new Note)
    , m_ranking(new QWidget)
    , m_candidates(new QPlainTextEdit)
    , m_ranked(new ProbabilityBars)
    , m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("nextSentenceView"));
    m_swap->setObjectName(QStringLiteral("swap"));
    connect(m_swap, &QPushButton::clicked, this, &NextSentenceView::swapRequested);
    m_sentences->setObjectName(QStringLiteral("bothSentences"));
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->setWordWrap(true);
    m_bars->setObjectName(QStringLiteral("nextSentenceBars"));
    m_bars->setAccessibleName(tr("Does B follow A?"));
    m_otherBars->setObjectName(QStringLiteral("otherOrderBars"));
    m_otherBars->setAccessibleName(tr("Does A follow B?"));
    m_otherBars->alignWith(m_bars);
    m_note->setObjectName(QStringLiteral("nextSentenceNote"));

    m_candidates->setObjectName(QStringLiteral("candidates"));
    m_candidates->setAccessibleName(tr("Candidates for sentence B, one per line"));
    m_candidates->setPlaceholderText(tr("Several sentences that could follow A, one per line"));
    m_candidates->setTabChangesFocus(true);
    m_candidates->setMinimumHeight(44);
    m_pause->setSingleShot(true);
    m_pause->setInterval(250);
    connect(m_candidates, &QPlainTextEdit::textChanged, this, [this] {
        m_isRanked = false;
        m_pause->start();
    });
    connect(m_candidates, &QPlainTextEdit::textChanged, this, &NextSentenceView::candidatesChanged);
    connect(m_pause, &QTimer::timeout, this, &NextSentenceView::askForScores);
    m_ranked->setObjectName(QStringLiteral("rankedCandidates"));
    m_ranked->setAccessibleName(tr("Candidates, the likeliest first"));
    auto* const rankingLayout = new QVBoxLayout(m_ranking);
    rankingLayout->setContentsMargins(0, 12, 0, 0);
    rankingLayout->addWidget(makeTitle(tr("Which of these follows A?")));
    rankingLayout->addWidget(m_candidates, 1);
    rankingLayout->addWidget(m_ranked);

    auto* const header = new QWidget;
    auto* const flow = new FlowLayout(header);
    flow->addWidget(makeTitle(tr("Next sentence")));
    flow->addWidget(m_swap);
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(header);
    layout->addWidget(m_sentences);
    layout->addWidget(m_bars);
    layout->addWidget(m_otherBars);
    layout->addWidget(m_note);
    layout->addWidget(m_ranking, 1);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(content));
    setSpacious(false);
}

void NextSentenceView::setSpacious(bool spacious)
{
    m_isSpacious = spacious;
    m_ranking->setVisible(spacious);
    if (spacious && !m_isRanked)
        m_pause->start();
    invalidate();
}

void NextSentenceView::answerChanged()
{
    m_otherOrder.reset();
    m_isRanked = false;
}

void NextSentenceView::askFurther()
{
    if (trace().nextSentenceLogits() && encoding().isPair() && !m_otherOrder)
        emit otherOrderRequested();
    if (m_isSpacious && !m_isRanked)
        m_pause->start();
}

void NextSentenceView::setOtherOrder(double isNext)
{
    m_otherOrder = isNext;
    invalidate();
}

QStringList NextSentenceView::candidates() const
{
    QStringList sentences;
    for (const QString& line : m_candidates->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            sentences.append(line.trimmed());
    }
    return sentences;
}

void NextSentenceView::setCandidates(const QStringList& sentences)
{
    if (sentences != candidates())
        m_candidates->setPlainText(sentences.join(QLatin1Char('\n')));
}

void NextSentenceView::askForScores()
{
    if (!hasAnswer() || !trace().nextSentenceLogits())
        return; // or hidden: then it asks when it is shown
    if (candidates().isEmpty())
        m_ranked->setRows({});
    else
        emit scoresRequested(candidates());
}

void NextSentenceView::setScores(const QStringList& sentences, const std::vector<double>& isNext)
{
    QList<ProbabilityBars::Row> rows;
    for (int i = 0; i < sentences.size(); ++i)
        rows.append({sentences[i], isNext.at(std::size_t(i))});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    m_ranked->setRows(rows);
    m_isRanked = sentences == candidates();
}

void NextSentenceView::refresh()
{
    const bool hasPair = hasAnswer() && encoding().isPair();
    const bool canScore = hasAnswer() && trace().nextSentenceLogits().has_value();
    const bool hasScore = hasPair && canScore;
    m_swap->setEnabled(hasPair);
    m_bars->setVisible(hasScore);
    m_otherBars->setVisible(hasScore && m_otherOrder);
    m_sentences->setVisible(m_isSpacious && hasPair);
    m_candidates->setEnabled(canScore);
    if (hasPair)
        m_sentences->setText(QStringLiteral("A:  %1\nB:  %2")
                                 .arg(QString::fromStdString(encoding().textA),
                                      QString::fromStdString(*encoding().textB)));
    if (hasScore) {
        const NextSentenceScore score = nextSentenceScore(*trace().nextSentenceLogits());
        m_bars->setRows({{tr("B follows A"), double(score.isNext)},
                         {tr("B does not follow"), double(score.notNext)}});
        if (m_otherOrder)
            m_otherBars->setRows({{tr("A follows B"), *m_otherOrder}});
        m_note->setText(tr("BERT learned to tell neighbouring sentences from random ones. Two that "
                           "share words or their build can score high and still make no sense."));
    } else if (hasAnswer() && !canScore) {
        m_note->setText(tr("This model was saved without its next-sentence head, so it cannot "
                           "tell whether B follows A."));
    } else {
        m_note->setText(tr("Type a sentence B, and see how sure BERT is that it follows A."));
    }
}

TextTable NextSentenceView::table() const
{
    TextTable rows = {{tr("pair"), tr("probability")}};
    for (const ProbabilityBars* bars : {m_bars, m_otherBars, m_ranked}) {
        for (const ProbabilityBars::Row& row : bars->rows())
            rows.append({row.name, QString::number(row.probability)});
    }
    return rows;
}

} // namespace vitrine
