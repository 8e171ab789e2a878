// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking_lab_view.h"

#include "flow_layout.h"
#include "heads/word_predictions.h"
#include "text_widgets.h"
#include "theme.h"
#include "token_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine
{

MaskingLabView::MaskingLabView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_seed(new QSpinBox)
    , m_again(new QPushButton(tr("&Draw again")))
    , m_sequence(new QLabel)
    , m_table(new QTableWidget(0, 5))
    , m_loss(new QLabel)
{
    setObjectName(QStringLiteral("maskingLabView"));
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setAccessibleName(tr("Seed of the draw"));
    m_seed->setRange(1, 999'999);
    connect(m_seed, &QSpinBox::valueChanged, this, [this] {
        invalidate();
        if (hasAnswer())
            askFurther();
    });
    m_again->setObjectName(QStringLiteral("drawAgain"));
    connect(m_again, &QPushButton::clicked, this,
            [this] { m_seed->setValue(m_seed->value() + 1); });
    m_sequence->setObjectName(QStringLiteral("corruptedText"));
    m_sequence->setWordWrap(true);
    m_sequence->setTextFormat(Qt::RichText);
    m_table->setObjectName(QStringLiteral("chosenTokens"));
    m_table->setAccessibleName(tr("Chosen tokens"));
    m_table->setHorizontalHeaderLabels(
        {tr("Chosen token"), tr("What was done"), tr("BERT sees"), tr("Probability"), tr("Loss")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_loss->setObjectName(QStringLiteral("loss"));
    m_loss->setWordWrap(true);

    auto* const controls = new QWidget;
    auto* const flow = new FlowLayout(controls);
    for (QWidget* const part :
         std::initializer_list<QWidget*>{makeTitle(tr("The exercise BERT learned from")),
                                         makeField(tr("&Seed"), m_seed), m_again})
        flow->addWidget(part);
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(controls);
    layout->addWidget(new Note(
        tr("15 % of the tokens are chosen. Of these 80 % are masked, 10 % become a random word and "
           "10 % stay, and BERT has to name what stood there (Devlin et al. 2019).")));
    layout->addWidget(m_sequence);
    layout->addWidget(m_loss);
    layout->addWidget(m_table, 1);
    m_table->setMinimumHeight(160);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(content)); // a long text takes many lines
}

QString MaskingLabView::corruptedText() const
{
    const MeaningColors colors = meaningColors(palette());
    QString html;
    const std::vector<Token>& tokens = m_draw.encoding.tokens;
    for (int t = 0; t < int(tokens.size()); ++t) {
        const auto chosen =
            std::find_if(m_draw.chosen.begin(), m_draw.chosen.end(),
                         [&](const CorruptedToken& one) { return one.token.value == t; });
        const QString text = tokenText(tokens[std::size_t(t)]).toHtmlEscaped();
        if (chosen == m_draw.chosen.end()) {
            html +=
                QStringLiteral("<span style='color:%1'>%2</span> ")
                    .arg(tokens[std::size_t(t)].special ? colors.mutedText.name()
                                                        : palette().color(QPalette::Text).name(),
                         text);
            continue;
        }
        const ShapeColors& shape = chosen->corruption == Corruption::Masked   ? colors.mask
                                   : chosen->corruption == Corruption::Random ? colors.segmentB
                                                                              : colors.segmentA;
        html += QStringLiteral("<span style='background-color:%1;color:%2'>&nbsp;%3&nbsp;</span> ")
                    .arg(shape.fill.name(), shape.text.name(), text);
    }
    return QStringLiteral("<p style='font-size:large'>%1</p>").arg(html);
}

void MaskingLabView::refresh()
{
    if (!hasAnswer())
        return;
    const bool canGuess = answer().model->canPredictWords();
    m_again->setEnabled(canGuess);
    if (m_drawnFrom.lock() == answer().trace && m_drawnSeed == m_seed->value())
        return showDraw(); // other colours, say; the draw is the same
    m_drawnFrom = answer().trace;
    m_drawnSeed = m_seed->value();
    m_draw = corrupt(encoding(), answer().model->tokenizer, std::uint64_t(m_seed->value()));
    setFurtherRuns({});
    showDraw();
    if (!canGuess)
        m_loss->setText(
            tr("This model was saved without its masked-word head, so there is no loss."));
    else if (m_draw.chosen.empty())
        m_loss->setText(tr("There is no word to choose. Type a sentence."));
}

void MaskingLabView::askFurther()
{
    if (furtherRuns().empty() && answer().model->canPredictWords() && !m_draw.chosen.empty())
        emit runRequested(m_draw.encoding);
}

void MaskingLabView::setRun(std::shared_ptr<const Trace> trace)
{
    if (!hasAnswer())
        return; // nobody looks any more
    setFurtherRuns({std::move(trace)});
    showDraw();
}

void MaskingLabView::showDraw()
{
    const Trace* const run = furtherRuns().empty() ? nullptr : furtherRuns().front().get();
    m_sequence->setText(corruptedText());
    m_table->setRowCount(int(m_draw.chosen.size()));
    const Vocabulary& vocabulary = answer().model->tokenizer.vocabulary();
    for (int row = 0; row < int(m_draw.chosen.size()); ++row) {
        const CorruptedToken& chosen = m_draw.chosen[std::size_t(row)];
        const QString what = chosen.corruption == Corruption::Masked   ? tr("masked")
                             : chosen.corruption == Corruption::Random ? tr("another word")
                                                                       : tr("kept");
        QStringList cells = {QString::fromStdString(vocabulary.text(chosen.original)), what,
                             tokenText(m_draw.encoding.tokens[std::size_t(chosen.token.value)]),
                             QStringLiteral("…"), QStringLiteral("…")};
        if (run) {
            const WordDistribution words(run->wordLogits(chosen.token).value());
            const auto probability = double(words.probability(chosen.original));
            cells[3] = percent(probability);
            cells[4] = number(-std::log(std::max(probability, 1e-300)));
        }
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    if (run) {
        const double loss = maskedLoss(*run, m_draw);
        m_loss->setText(tr("Training loss of this sentence: %1, the mean over the chosen tokens. "
                           "Guessing at random among %2 words would give %3.")
                            .arg(number(loss))
                            .arg(vocabulary.size())
                            .arg(number(std::log(double(vocabulary.size())))));
    }
}

TextTable MaskingLabView::table() const
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
