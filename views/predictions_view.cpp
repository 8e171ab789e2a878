// SPDX-License-Identifier: GPL-3.0-or-later
#include "predictions_view.h"

#include "flow_layout.h"
#include "guess_game.h"
#include "layer_guesses.h"
#include "mask_panel.h"
#include "probability_bars.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace vitrine
{

PredictionsView::PredictionsView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_list(new QVBoxLayout)
    , m_empty(new Note)
    , m_game(new GuessGame)
    , m_side(new QWidget)
    , m_layers(new LayerGuesses(selection))
    , m_wordTable(new QTableWidget(0, 4))
{
    setObjectName(QStringLiteral("predictionsView"));
    addPart(m_layers);
    m_wordTable->setObjectName(QStringLiteral("everyWordTable"));
    m_wordTable->setAccessibleName(tr("Every word in turn"));
    m_wordTable->setHorizontalHeaderLabels(
        {tr("Hidden word"), tr("Probability"), tr("Surprise, bits"), tr("Best guess")});
    m_wordTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_wordTable->setFrameShape(QFrame::NoFrame);
    m_wordTable->setAlternatingRowColors(true);
    m_wordTable->verticalHeader()->hide();
    m_wordTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_wordTable->hide();

    auto* const content = new QWidget;
    content->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 8, 0);
    m_list->setSpacing(4);
    m_empty->setObjectName(QStringLiteral("noMasks"));
    m_list->addWidget(m_empty);
    m_list->addWidget(m_game);
    m_list->addStretch();
    m_game->hide();
    for (const auto change : {&GuessGame::revealed, &GuessGame::nextRound})
        connect(m_game, change, this, [this] {
            invalidate();
            emit secretChanged(isSecret());
        });
    QScrollArea* const scroll = makeScroll(content);
    scroll->setObjectName(QStringLiteral("predictionsScroll"));
    scroll->setMinimumWidth(260);
    scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);

    auto* const sideLayout = new QVBoxLayout(m_side);
    sideLayout->setContentsMargins(16, 0, 0, 0);
    sideLayout->addWidget(m_layers, 1);
    sideLayout->addWidget(m_wordTable, 1);
    auto* const columns = new QHBoxLayout;
    columns->addWidget(scroll, 1);
    columns->addWidget(m_side, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeControls());
    layout->addLayout(columns, 1);
    setSpacious(false);
}

QWidget* PredictionsView::makeControls()
{
    m_count = new QSpinBox;
    m_count->setObjectName(QStringLiteral("guessCount"));
    m_count->setAccessibleName(tr("Number of guesses"));
    m_count->setRange(1, 100);
    m_count->setValue(8);
    connect(m_count, &QSpinBox::valueChanged, this, &PredictionsView::invalidate);
    m_word = new QLineEdit;
    m_word->setObjectName(QStringLiteral("askedWordEdit"));
    m_word->setPlaceholderText(tr("Chance of a word"));
    m_word->setAccessibleName(tr("A word to look up"));
    m_word->setClearButtonEnabled(true);
    m_word->setMinimumWidth(300);
    connect(m_word, &QLineEdit::textChanged, this, &PredictionsView::invalidate);
    m_everyWord = new QPushButton(tr("Ever&y word in turn"));
    m_everyWord->setObjectName(QStringLiteral("everyWord"));
    m_everyWord->setToolTip(tr("Hides each word once and shows how much it surprises BERT"));
    connect(m_everyWord, &QPushButton::clicked, this, &PredictionsView::everyWordRequested);
    m_guess = new QCheckBox(tr("The class &guesses first"));
    m_guess->setObjectName(QStringLiteral("guessMode"));
    m_guess->setToolTip(tr("BERT's guesses stay hidden until the class has guessed"));
    connect(m_guess, &QCheckBox::toggled, this, [this](bool on) {
        m_game->startRound();
        emit guessingChanged(on);
        emit secretChanged(isSecret());
        invalidate();
    });

    auto* const controls = new QWidget;
    auto* const flow = new FlowLayout(controls);
    for (QWidget* const part : std::initializer_list<QWidget*>{makeTitle(tr("Masked words")),
                                                               makeField(tr("G&uesses"), m_count),
                                                               m_word, m_everyWord, m_guess})
        flow->addWidget(part);
    return controls;
}

void PredictionsView::setSpacious(bool spacious)
{
    m_side->setVisible(spacious);
    m_word->setVisible(spacious);
    m_everyWord->setVisible(spacious);
}

void PredictionsView::setGuessing(bool guessing)
{
    m_guess->setChecked(guessing);
}

bool PredictionsView::isGuessing() const
{
    return m_guess->isChecked();
}

bool PredictionsView::isSecret() const
{
    return m_guess->isChecked() && !m_game->isRevealed();
}

void PredictionsView::answerChanged()
{
    m_words.clear();
    m_wordTable->setRowCount(0);
    m_wordTable->hide();
    emit surprisesChanged({});
    if (m_game->isRevealed()) {
        m_game->startRound();
        emit secretChanged(isSecret());
    }
}

std::vector<TokenIndex> PredictionsView::masks() const
{
    return maskedPositions(encoding(), answer().model->tokenizer.specials().mask);
}

void PredictionsView::showEmptyState(const std::vector<TokenIndex>& masks)
{
    const bool canGuess = hasAnswer() && answer().model->canPredictWords();
    m_everyWord->setEnabled(canGuess);
    m_guess->setEnabled(canGuess);
    m_empty->setVisible(masks.empty());
    if (!hasAnswer())
        m_empty->setText(tr("Type a sentence, and hide one of its words."));
    else if (!canGuess)
        m_empty->setText(tr("This model was saved without its masked-word head, so it cannot guess "
                            "words. Attention still works."));
    else
        m_empty->setText(
            tr("Click a token above to hide it from BERT and see what it guesses. You can also "
               "type %1 in the text.")
                .arg(QString::fromStdString(answer().model->tokenizer.vocabulary().text(
                    answer().model->tokenizer.specials().mask))));
}

void PredictionsView::refresh()
{
    const bool canGuess = hasAnswer() && answer().model->canPredictWords();
    const std::vector<TokenIndex> hidden = canGuess ? masks() : std::vector<TokenIndex>();
    showEmptyState(hidden);
    m_game->setVisible(m_guess->isChecked() && !hidden.empty());
    m_layers->setVisible(!isSecret());
    if (m_guess->isChecked() && !hidden.empty())
        m_game->setQuestion(answer(), hidden.front());

    const auto shown = isSecret() ? 0 : qsizetype(hidden.size());
    while (m_panels.size() < shown) {
        m_panels.append(new MaskPanel);
        m_panels.last()->bars()->alignWith(m_panels.first()->bars());
        m_list->insertWidget(m_list->count() - 1, m_panels.last());
    }
    for (qsizetype i = 0; i < m_panels.size(); ++i) {
        m_panels[i]->setVisible(i < shown);
        if (i < shown)
            m_panels[i]->setMask(answer(), hidden[std::size_t(i)], m_count->value(),
                                 m_word->isHidden() ? QString() : m_word->text());
        else
            m_panels[i]->clearName();
    }
    if (hasAnswer() && m_wordTable->rowCount() != int(m_words.size()))
        fillWordTable();
}

void PredictionsView::setEveryWord(std::vector<HiddenWord> words)
{
    belongsToNewest();
    m_words = std::move(words);
    QMap<int, double> bits;
    for (const HiddenWord& word : m_words)
        bits[word.token.value] = surprise(word.probability);
    emit surprisesChanged(bits);
    m_wordTable->setRowCount(0);
    invalidate();
}

void PredictionsView::fillWordTable()
{
    const Vocabulary& vocabulary = answer().model->tokenizer.vocabulary();
    m_wordTable->setRowCount(int(m_words.size()));
    for (int row = 0; row < int(m_words.size()); ++row) {
        const HiddenWord& word = m_words[std::size_t(row)];
        const QStringList cells = {QString::fromStdString(vocabulary.text(word.id)),
                                   percent(word.probability), number(surprise(word.probability)),
                                   QString::fromStdString(vocabulary.text(word.best))};
        for (int column = 0; column < cells.size(); ++column)
            m_wordTable->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    m_wordTable->setVisible(!m_words.empty());
}

TextTable PredictionsView::table() const
{
    TextTable rows = {{tr("position"), tr("word"), tr("probability")}};
    if (!hasAnswer())
        return rows;
    for (const MaskPanel* panel : m_panels) {
        if (!panel->isHidden())
            rows += panel->table();
    }
    for (const HiddenWord& word : m_words)
        rows.append({tr("token %1 hidden in turn").arg(word.token.oneBased()),
                     QString::fromStdString(answer().model->tokenizer.vocabulary().text(word.id)),
                     QString::number(word.probability)});
    return rows;
}

} // namespace vitrine
