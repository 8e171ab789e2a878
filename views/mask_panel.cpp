// SPDX-License-Identifier: GPL-3.0-or-later
#include "mask_panel.h"

#include "analysis/word_questions.h"
#include "heads/word_predictions.h"
#include "probability_bars.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine
{

MaskPanel::MaskPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(makeTitle({}))
    , m_bars(new ProbabilityBars)
    , m_hidden(new Note)
    , m_asked(new QLabel)
{
    m_title->setWordWrap(true);
    m_hidden->setObjectName(QStringLiteral("hiddenWord"));
    m_asked->setObjectName(QStringLiteral("askedWord"));
    m_asked->setTextFormat(Qt::PlainText);
    m_asked->setWordWrap(true);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(4);
    for (QWidget* const part : std::initializer_list<QWidget*>{m_title, m_bars, m_hidden, m_asked})
        layout->addWidget(part);
}

static WordDistribution distribution(const Answer& answer, TokenIndex position)
{
    return WordDistribution(answer.trace->wordLogits(position).value());
}

QString wordStanding(const Answer& answer, TokenIndex position, TokenId word)
{
    const WordDistribution words = distribution(answer, position);
    const Vocabulary& vocabulary = answer.model->tokenizer.vocabulary();
    return MaskPanel::tr("'%1', %2, place %3 of %4")
        .arg(QString::fromStdString(vocabulary.text(word)),
             percent(double(words.probability(word))), QLocale().toString(words.rank(word)),
             QLocale().toString(vocabulary.size()));
}

void MaskPanel::setMask(const Answer& answer, TokenIndex mask, int count, const QString& word)
{
    const Token& token = answer.trace->encoding().tokens[std::size_t(mask.value)];
    const WordDistribution words = distribution(answer, mask);
    const Tokenizer& tokenizer = answer.model->tokenizer;
    const double bits = entropy(answer.trace->wordLogits(mask).value());
    m_title->setText(
        QStringLiteral("<b>%1</b> &nbsp; %2")
            .arg(tr("Token %1").arg(mask.oneBased()),
                 tr("unsure among about %1 words")
                     .arg(QLocale().toString(std::exp2(bits), 'f', std::exp2(bits) < 10 ? 1 : 0))));
    m_title->setToolTip(
        tr("Entropy %1 bits: as unsure as among that many equally likely words").arg(number(bits)));
    QList<ProbabilityBars::Row> rows;
    for (const WordPrediction& guess : words.top(count))
        rows.append({QString::fromStdString(tokenizer.vocabulary().text(guess.id)),
                     double(guess.probability), token.hidden == guess.id});
    m_bars->setObjectName(QStringLiteral("guesses%1").arg(mask.value));
    m_bars->setAccessibleName(tr("Guesses for token %1").arg(mask.oneBased()));
    m_bars->setRows(rows);
    m_hidden->setVisible(token.hidden.has_value());
    if (token.hidden)
        m_hidden->setText(tr("Hidden word: %1").arg(wordStanding(answer, mask, *token.hidden)));

    const std::vector<Token> pieces = tokenizer.tokenize(word.toStdString());
    m_asked->setVisible(!pieces.empty());
    if (pieces.size() > 1)
        m_asked->setText(
            tr("'%1' is %2 tokens for this model; one mask holds only one. Its first: %3")
                .arg(word, QString::number(pieces.size()),
                     wordStanding(answer, mask, pieces.front().id)));
    else if (!pieces.empty())
        m_asked->setText(tr("Your word: %1").arg(wordStanding(answer, mask, pieces.front().id)));
}

void MaskPanel::clearName()
{
    m_bars->setObjectName({});
}

TextTable MaskPanel::table() const
{
    TextTable rows;
    for (const ProbabilityBars::Row& row : m_bars->rows())
        rows.append({m_bars->accessibleName(), row.name, QString::number(row.probability)});
    return rows;
}

} // namespace vitrine
