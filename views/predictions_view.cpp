// SPDX-License-Identifier: GPL-3.0-or-later
#include "predictions_view.h"

#include "heads/word_predictions.h"
#include "probability_bars.h"
#include "text/tokenizer.h"
#include "theme.h"
#include "token_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace vitrine
{

PredictionsView::PredictionsView(QWidget* parent)
    : QWidget(parent), m_count(new QSpinBox), m_list(new QVBoxLayout)
{
    setObjectName(QStringLiteral("predictionsView"));
    m_count->setObjectName(QStringLiteral("guessCount"));
    m_count->setAccessibleName(tr("Number of guesses"));
    m_count->setRange(1, 100);
    m_count->setValue(8);
    connect(m_count, &QSpinBox::valueChanged, this, &PredictionsView::refresh);
    auto* const title = new QLabel(tr("<b>Masked words</b>"));
    auto* const countLabel = new QLabel(tr("&Guesses"));
    countLabel->setBuddy(m_count);
    auto* const header = new QHBoxLayout;
    header->addWidget(title);
    header->addStretch();
    header->addWidget(countLabel);
    header->addWidget(m_count);

    auto* const content = new QWidget;
    content->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 8, 0);
    m_list->setSpacing(4);
    auto* const scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("predictionsScroll"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(250);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(scroll, 1);
    refresh();
}

void PredictionsView::setVocabulary(std::shared_ptr<const Tokenizer> tokenizer)
{
    m_tokenizer = std::move(tokenizer);
    m_trace.reset(); // it belongs to the model before
    refresh();
}

void PredictionsView::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    refresh();
}

void PredictionsView::addText(const QString& text, bool muted, bool bold)
{
    auto* const label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont shown = label->font();
    shown.setBold(bold);
    label->setFont(shown);
    if (muted) {
        QPalette colors = label->palette();
        colors.setColor(QPalette::WindowText, meaningColors(palette()).mutedText);
        label->setPalette(colors);
    }
    m_list->addWidget(label);
}

void PredictionsView::addMask(TokenIndex index)
{
    const Encoding& encoding = m_trace->encoding();
    const Token& token = encoding.tokens[std::size_t(index.value)];
    const ConstMatrixView logits = *m_trace->wordLogits();
    const WordDistribution words(ConstVectorView(logits.row(index.value).data(), logits.cols()));
    const auto word = [&](TokenId id) {
        return QString::fromStdString(m_tokenizer->vocabulary().text(id));
    };

    addText(tr("Token %1").arg(index.oneBased()), false, true);
    QList<ProbabilityBars::Row> rows;
    for (const WordPrediction& guess : words.top(m_count->value()))
        rows.append({word(guess.id), double(guess.probability), token.hidden == guess.id});
    auto* const bars = new ProbabilityBars;
    bars->setObjectName(QStringLiteral("guesses%1").arg(index.value));
    bars->setAccessibleName(tr("Guesses for token %1").arg(index.oneBased()));
    bars->setRows(rows);
    m_list->addWidget(bars);
    if (token.hidden)
        addText(tr("Hidden word: '%1', %2, place %3 of %4")
                    .arg(word(*token.hidden), percent(double(words.probability(*token.hidden))),
                         QLocale().toString(words.rank(*token.hidden)),
                         QLocale().toString(qlonglong(logits.cols()))),
                true, false);
    m_list->addSpacing(8);
}

void PredictionsView::refresh()
{
    while (QLayoutItem* const item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_trace && m_tokenizer) {
        const auto masks = maskedPositions(m_trace->encoding(), m_tokenizer->specials().mask);
        if (!m_trace->wordLogits()) {
            addText(tr("This model was saved without its masked-word head, so it cannot guess "
                       "words. Attention still works."),
                    true, false);
        } else if (masks.empty()) {
            addText(tr("Click a token above to hide it from BERT and see what it guesses. You can "
                       "also type %1 in the text.")
                        .arg(QString::fromStdString(
                            m_tokenizer->vocabulary().text(m_tokenizer->specials().mask))),
                    true, false);
        } else {
            for (const TokenIndex mask : masks)
                addMask(mask);
        }
    }
    m_list->addStretch();
}

void PredictionsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace vitrine
