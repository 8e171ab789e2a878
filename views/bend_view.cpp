// SPDX-License-Identifier: GPL-3.0-or-later
#include "bend_view.h"

#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "heatmap.h"
#include "probability_bars.h"
#include "selection.h"
#include "silence_grid.h"
#include "text_widgets.h"
#include "token_text.h"
#include "translate.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace vitrine
{

static constexpr int guessCount = 5;

QString bendDescription(const Bend& bend)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("vitrine", text); };
    QStringList parts;
    if (bend.direction == Direction::LeftToRight)
        parts.append(tr("reads left to right"));
    if (bend.direction == Direction::RightToLeft)
        parts.append(tr("reads right to left"));
    if (const std::string silent = silenceText(bend); !silent.empty()) {
        QString list = QString::fromStdString(silent);
        list.replace(QLatin1Char(','), QLatin1String(", "));
        if (list.size() > 60)
            list = list.left(58) + QChar(0x2026);
        parts.append(tr("silenced: %1").arg(list));
    }
    if (!bend.forbidden.empty())
        parts.append(QCoreApplication::translate("vitrine", "%n glance(s) forbidden", nullptr,
                                                 int(bend.forbidden.size())));
    return parts.join(QStringLiteral("; "));
}

BendView::BendView(Selection* selection, QWidget* parent) : TraceView(selection, parent)
{
    setObjectName(QStringLiteral("bendView"));
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(makeScroll(makeChanges()));
    m_glances = makeGlances();
    layout->addWidget(m_glances, 2);
    layout->addWidget(makeComparison(), 3);
}

QWidget* BendView::makeChanges()
{
    auto* const area = new QWidget;
    auto* const layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeTitle(tr("Where may a token look?")));
    const std::array<QString, 3> names = {tr("B&oth ways (BERT)"), tr("Left to ri&ght only"),
                                          tr("&Right to left only")};
    const std::array<QString, 3> objects = {QStringLiteral("both"), QStringLiteral("leftToRight"),
                                            QStringLiteral("rightToLeft")};
    for (std::size_t i = 0; i < 3; ++i) {
        m_directions[i] = new QRadioButton(names[i]);
        m_directions[i]->setObjectName(objects[i]);
        connect(m_directions[i], &QRadioButton::clicked, this, [this, i] {
            Bend bend = m_bend;
            bend.direction = static_cast<Direction>(i);
            request(bend);
        });
        layout->addWidget(m_directions[i]);
    }
    layout->addSpacing(12);
    layout->addWidget(makeTitle(tr("Silence heads or layers")));
    m_grid = new SilenceGrid;
    connect(m_grid, &SilenceGrid::headToggled, this, [this](LayerIndex layer, HeadIndex head) {
        Bend bend = m_bend;
        if (bend.silencedHeads.erase({layer, head}) == 0)
            bend.silencedHeads.insert({layer, head});
        request(bend);
    });
    connect(m_grid, &SilenceGrid::layerToggled, this, [this](LayerIndex layer) {
        Bend bend = m_bend;
        if (bend.silencedLayers.erase(layer) == 0)
            bend.silencedLayers.insert(layer);
        request(bend);
    });
    auto* const grid = makeScroll(m_grid);
    grid->setWidgetResizable(false);
    grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    grid->setMinimumWidth(210);
    layout->addWidget(grid, 1);
    m_only = new QPushButton;
    m_only->setObjectName(QStringLiteral("allButOne"));
    connect(m_only, &QPushButton::clicked, this, &BendView::silenceAllButOne);
    layout->addWidget(m_only);
    m_restore = new QPushButton(tr("Restore &plain BERT"));
    m_restore->setObjectName(QStringLiteral("restore"));
    connect(m_restore, &QPushButton::clicked, this, [this] { request({}); });
    layout->addWidget(m_restore);
    return area;
}

QWidget* BendView::makeGlances()
{
    m_glanceTitle = makeTitle({});
    m_heatmap = new Heatmap;
    m_heatmap->setObjectName(QStringLiteral("bendMap"));
    m_heatmap->setAccessibleName(tr("Forbid single glances"));
    m_heatmap->setLegend(tr("attending token"), tr("attended token"), tr("attention weight"));
    m_readout = new Note;
    connect(m_heatmap, &Heatmap::pointedAt, this, [this](std::optional<Heatmap::Cell> cell) {
        m_heatmap->frameCell(cell);
        if (!cell || !hasAnswer() || cell->row.value >= trace().tokenCount() ||
            cell->column.value >= trace().tokenCount())
            m_readout->setText(tr("Click a cell to forbid one token to see another, in all heads "
                                  "and layers. A cross marks what is forbidden."));
        else
            m_readout->setText(m_bend.forbidden.contains({cell->row, cell->column})
                                   ? tr("%1 may not see %2. Click to allow it.")
                                         .arg(quotedToken(encoding(), cell->row),
                                              quotedToken(encoding(), cell->column))
                                   : tr("%1 sees %2. Click to forbid it.")
                                         .arg(quotedToken(encoding(), cell->row),
                                              quotedToken(encoding(), cell->column)));
    });
    connect(m_heatmap, &Heatmap::clicked, this, [this](Heatmap::Cell cell) {
        Bend bend = m_bend;
        if (bend.forbidden.erase({cell.row, cell.column}) == 0)
            bend.forbidden.insert({cell.row, cell.column});
        request(bend);
    });
    auto* const area = new QWidget;
    auto* const layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_glanceTitle);
    layout->addWidget(m_heatmap, 1);
    layout->addWidget(m_readout);
    emit m_heatmap->pointedAt(std::nullopt);
    return area;
}

QWidget* BendView::makeComparison()
{
    auto* const content = new QWidget;
    m_comparison = new QGridLayout(content);
    m_comparison->setContentsMargins(0, 0, 8, 0);
    m_comparison->setHorizontalSpacing(20);
    for (const int column : {0, 1}) // equally wide, or 97 % here would be longer than 97 % there
        m_comparison->setColumnStretch(column, 1);
    m_beforeTitle = makeTitle(tr("Plain BERT"));
    m_afterTitle = makeTitle(tr("Bent"));
    m_comparison->addWidget(m_beforeTitle, 0, 0);
    m_comparison->addWidget(m_afterTitle, 0, 1);
    m_description = new QLabel;
    m_description->setObjectName(QStringLiteral("bendDescription"));
    m_description->setTextFormat(Qt::PlainText);
    m_description->setWordWrap(true);
    m_empty =
        new Note(tr("Hide a word, or type a sentence B, and see here how the answer changes."));
    auto* const area = new QWidget;
    area->setObjectName(QStringLiteral("bendComparison"));
    area->setMinimumWidth(252); // two columns of bars
    auto* const layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_description);
    layout->addWidget(m_empty);
    layout->addWidget(makeScroll(content), 1);
    return area;
}

BendView::Pair BendView::addPair(const QString& name)
{
    const int row = 1 + 2 * int(m_pairs.size());
    Pair pair{new QLabel, new ProbabilityBars, new ProbabilityBars};
    pair.before->setObjectName(name + QStringLiteral("Before"));
    pair.after->setObjectName(name + QStringLiteral("After"));
    pair.before->setAccessibleName(tr("Plain BERT"));
    pair.after->setAccessibleName(tr("Bent"));
    pair.after->alignWith(pair.before);
    if (!m_pairs.isEmpty())
        pair.before->alignWith(m_pairs.constFirst().before);
    m_comparison->addWidget(pair.title, row, 0, 1, 2);
    m_comparison->addWidget(pair.before, row + 1, 0, Qt::AlignTop);
    m_comparison->addWidget(pair.after, row + 1, 1, Qt::AlignTop);
    m_comparison->setRowStretch(row + 1, 0);
    m_comparison->setRowStretch(row + 2, 1);
    m_pairs.append(pair);
    return pair;
}

/// Where large type leaves no room for three columns, the map of glances gives way.
void BendView::resizeEvent(QResizeEvent* event)
{
    TraceView::resizeEvent(event);
    m_glances->setVisible(event->size().width() >= 42 * fontMetrics().height());
}

void BendView::request(const Bend& bend)
{
    setBend(bend);
    emit bendRequested(bend);
}

void BendView::setBend(const Bend& bend)
{
    m_bend = bend;
    invalidate();
}

void BendView::silenceAllButOne()
{
    Bend bend = m_bend;
    const LayerIndex layer = selection().layer();
    for (int head = 0; head < trace().headCount(); ++head) {
        if (HeadIndex{head} == selection().head())
            bend.silencedHeads.erase({layer, HeadIndex{head}});
        else
            bend.silencedHeads.insert({layer, HeadIndex{head}});
    }
    request(bend);
}

void BendView::refresh()
{
    m_directions[std::size_t(m_bend.direction)]->setChecked(true);
    m_restore->setEnabled(!m_bend.isPlain());
    m_grid->setBend(m_bend);
    const QString description = bendDescription(m_bend);
    m_description->setText(description.isEmpty()
                               ? tr("Nothing is bent: both columns are plain BERT.")
                               : tr("Bent: %1.").arg(description));
    m_only->setEnabled(hasAnswer());
    if (!hasAnswer())
        return;
    m_grid->setSizes(trace().layerCount(), trace().headCount());
    m_grid->resize(m_grid->sizeHint());
    m_only->setText(tr("Only head %1.%2 &speaks")
                        .arg(selection().layer().oneBased())
                        .arg(selection().head().oneBased()));
    m_glanceTitle->setText(
        QStringLiteral("<b>%1</b>")
            .arg((m_bend.isPlain() ? tr("Layer %1, head %2") : tr("Layer %1, head %2, bent"))
                     .arg(selection().layer().oneBased())
                     .arg(selection().head().oneBased())
                     .toHtmlEscaped()));
    QStringList names;
    for (const Token& token : encoding().tokens)
        names.append(tokenText(token));
    m_heatmap->setTokens(names);
    m_heatmap->setValues(trace().probabilities(selection().layer(), selection().head()), {});
    QList<Heatmap::Cell> crosses;
    for (const auto& [row, column] : m_bend.forbidden)
        crosses.append({row, column});
    m_heatmap->crossOut(crosses);
    showComparison();
}

static QList<ProbabilityBars::Row> bestGuesses(const Trace& trace, const Model& model,
                                               TokenIndex mask)
{
    const WordDistribution words(trace.wordLogits(mask).value());
    const auto hidden = trace.encoding().tokens[std::size_t(mask.value)].hidden;
    QList<ProbabilityBars::Row> rows;
    for (const WordPrediction& guess : words.top(guessCount))
        rows.append({QString::fromStdString(model.tokenizer.vocabulary().text(guess.id)),
                     double(guess.probability), guess.id == hidden});
    if (hidden && words.rank(*hidden) > guessCount)
        rows.append({QString::fromStdString(model.tokenizer.vocabulary().text(*hidden)),
                     double(words.probability(*hidden)), true});
    return rows;
}

void BendView::showComparison()
{
    const Trace& plain = *answer().plain;
    const Model& model = *answer().model;
    const bool hasScore = encoding().isPair() && trace().nextSentenceLogits();
    std::vector<TokenIndex> masks;
    if (model.canPredictWords())
        masks = maskedPositions(encoding(), model.tokenizer.specials().mask);
    if (m_pairs.isEmpty())
        addPair(QStringLiteral("next"));
    while (m_pairs.size() < 1 + qsizetype(masks.size()))
        addPair(QStringLiteral("mask%1").arg(m_pairs.size()));
    m_empty->setVisible(!hasScore && masks.empty());
    for (qsizetype i = 0; i < m_pairs.size(); ++i) {
        const bool isShown = i == 0 ? hasScore : i <= qsizetype(masks.size());
        for (QWidget* const part :
             std::initializer_list<QWidget*>{m_pairs[i].title, m_pairs[i].before, m_pairs[i].after})
            part->setVisible(isShown);
        if (!isShown)
            continue;
        if (i == 0) {
            const auto row = [&](const Trace& of) {
                return QList<ProbabilityBars::Row>{
                    {tr("B follows A"),
                     double(nextSentenceScore(*of.nextSentenceLogits()).isNext)}};
            };
            m_pairs[i].title->setText(tr("Next sentence"));
            m_pairs[i].before->setRows(row(plain));
            m_pairs[i].after->setRows(row(trace()));
        } else {
            const TokenIndex mask = masks[std::size_t(i) - 1];
            m_pairs[i].title->setText(tr("Masked token %1").arg(mask.oneBased()));
            m_pairs[i].before->setRows(bestGuesses(plain, model, mask));
            m_pairs[i].after->setRows(bestGuesses(trace(), model, mask));
        }
    }
}

TextTable BendView::table() const
{
    TextTable rows = {{tr("answer"), tr("word"), tr("plain or bent"), tr("probability")}};
    for (const Pair& pair : m_pairs) {
        for (const ProbabilityBars* bars : {pair.before, pair.after}) {
            if (bars->isHidden())
                continue;
            for (const ProbabilityBars::Row& row : bars->rows())
                rows.append({pair.title->text(), row.name, bars->accessibleName(),
                             QString::number(row.probability)});
        }
    }
    return rows;
}

} // namespace vitrine
