// SPDX-License-Identifier: GPL-3.0-or-later
#include "pretraining_view.h"

#include "heads_grid.h"
#include "text_widgets.h"
#include "theme.h"
#include "token_text.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>
#include <cmath>

namespace vitrine
{

static QString defaultProbe(const QString& language)
{
    return language == QLatin1String("pt") ? QStringLiteral("Ela bebe um copo de [MASK].")
                                           : QStringLiteral("She drinks a cup of [MASK].");
}

PretrainingChoice PretrainingView::choice() const
{
    return {m_language->currentData().toString(), m_size->currentData().toInt(), m_seed->value()};
}

void PretrainingView::setChoice(const PretrainingChoice& choice)
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(choice.language)));
    m_size->setCurrentIndex(std::max(0, m_size->findData(choice.hiddenSize)));
    m_seed->setValue(choice.seed);
}

void PretrainingView::setWait(int milliseconds)
{
    m_speed->setCurrentIndex(std::max(0, m_speed->findData(milliseconds)));
}

QString PretrainingView::probe() const
{
    return m_probe->text();
}

void PretrainingView::setProbe(const QString& sentence)
{
    m_probe->setText(sentence);
}

/// A sentence that somebody typed stays; one of ours changes with the language.
void PretrainingView::followLanguage()
{
    const QString now = probe();
    if (now.isEmpty() || now == defaultProbe(QStringLiteral("en")) ||
        now == defaultProbe(QStringLiteral("pt")))
        setProbe(defaultProbe(choice().language));
}

void PretrainingView::run()
{
    if (m_state == State::Running)
        emit pauseRequested();
    else if (m_state == State::Paused)
        emit resumeRequested();
    else
        emit startRequested(choice());
}

void PretrainingView::setState(State state)
{
    m_state = state;
    showButtons();
    showStatus();
    showGuesses();
}

static QString runText(PretrainingView::State state)
{
    using State = PretrainingView::State;
    switch (state) {
    case State::Preparing:
        return PretrainingView::tr("Preparing…");
    case State::Running:
        return PretrainingView::tr("❚❚ &Pause");
    case State::Paused:
        return PretrainingView::tr("▶ &Resume");
    case State::Finished:
        return PretrainingView::tr("Finished");
    case State::Idle:
        break;
    }
    return PretrainingView::tr("▶ Sta&rt");
}

void PretrainingView::showButtons()
{
    const bool isBusy = m_state == State::Preparing || m_state == State::Running;
    m_run->setText(runText(m_state));
    m_run->setEnabled(m_state != State::Preparing && m_state != State::Finished);
    m_step->setEnabled(m_state == State::Running || m_state == State::Paused);
    m_again->setEnabled(m_state != State::Idle && m_state != State::Preparing);
    for (QWidget* const chosen : std::initializer_list<QWidget*>{m_language, m_size, m_seed})
        chosen->setEnabled(!isBusy); // they count from the next start
    m_save->setEnabled(m_answer.model != nullptr);
    m_open->setEnabled(m_answer.model != nullptr);
}

void PretrainingView::addReport(const PretrainingReport& report)
{
    m_rows.append({report, guesses().isEmpty() ? QString() : guesses().first().word});
    if (report.recent.words > 0)
        m_losses->addPoint(m_words, report.step, report.recent.meanWordLoss());
    if (report.recent.sentences > 0)
        m_losses->addPoint(m_sentences, report.step, report.recent.meanSentenceLoss());
    if (report.heldOut) {
        m_heldOut = report.heldOut;
        m_losses->addPoint(m_wordsHeldOut, report.step, report.heldOut->meanWordLoss());
        m_losses->addPoint(m_sentencesHeldOut, report.step, report.heldOut->meanSentenceLoss());
    }
    showStatus();
}

static QString duration(double seconds)
{
    const int whole = int(seconds);
    return whole < 100 ? PretrainingView::tr("%1 s").arg(whole)
                       : PretrainingView::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

static double share(int right, int all)
{
    return all > 0 ? double(right) / all : 0;
}

QString PretrainingView::progressText() const
{
    const PretrainingReport& report = m_rows.last().report;
    const QLocale locale;
    QString text =
        tr("Step %1 of %2").arg(locale.toString(report.step), locale.toString(report.steps));
    if (report.tokensPerSecond > 0) // rounded, so that the number can be read while it changes
        text += tr(", %1 tokens a second, %2")
                    .arg(locale.toString(qRound(report.tokensPerSecond / 100) * 100),
                         duration(report.seconds));
    text += QLatin1Char('.');
    const BatchScore& score = m_heldOut ? *m_heldOut : report.recent;
    if (score.words > 0)
        text += QLatin1Char(' ') +
                (m_heldOut ? tr("Masked words right: %1 (held out), next sentence right: %2.")
                           : tr("Masked words right: %1 (training), next sentence right: %2."))
                    .arg(percent(share(score.wordsRight, score.words)),
                         percent(share(score.sentencesRight, score.sentences)));
    return text;
}

void PretrainingView::showStatus()
{
    QString text;
    if (m_state == State::Preparing)
        text = tr("It writes sentences and makes a vocabulary. This takes a few seconds.");
    else if (!m_rows.isEmpty())
        text = progressText();
    else if (m_state == State::Running)
        text = tr("It reads its first sentences.");
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
    m_introduction->setVisible(m_rows.isEmpty());
    m_lossNote->setVisible(!m_rows.isEmpty());
}

/// What guessing at random would cost is where a model begins that has learned nothing.
void PretrainingView::showRandomLoss()
{
    const int size = m_answer.model->tokenizer.vocabulary().size();
    const QString loss = number(std::log(double(size)));
    m_losses->setReference(std::log(double(size)), tr("guessing at random: %1").arg(loss));
    m_lossNote->setText(tr("Lower is better. Guessing at random costs ln %1 = %2 for a masked "
                           "word and ln 2 = %3 for the next sentence. Held out: sentences that it "
                           "never learns from.")
                            .arg(QLocale().toString(size), loss, number(std::log(2.0))));
}

void PretrainingView::clear()
{
    m_rows.clear();
    m_heldOut.reset();
    m_answer = {};
    m_losses->clearPoints();
    m_history->setRowCount(0);
    m_message->clearMessage();
    setState(m_state);
}

/// In large type the page scrolls, but the plot as a whole is to be on the first screen.
void PretrainingView::fitPlot()
{
    const int least = 9 * QFontMetrics(font()).height();
    m_losses->setMinimumHeight(least);
    m_losses->setMaximumHeight(std::max(least, height() - least));
}

void PretrainingView::resizeEvent(QResizeEvent* event)
{
    fitPlot();
    QWidget::resizeEvent(event);
}

void PretrainingView::applyFont()
{
    // As wide as its longest text, so that nothing moves when it changes.
    QFont bold;
    bold.setBold(true);
    m_run->setFont(bold);
    const QFontMetrics metrics(m_run->font());
    int widest = 0;
    for (const State state :
         {State::Idle, State::Preparing, State::Running, State::Paused, State::Finished})
        widest = std::max(widest, metrics.horizontalAdvance(runText(state)));
    m_run->setMinimumSize(widest + 2 * metrics.height(), metrics.height() * 9 / 5);
    const int line = QFontMetrics(font()).height();
    m_history->verticalHeader()->setDefaultSectionSize(line + 6);
    m_history->setMinimumHeight(5 * line);
    m_headsScroll->setMinimumHeight(8 * line);
    fitPlot();
    fitHeads();
}

void PretrainingView::applyColors()
{
    QPalette colors = QApplication::palette();
    colors.setColor(QPalette::Active, QPalette::Button, colors.color(QPalette::Highlight));
    colors.setColor(QPalette::Inactive, QPalette::Button, colors.color(QPalette::Highlight));
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        colors.setColor(group, QPalette::ButtonText, colors.color(QPalette::HighlightedText));
    m_run->setPalette(colors);
}

void PretrainingView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    else if (event->type() == QEvent::FontChange)
        applyFont();
    QWidget::changeEvent(event);
}

TextTable PretrainingView::table() const
{
    if (m_rows.isEmpty())
        return {};
    TextTable rows = {{tr("step"), tr("loss of words, training"), tr("loss of words, held out"),
                       tr("loss of next sentence, training"), tr("loss of next sentence, held out"),
                       tr("words right, training"), tr("words right, held out"),
                       tr("next sentence right, training"), tr("next sentence right, held out"),
                       tr("likeliest word")}};
    const auto cell = [](bool isMeasured, double value) {
        return isMeasured ? QString::number(value) : QString();
    };
    for (const Row& row : m_rows) {
        const BatchScore& seen = row.report.recent;
        const BatchScore other = row.report.heldOut.value_or(BatchScore());
        rows.append(
            {QString::number(row.report.step), cell(seen.words, seen.meanWordLoss()),
             cell(other.words, other.meanWordLoss()), cell(seen.sentences, seen.meanSentenceLoss()),
             cell(other.sentences, other.meanSentenceLoss()),
             cell(seen.words, share(seen.wordsRight, seen.words)),
             cell(other.words, share(other.wordsRight, other.words)),
             cell(seen.sentences, share(seen.sentencesRight, seen.sentences)),
             cell(other.sentences, share(other.sentencesRight, other.sentences)), row.word});
    }
    return rows;
}

} // namespace vitrine
