// SPDX-License-Identifier: GPL-3.0-or-later
//
// The right half of the pre-training view: what the model makes of one sentence.

#include "heads/word_predictions.h"
#include "heads_grid.h"
#include "pretraining_view.h"
#include "probability_bars.h"
#include "selection.h"
#include "side_by_side.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

static constexpr int probeGuessCount = 5;
static constexpr int historyRows = 200;

static constexpr QLatin1String maskText("[MASK]");

/// A title that wraps: in large type it must not widen its column.
static QLabel* makeHeading(const QString& text)
{
    QLabel* const heading = makeTitle(text);
    heading->setWordWrap(true);
    return heading;
}

/// Asks for the least room that `content` needs, and gives it all there is. A widget that ignores
/// its own wish would not be counted by a layout whose height depends on its width.
static QWidget* inside(QWidget* content)
{
    auto* const room = new QWidget;
    auto* const layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
    return room;
}

QWidget* PretrainingView::makeProbe()
{
    m_probe->setObjectName(QStringLiteral("pretrainingProbe"));
    m_probe->setAccessibleName(tr("A sentence with [MASK], to ask it again and again"));
    m_probe->setPlaceholderText(tr("A sentence with [MASK] for one word"));
    connect(m_probe, &QLineEdit::textChanged, this, [this](const QString& sentence) {
        showGuesses();
        emit probeChanged(sentence);
    });
    m_mask->setObjectName(QStringLiteral("pretrainingMask"));
    m_mask->setAccessibleName(tr("Insert [MASK]"));
    m_mask->setToolTip(tr("Puts [MASK] where the cursor is, or over the marked word: the word that "
                          "it is to guess"));
    connect(m_mask, &QPushButton::clicked, this, [this] {
        m_probe->insert(QStringLiteral("[MASK]"));
        m_probe->setFocus();
    });
    auto* const sentence = new QHBoxLayout;
    sentence->addWidget(m_probe, 1);
    sentence->addWidget(m_mask);

    auto* const parts = new SideBySide(42);
    parts->addWidget(makeGuesses(), 1);
    parts->addWidget(makeHeads(), 1);
    auto* const right = new QWidget;
    auto* const layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(sentence);
    layout->addWidget(parts, 1);
    return right;
}

QWidget* PretrainingView::makeGuesses()
{
    m_bars->setObjectName(QStringLiteral("pretrainingGuesses"));
    m_bars->setAccessibleName(tr("Likeliest words for [MASK]"));
    m_hint->setObjectName(QStringLiteral("pretrainingHint"));
    m_history->setObjectName(QStringLiteral("pretrainingHistory"));
    m_history->setAccessibleName(tr("How the likeliest word changed"));
    m_history->setToolTip(tr("A new line each time another word becomes the likeliest"));
    m_history->setHorizontalHeaderLabels({tr("Step"), tr("Likeliest"), tr("Chance")});
    m_history->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_history->setSelectionMode(QAbstractItemView::NoSelection);
    m_history->setFrameShape(QFrame::NoFrame);
    m_history->setAlternatingRowColors(true);
    m_history->verticalHeader()->hide();
    m_history->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_history->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_history->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);

    auto* const guesses = new QWidget;
    auto* const layout = new QVBoxLayout(guesses);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeHeading(tr("Its guesses for [MASK]")));
    layout->addWidget(m_bars);
    layout->addWidget(m_hint);
    layout->addWidget(inside(m_history), 1);
    return guesses;
}

QWidget* PretrainingView::makeHeads()
{
    m_heads->setObjectName(QStringLiteral("pretrainingHeads"));
    m_headsScroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_headsScroll->installEventFilter(this);
    connect(m_heads, &HeadsGrid::shown, this, &PretrainingView::fitHeads);
    connect(m_heads, &HeadsGrid::clicked, this, [this](LayerIndex layer, HeadIndex head) {
        m_selection->setLayer(layer);
        m_selection->setHead(head);
    });
    auto* const heads = new QWidget;
    auto* const layout = new QVBoxLayout(heads);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeHeading(tr("Attention of all heads")));
    layout->addWidget(m_headsNote);
    layout->addWidget(inside(m_headsScroll), 1);
    return heads;
}

void PretrainingView::setProbeAnswer(const ProbeAnswer& answer)
{
    if (!answer.model || !answer.trace)
        return;
    // The guesses for another sentence, or of another model, tell another story.
    if (!m_answer.trace || m_answer.trace->encoding().textA != answer.trace->encoding().textA)
        m_history->setRowCount(0);
    m_answer = answer;
    m_heads->setTrace(answer.trace);
    const QList<Guess> words = guesses();
    if (!words.isEmpty())
        remember(words.first());
    if (!words.isEmpty() && !m_rows.isEmpty() && m_rows.last().report.step == answer.step)
        m_rows.last().word = words.first().word;
    showRandomLoss();
    showButtons();
    showGuesses();
}

/// The likeliest words for the first mask; none if there is no mask.
QList<PretrainingView::Guess> PretrainingView::guesses() const
{
    QList<Guess> words;
    if (!m_answer.trace || !m_answer.model->canPredictWords())
        return words;
    const Tokenizer& tokenizer = m_answer.model->tokenizer;
    const auto masks = maskedPositions(m_answer.trace->encoding(), tokenizer.specials().mask);
    if (masks.empty())
        return words;
    const WordDistribution distribution(m_answer.trace->wordLogits(masks.front()).value());
    for (const WordPrediction& guess : distribution.top(probeGuessCount))
        words.append({QString::fromStdString(tokenizer.vocabulary().text(guess.id)),
                      double(guess.probability)});
    return words;
}

void PretrainingView::remember(const Guess& guess)
{
    const int last = m_history->rowCount() - 1;
    if (last >= 0 && m_history->item(last, 1)->text() == guess.word)
        return;
    m_history->insertRow(last + 1);
    const QStringList cells = {QLocale().toString(m_answer.step), guess.word,
                               percent(guess.probability)};
    for (int column = 0; column < cells.size(); ++column) {
        auto* const item = new QTableWidgetItem(cells[column]);
        if (column != 1)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_history->setItem(last + 1, column, item);
    }
    while (m_history->rowCount() > historyRows)
        m_history->removeRow(0);
    m_history->scrollToBottom();
}

void PretrainingView::showGuesses()
{
    const bool hasMask = probe().contains(maskText);
    QList<ProbabilityBars::Row> rows;
    for (const Guess& guess : hasMask ? guesses() : QList<Guess>())
        rows.append({guess.word, guess.probability});
    const bool hasGuesses = !rows.isEmpty();
    while (hasMask && rows.size() < probeGuessCount) // where the words will be
        rows.append({QStringLiteral("?"), 0, false, QStringLiteral("–")});
    m_bars->setRows(rows);
    m_bars->setVisible(hasMask);
    m_history->setVisible(hasGuesses);
    showHint(hasGuesses);
    m_headsScroll->setVisible(m_answer.trace != nullptr);
    m_headsNote->setVisible(m_answer.trace == nullptr);
}

void PretrainingView::showHint(bool hasGuesses)
{
    m_hint->setVisible(!hasGuesses);
    if (!probe().contains(maskText))
        m_hint->setText(tr("There is no [MASK] in the sentence. Mark a word and press the button "
                           "[MASK]: that word is what it will guess."));
    else if (m_answer.trace)
        m_hint->setText(tr("It reads the sentence…"));
    else
        m_hint->setText(tr("Here will be the five words that it thinks likeliest in the place of "
                           "[MASK], and how they change. Any sentence will do."));
    m_headsNote->setText(tr("Here will be a picture for each attention head: how much each token "
                            "(row) looks at each other one (column)."));
}

/// As wide as the place for them lets all heads be seen at once, with letters as large as the
/// pictures let them be.
void PretrainingView::fitHeads()
{
    if (!m_answer.trace)
        return;
    const QSize room = m_headsScroll->size();
    const int columns = std::clamp(room.width() / 64, 1, m_answer.trace->headCount());
    QFont fitted = font();
    while (fitted.pointSizeF() > 8.5 && QFontMetrics(fitted).horizontalAdvance(QStringLiteral(
                                            "8.8 100 %")) > room.width() / columns - 8)
        fitted.setPointSizeF(fitted.pointSizeF() - 0.5);
    m_heads->setFont(fitted);
    int width = room.width();
    while (width > 64 * columns && m_heads->heightForWidth(width) > room.height())
        width -= 4;
    const bool fits = m_heads->heightForWidth(width) <= room.height();
    m_heads->setMaximumWidth(fits ? width : QWIDGETSIZE_MAX);
}

bool PretrainingView::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_headsScroll && event->type() == QEvent::Resize)
        fitHeads();
    return QWidget::eventFilter(object, event);
}

} // namespace vitrine
