// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer_view.h"

#include "confusion_view.h"
#include "probability_bars.h"
#include "table_box.h"
#include "text_widgets.h"

#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTabBar>

#include <algorithm>

namespace vitrine
{

static constexpr std::size_t mostBars = 4; // of a learner; with more classes the likeliest three

static QString wholePercent(double share)
{
    return TransferView::tr("%1\u00a0%").arg(qRound(share * 100));
}

void TransferView::setTables(const QList<TableChoice>& tables)
{
    m_tables->setTables(tables);
}

void TransferView::chooseTable(const QString& file)
{
    m_tables->chooseTable(file);
}

QString TransferView::learnerName(std::size_t index)
{
    return index == 0 ? tr("pre-trained") : tr("random weights");
}

QString TransferView::tableFile() const
{
    return m_tables->tableFile();
}

int TransferView::epochs() const
{
    return m_epochs->value();
}

QString TransferView::sentence() const
{
    return m_sentence->text();
}

void TransferView::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void TransferView::setEpochs(int epochs)
{
    m_epochs->setValue(epochs);
}

void TransferView::setModelName(const QString& name)
{
    m_openModel = name;
    showExplanation();
}

void TransferView::showExplanation()
{
    const QString name = hasClassifier() ? m_report.model : m_openModel;
    m_explanation->setText(
        tr("Two learners read the same small table equally often. One begins with what "
           "pre-training left in %1, the other with random weights. Both are asked about rows "
           "that were held out; the difference is what transfer is worth.")
            .arg(name.isEmpty() ? tr("the open model") : name));
}

void TransferView::setState(State state)
{
    m_state = state;
    showStatus();
}

void TransferView::clear()
{
    m_report = TransferReport();
    m_answer = {};
    m_accuracy->clearPoints();
    m_message->clearMessage();
    showExplanation();
    showStatus();
    showResult();
    showMatrix();
    showAnswer();
}

void TransferView::addReport(const TransferReport& report)
{
    if (report.classes.size() != m_report.classes.size() && !report.classes.isEmpty())
        m_accuracy->setReference(1.0 / double(report.classes.size()), tr("guessing at random"));
    m_report = report;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (report.heldOut[i].total() > 0)
            m_accuracy->addPoint(m_curves[i], report.epoch, report.heldOut[i].accuracy());
    }
    showExplanation();
    showStatus();
    showResult();
    showMatrix();
    showAnswer();
}

void TransferView::setAnswer(const std::array<std::vector<double>, 2>& probabilities)
{
    m_answer = probabilities;
    showAnswer();
}

/// What can be pressed now, and before there are curves what to do.
void TransferView::showStatus()
{
    const bool isBusy = m_state == State::Preparing || m_state == State::Running;
    const bool hasTable = m_tables->currentIndex() >= 0;
    m_run->setText(m_state == State::Running  ? tr("&Pause")
                   : m_state == State::Paused ? tr("&Resume")
                                              : tr("&Start"));
    m_run->setEnabled(hasTable && m_state != State::Preparing);
    m_again->setEnabled(hasTable && m_state != State::Preparing && m_state != State::Idle);
    m_save->setEnabled(hasClassifier() && !isBusy);
    for (QWidget* const choice : std::initializer_list<QWidget*>{m_tables, m_openTable, m_epochs})
        choice->setEnabled(!isBusy);

    QString todo = tr("Press Start. After every epoch, two curves show here how many of the "
                      "held-out rows each learner gets right: the pre-trained one, and the one "
                      "that began with random weights.");
    if (!hasTable)
        todo = tr("Open a table to learn from: a sentence and its class in each row.");
    else if (m_state == State::Preparing)
        todo = tr("Reading the table and drawing the random weights...");
    else if (isBusy)
        todo = tr("Both learners read the table for the first time...");
    m_status->setText(todo);
    m_place->setCurrentIndex(hasClassifier() ? 1 : 0);
}

QString TransferView::resultText() const
{
    const std::array<ConfusionMatrix, 2>& asked = m_report.heldOut;
    QString text =
        tr("After %1 of %n epoch(s), %2 rows learned: pre-trained %3 right of %4 held-out "
           "rows, random weights %5.",
           nullptr, m_report.epochs)
            .arg(QLocale().toString(m_report.epoch, 'g', 3))
            .arg(m_report.trainingRows)
            .arg(wholePercent(asked[0].accuracy()))
            .arg(asked[0].total())
            .arg(wholePercent(asked[1].accuracy()));
    if (!m_report.isFinished)
        return text;
    const int gained = qRound(asked[0].accuracy() * 100) - qRound(asked[1].accuracy() * 100);
    return text + QLatin1Char(' ') +
           (gained > 0 ? tr("Pre-training was worth %n percentage point(s).", nullptr, gained)
                       : tr("Pre-training was of no help here."));
}

/// What is odd about the rows, if anything.
QString TransferView::tableText() const
{
    QString text;
    if (m_report.repeatedRows > 0)
        text += QLatin1Char(' ') + tr("Rows with the text of an earlier one: %1; equal texts are "
                                      "held out together or not at all.")
                                       .arg(m_report.repeatedRows);
    if (m_report.cutRows > 0)
        text += QLatin1Char(' ') + tr("Rows longer than %1 tokens: %2; they lose their end.")
                                       .arg(m_report.maxTokens)
                                       .arg(m_report.cutRows);
    return text;
}

void TransferView::showResult()
{
    m_result->setVisible(hasClassifier());
    m_result->setText(hasClassifier() ? resultText() + tableText() : QString());
}

void TransferView::showMatrix()
{
    const auto which = std::size_t(std::max(0, m_which->currentIndex()));
    m_matrix->setMatrix(m_report.heldOut[which], m_report.classes);
}

void TransferView::showAnswer()
{
    const auto count = std::size_t(m_report.classes.size());
    const bool hasAnswer = count > 0 && m_answer[0].size() == count && m_answer[1].size() == count;
    m_answers->setVisible(hasAnswer);
    m_noAnswer->setVisible(!hasAnswer);
    m_noAnswer->setText(!hasClassifier()
                            ? tr("There is no classifier yet. As soon as both have learned an "
                                 "epoch, they say here what your sentence is.")
                        : m_sentence->text().trimmed().isEmpty()
                            ? tr("Type a sentence above, and both say what it is.")
                            : tr("Both read your sentence..."));
    for (std::size_t i = 0; hasAnswer && i < m_bars.size(); ++i) {
        QList<ProbabilityBars::Row> rows;
        for (std::size_t c = 0; c < count; ++c)
            rows.append({m_report.classes[qsizetype(c)], m_answer[i][c]});
        const auto likelier = [](const auto& a, const auto& b) {
            return a.probability < b.probability;
        };
        std::max_element(rows.begin(), rows.end(), likelier)->emphasized = true;
        if (count > mostBars) {
            std::stable_sort(rows.begin(), rows.end(),
                             [&](const auto& a, const auto& b) { return likelier(b, a); });
            rows.resize(3);
        }
        m_bars[i]->setRows(rows);
    }
}

TextTable TransferView::numbers() const
{
    if (!hasClassifier())
        return {};
    TextTable rows = {QStringList{tr("learner"), tr("really")} + m_report.classes};
    for (std::size_t i = 0; i < m_report.heldOut.size(); ++i) {
        const ConfusionMatrix& matrix = m_report.heldOut[i];
        for (int truth = 0; truth < matrix.classes(); ++truth) {
            QStringList cells = {learnerName(i), m_report.classes.value(truth)};
            for (int said = 0; said < matrix.classes(); ++said)
                cells.append(QString::number(matrix.count(truth, said)));
            rows.append(cells);
        }
    }
    return rows;
}

void TransferView::applyLook()
{
    // Ignored: the matrix takes what is left, and the page scrolls only below this height.
    m_matrix->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_matrix->setMinimumHeight(std::max(140, fontMetrics().height() * 10));
    m_place->parentWidget()->setMinimumHeight(std::max(180, fontMetrics().height() * 9));
}

void TransferView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLook();
    QWidget::changeEvent(event);
}

} // namespace vitrine
