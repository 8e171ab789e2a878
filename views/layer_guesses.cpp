// SPDX-License-Identifier: GPL-3.0-or-later
#include "layer_guesses.h"

#include "analysis/word_questions.h"
#include "background.h"
#include "heads/word_predictions.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace vitrine
{

LayerGuesses::LayerGuesses(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_title(makeTitle({}))
    , m_note(new Note)
    , m_table(new QTableWidget(0, 4))
    , m_background(new Background(this))
{
    setObjectName(QStringLiteral("layerGuesses"));
    connect(m_background, &Background::failed, this, &LayerGuesses::failed);
    m_table->setObjectName(QStringLiteral("layerTable"));
    m_table->setAccessibleName(tr("Guesses from each layer"));
    m_table->setHorizontalHeaderLabels(
        {tr("After"), tr("Best guess"), tr("Second"), tr("What stands there")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setMinimumHeight(120);
    m_title->setWordWrap(true);
    m_note->setText(tr("The last layer's guess is BERT's answer. The earlier ones show how it "
                       "gets there."));
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(content));
}

void LayerGuesses::refresh()
{
    const bool canGuess = hasAnswer() && answer().model->canPredictWords();
    m_table->setVisible(canGuess);
    if (!canGuess) {
        m_background->forget();
        m_title->setText({});
        m_note->setText(hasAnswer()
                            ? tr("This model was saved without its masked-word head.")
                            : tr("Type a sentence, and the guesses of each layer stand here."));
        return;
    }
    m_note->setText(tr("The last layer's guess is BERT's answer. The earlier ones show how it gets "
                       "there."));
    const TokenIndex token = currentToken();
    m_background->run([this, trace = answer().trace, model = answer().model, token] {
        Matrix logits = layerLogits(*trace, *model, token).value();
        return [this, trace, logits = std::move(logits), token] {
            if (trace == answer().trace) // while hidden a view may have been given another one
                fill(logits, token);
        };
    });
}

void LayerGuesses::fill(const Matrix& logits, TokenIndex token)
{
    const Vocabulary& vocabulary = answer().model->tokenizer.vocabulary();
    const Token& what = encoding().tokens.at(std::size_t(token.value));
    const TokenId really = what.hidden.value_or(what.id);
    // Of a [MASK] that was typed nobody knows what it hides.
    const bool isKnown = what.hidden || what.id != answer().model->tokenizer.specials().mask;
    m_table->setColumnCount(isKnown ? 4 : 3);
    m_title->setText(
        QStringLiteral("<b>%1</b>")
            .arg(
                tr("Guesses for token %1 after each layer").arg(token.oneBased()).toHtmlEscaped()));
    if (isKnown)
        m_table->setHorizontalHeaderItem(3, new QTableWidgetItem(tr("'%1'").arg(
                                                QString::fromStdString(vocabulary.text(really)))));
    m_table->setRowCount(int(logits.rows()));
    for (int row = 0; row < int(logits.rows()); ++row) {
        const WordDistribution words(ConstVectorView(logits.row(row).data(), logits.cols()));
        const auto best = words.top(2);
        QStringList cells = {row == 0 ? tr("embeddings") : tr("layer %1").arg(row)};
        for (const WordPrediction& guess : best)
            cells.append(
                QStringLiteral("%1  %2").arg(QString::fromStdString(vocabulary.text(guess.id)),
                                             percent(double(guess.probability))));
        if (isKnown)
            cells.append(percent(double(words.probability(really))));
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    emit shown();
}

TextTable LayerGuesses::table() const
{
    TextTable rows;
    QStringList header;
    for (int column = 0; column < m_table->columnCount(); ++column)
        header.append(m_table->horizontalHeaderItem(column)->text());
    rows.append(header);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells.append(m_table->item(row, column)->text());
        rows.append(cells);
    }
    return rows;
}

} // namespace vitrine
