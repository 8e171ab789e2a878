// SPDX-License-Identifier: GPL-3.0-or-later
#include "features_view.h"

#include "bar_delegate.h"
#include "flow_layout.h"
#include "table_box.h"
#include "text_widgets.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

namespace
{

enum Column { RecipeColumn, WidthColumn, F1Column, PublishedColumn, SecondsColumn, ColumnCount };

/// In percent without its sign, as F1 is published.
QString f1Text(double f1)
{
    return QLocale().toString(f1 * 100, 'f', 1);
}

} // namespace

static Qt::Alignment alignment(int column)
{
    const bool isLeft = column == RecipeColumn || column == F1Column;
    return (isLeft ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter;
}

static QString recipeName(FeatureRecipe recipe)
{
    switch (recipe) {
    case FeatureRecipe::Embeddings:
        return FeaturesView::tr("Embeddings (before any layer)");
    case FeatureRecipe::LastLayer:
        return FeaturesView::tr("Last layer");
    case FeatureRecipe::SumOfAllLayers:
        return FeaturesView::tr("Sum of all layers");
    case FeatureRecipe::SecondToLastLayer:
        return FeaturesView::tr("Second-to-last layer");
    case FeatureRecipe::SumOfLastFour:
        return FeaturesView::tr("Sum of the last four");
    case FeatureRecipe::ConcatenationOfLastFour:
        break;
    }
    return FeaturesView::tr("Last four, side by side");
}

FeaturesView::FeaturesView(QWidget* parent)
    : QWidget(parent)
    , m_tables(new TableBox)
    , m_run(new QPushButton)
    , m_openTable(new QPushButton(tr("Ope&n marked text...")))
    , m_exportCsv(new QPushButton(tr("Vectors as &CSV...")))
    , m_exportSafetensors(new QPushButton(tr("Vectors as safe&tensors...")))
    , m_results(new QTableWidget(int(allFeatureRecipes.size()), ColumnCount))
    , m_explanation(new Note)
    , m_status(new QLabel)
    , m_message(new MessageLine)
    , m_classes(new Note)
{
    setObjectName(QStringLiteral("featuresView"));
    m_explanation->setObjectName(QStringLiteral("featuresNote"));
    m_status->setObjectName(QStringLiteral("featuresStatus"));
    m_message->setObjectName(QStringLiteral("featuresMessage"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_classes->setObjectName(QStringLiteral("featuresClasses"));
    auto* const fineTuned = new QLabel(tr("Fine-tuned instead: %1 published")
                                           .arg(QLocale().toString(publishedFineTunedF1, 'f', 1)));
    fineTuned->setObjectName(QStringLiteral("fineTunedF1"));
    fineTuned->setWordWrap(true);
    fineTuned->setToolTip(tr("All of BERT-base learned the task, not only a classifier on top."));
    makeResults();

    auto* const content = new QWidget;
    auto* const contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->setSpacing(8);
    for (QWidget* const part : // the note last: in large type it would leave no room
         std::initializer_list<QWidget*>{m_status, m_results, fineTuned, m_classes, m_explanation})
        contentLayout->addWidget(part, part == m_results ? 1 : 0);
    contentLayout->addStretch();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeControls());
    layout->addWidget(m_message);
    layout->addWidget(makeScroll(content), 1);
    setModelName({});
    setClasses({});
    clear();
    setState(State::Idle);
}

QWidget* FeaturesView::makeControls()
{
    m_tables->setObjectName(QStringLiteral("featuresTable"));
    m_tables->setAccessibleName(tr("Marked text"));
    connect(m_tables, &TableBox::currentIndexChanged, this, [this] { setState(m_state); });
    m_openTable->setObjectName(QStringLiteral("openMarkedText"));
    m_openTable->setToolTip(tr("A sentence a line, its words marked like [Ana|person]"));
    connect(m_openTable, &QPushButton::clicked, this, &FeaturesView::openTableRequested);
    m_run->setObjectName(QStringLiteral("runFeatures"));
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_state == State::Running)
            emit cancelRequested();
        else
            emit startRequested(tableFile());
    });
    m_exportCsv->setObjectName(QStringLiteral("featuresCsv"));
    m_exportCsv->setToolTip(
        tr("The vectors of the chosen row; if none is chosen, of the last one"));
    connect(m_exportCsv, &QPushButton::clicked, this,
            [this] { emit exportCsvRequested(chosenRecipe()); });
    m_exportSafetensors->setObjectName(QStringLiteral("featuresSafetensors"));
    m_exportSafetensors->setToolTip(tr("The vectors of all rows"));
    connect(m_exportSafetensors, &QPushButton::clicked, this,
            &FeaturesView::exportSafetensorsRequested);

    auto* const controls = new QWidget;
    auto* const flow = new FlowLayout(controls);
    for (QWidget* const control : std::initializer_list<QWidget*>{
             makeField(tr("Text"), m_tables), m_openTable, m_run, m_exportCsv, m_exportSafetensors})
        flow->addWidget(control);
    return controls;
}

void FeaturesView::makeResults()
{
    m_results->setObjectName(QStringLiteral("featuresResults"));
    m_results->setAccessibleName(tr("What a classifier makes of each kind of vector"));
    m_results->setHorizontalHeaderLabels(
        {tr("Vector"), tr("Numbers"), tr("F1 here"), tr("Published"), tr("Seconds")});
    m_results->horizontalHeaderItem(F1Column)->setToolTip(
        tr("Harmonic mean of precision and recall over all kinds together, on held-out sentences"));
    m_results->horizontalHeaderItem(PublishedColumn)
        ->setToolTip(tr("F1 of BERT-base with a BiLSTM on top, on CoNLL-2003's development set"));
    m_results->setItemDelegate(new BarDelegate(f1Text(1), m_results));
    m_results->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_results->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_results->setSelectionMode(QAbstractItemView::SingleSelection);
    m_results->setTabKeyNavigation(false);
    m_results->setFrameShape(QFrame::NoFrame);
    m_results->setAlternatingRowColors(true);
    m_results->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the page scrolls
    m_results->verticalHeader()->hide();
    m_results->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    QHeaderView* const header = m_results->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RecipeColumn, QHeaderView::Fixed); // by fitRows()
    header->setSectionResizeMode(F1Column, QHeaderView::Stretch);
    for (int column = 0; column < ColumnCount; ++column)
        m_results->horizontalHeaderItem(column)->setTextAlignment(alignment(column));
    // Queued: a header that is sharing out its width takes no other widths.
    connect(header, &QHeaderView::sectionResized, this, &FeaturesView::fitRows,
            Qt::QueuedConnection);
    m_results->viewport()->installEventFilter(this);
}

/// A header with no width left to share out keeps silent, so the table's own size is watched too.
bool FeaturesView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fitRows();
    return QWidget::eventFilter(watched, event);
}

void FeaturesView::fitRows()
{
    const auto* const hints = static_cast<QAbstractItemView*>(m_results); // public there
    const int whole = m_results->viewport()->width();
    int room = whole - 14 * fontMetrics().averageCharWidth(); // some for the bars
    for (const int column : {WidthColumn, PublishedColumn, SecondsColumn})
        room -= m_results->columnWidth(column);
    m_results->setColumnWidth(RecipeColumn, std::min(hints->sizeHintForColumn(RecipeColumn),
                                                     std::max(whole * 2 / 7, room)));
    int height = 0;
    for (int row = 0; row < m_results->rowCount(); ++row) // all alike, as tall as the tallest
        height = std::max(height, hints->sizeHintForRow(row));
    const int header = m_results->horizontalHeader()->sizeHint().height();
    m_results->setMinimumHeight(header + height * m_results->rowCount());
    m_results->setMaximumHeight(header + 4 * height * m_results->rowCount());
}

void FeaturesView::setTables(const QList<TableChoice>& tables)
{
    m_tables->setTables(tables);
}

void FeaturesView::chooseTable(const QString& file)
{
    m_tables->chooseTable(file);
}

QString FeaturesView::tableFile() const
{
    return m_tables->tableFile();
}

void FeaturesView::setModelName(const QString& name)
{
    m_openModel = name;
    showExplanation();
}

void FeaturesView::showExplanation()
{
    const QString name = m_scores.isEmpty() ? m_openModel : m_scores.last().model;
    m_explanation->setText(
        tr("The feature-based way, like ELMo's: %1 stays as it is, and only a small classifier "
           "learns. It gets one vector a word, and names the word's kind. The published figures "
           "are of BERT-base with a BiLSTM on top, on a much larger task (names in CoNLL-2003, "
           "development set; Devlin et al. 2019, table 7, drawn in The Illustrated BERT) and count "
           "whole names, not words, so only the order can be compared.")
            .arg(name.isEmpty() ? tr("BERT") : name));
}

void FeaturesView::setClasses(const QStringList& classes)
{
    m_classes->setText(
        classes.isEmpty()
            ? QString()
            : tr("Kinds to name: %1, or none of them.").arg(classes.join(QStringLiteral(", "))));
    m_classes->setVisible(!classes.isEmpty());
}

void FeaturesView::setState(State state)
{
    m_state = state;
    const bool isRunning = state == State::Running;
    const bool hasTable = m_tables->currentIndex() >= 0;
    m_run->setText(isRunning ? tr("Cance&l") : tr("&Start"));
    m_run->setEnabled(isRunning || hasTable);
    m_tables->setEnabled(!isRunning);
    m_openTable->setEnabled(!isRunning);
    for (QPushButton* const button : {m_exportCsv, m_exportSafetensors})
        button->setEnabled(state == State::Finished && !m_scores.isEmpty());
    showStatus();
}

QString FeaturesView::resultText() const
{
    const FeatureScore& newest = m_scores.last();
    QString text = tr("%1 of %2 classifiers done. Each learned from %3 words and was asked "
                      "about %4 words of other sentences.")
                       .arg(m_scores.size())
                       .arg(allFeatureRecipes.size())
                       .arg(newest.training)
                       .arg(newest.heldOut);
    if (newest.cutSentences > 0)
        text += QLatin1Char(' ') + tr("Sentences longer than %1 tokens: %2; they lose their end.")
                                       .arg(newest.maxTokens)
                                       .arg(newest.cutSentences);
    return text;
}

/// `sentence`: what is going on; otherwise what there is to know in this state.
void FeaturesView::showStatus(const QString& sentence)
{
    if (!sentence.isEmpty())
        m_status->setText(sentence);
    else if (!m_scores.isEmpty())
        m_status->setText(resultText());
    else if (m_state == State::Running)
        m_status->setText(tr("BERT begins to read..."));
    else if (m_tables->currentIndex() < 0)
        m_status->setText(tr("Open a marked text: a sentence a line, its words marked like "
                             "[Ana|person]."));
    else
        m_status->setText(tr("Press Start. BERT reads every sentence once; then six classifiers "
                             "learn, one on each kind of vector below."));
}

void FeaturesView::setProgress(int done, int total)
{
    showStatus(done < total ? tr("BERT reads sentence %1 of %2").arg(std::max(1, done)).arg(total)
                            : tr("BERT has read sentence %1 of %2. Now the classifiers learn.")
                                  .arg(done)
                                  .arg(total));
}

void FeaturesView::addScore(const FeatureScore& score)
{
    const auto same = std::find_if(m_scores.begin(), m_scores.end(), [&](const FeatureScore& one) {
        return one.recipe == score.recipe;
    });
    if (same == m_scores.end())
        m_scores.append(score);
    else
        *same = score;
    showExplanation();
    fill();
    showStatus();
}

void FeaturesView::clear()
{
    m_scores.clear();
    m_results->clearSelection();
    m_results->setCurrentItem(nullptr);
    m_message->clearMessage();
    showExplanation();
    fill();
    setState(m_state);
}

void FeaturesView::fill()
{
    const auto worse = [](const FeatureScore& a, const FeatureScore& b) { return a.f1 < b.f1; };
    const auto best = std::max_element(m_scores.cbegin(), m_scores.cend(), worse);
    for (int row = 0; row < m_results->rowCount(); ++row) {
        const FeatureRecipe recipe = allFeatureRecipes[std::size_t(row)];
        const auto score =
            std::find_if(m_scores.cbegin(), m_scores.cend(),
                         [&](const FeatureScore& one) { return one.recipe == recipe; });
        const bool isKnown = score != m_scores.cend();
        const QString unknown = QStringLiteral("…");
        const QStringList cells = {
            recipeName(recipe), isKnown ? QString::number(score->width) : unknown,
            isKnown ? f1Text(score->f1) : unknown, QLocale().toString(publishedF1(recipe), 'f', 1),
            isKnown ? QLocale().toString(score->seconds, 'f', 1) : unknown};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* const item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(alignment(column));
            if (column == F1Column && isKnown) {
                item->setData(Qt::UserRole, score->f1);
                QFont type;
                type.setBold(true);
                type.setResolveMask(QFont::WeightResolved); // the rest follows the table
                if (score->f1 == best->f1)
                    item->setFont(type);
            }
            m_results->setItem(row, column, item);
        }
    }
    fitRows();
}

FeatureRecipe FeaturesView::chosenRecipe() const
{
    const QList<QTableWidgetItem*> chosen = m_results->selectedItems();
    return chosen.isEmpty() ? allFeatureRecipes.back()
                            : allFeatureRecipes[std::size_t(chosen.first()->row())];
}

TextTable FeaturesView::table() const
{
    TextTable rows(1);
    for (int column = 0; column < ColumnCount; ++column)
        rows[0].append(m_results->horizontalHeaderItem(column)->text());
    rows[0][PublishedColumn] = tr("F1 published"); // there is no tool tip in a file
    for (int row = 0; row < m_results->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(m_results->item(row, column)->text());
        rows.append(cells);
    }
    rows.append({tr("Fine-tuned instead"), QString(), QString(),
                 QLocale().toString(publishedFineTunedF1, 'f', 1), QString()});
    return rows;
}

void FeaturesView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        fitRows();
    QWidget::changeEvent(event);
}

} // namespace vitrine
