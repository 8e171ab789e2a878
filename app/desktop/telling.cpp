// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window says around its views: problems and offers above them, what was cut, the bend,
// the model, and how far a run is.

#include "bend_view.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"

#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>

namespace vitrine
{

void MainWindow::showTruncation(const Encoding& encoding)
{
    const Truncation& cut = encoding.truncation;
    m_truncation->setVisible(bool(cut));
    // Of endless texts only the beginning is read and counted.
    const auto number = [&](int removed) {
        return cut.isAtLeast ? tr("at least %1").arg(removed) : QString::number(removed);
    };
    if (cut && !encoding.isPair())
        m_truncation->setText(
            tr("Only %n token(s) fit this model. Left out at the end: %1.", nullptr, cut.limit)
                .arg(number(cut.removedFromA)));
    else if (cut)
        m_truncation->setText(
            tr("Only %n token(s) fit this model. Left out at the end: %1 of A, %2 of B.", nullptr,
               cut.limit)
                .arg(number(cut.removedFromA), number(cut.removedFromB)));
}

void MainWindow::showBend()
{
    const Bend bend = fittedBend();
    m_bend->setBend(bend);
    const QString description = bendDescription(bend);
    m_bendBar->setVisible(!description.isEmpty());
    m_bendText->setText(tr("BERT is bent: %1.").arg(description));
}

void MainWindow::showModel()
{
    const auto model = m_session->model();
    if (!model) {
        m_modelLabel->setText(m_session->isLoading() ? tr("Opening a model …")
                                                     : tr("No model is open."));
        return;
    }
    const Config& config = model->config;
    const QString name = QString::fromStdString(model->name);
    m_modelLabel->setText(
        tr("%1:  %2,  %3,  hidden size %4,  %5 million parameters")
            .arg(name, tr("%n layer(s)", nullptr, config.layerCount),
                 tr("%n head(s)", nullptr, config.headCount), QString::number(config.hiddenSize),
                 QLocale().toString(double(model->weights.parameterCount) / 1e6, 'f', 1)));
    setWindowTitle(tr("%1 - Vitrine").arg(name));
    const QString about = QString::fromStdString(model->folder.string());
    m_modelLabel->setToolTip(about);
}

static void paintBanner(QFrame& banner, const char* background)
{
    banner.setStyleSheet(QStringLiteral("QFrame#banner { background: %1; border-radius: 6px; }"
                                        "QLabel, QToolButton { color: white; border: none; }")
                             .arg(QLatin1String(background)));
}

static constexpr const char* problemColor = "#8c2f2f";
static constexpr const char* noticeColor = "#2a4d7c";

void MainWindow::showBanner(const QString& sentence, const char* background)
{
    paintBanner(*m_banner, background);
    m_bannerText->setText(sentence);
    m_bannerAction->hide();
    m_banner->show();
}

void MainWindow::showProblem(const QString& sentence)
{
    showBanner(sentence, problemColor);
}

/// What a person should know, though nothing went wrong. An offer is not painted over.
void MainWindow::showNotice(const QString& sentence)
{
    if (!m_banner->isHidden() && !m_bannerAction->isHidden())
        return statusBar()->showMessage(sentence, 20000);
    showBanner(sentence, noticeColor);
}

void MainWindow::offer(const QString& sentence, const QString& button, std::function<void()> action)
{
    showBanner(sentence, noticeColor);
    m_bannerAction->setText(button);
    m_bannerAction->show();
    m_offered = std::move(action);
}

void MainWindow::showProgress(int done, int total)
{
    if (done >= total) {
        m_progressDelay->stop();
        m_progress->hide();
        m_cancel->hide();
        return;
    }
    m_progress->setMaximum(total);
    m_progress->setValue(done);
    if (!m_progressDelay->isActive() && m_progress->isHidden())
        m_progressDelay->start();
}

} // namespace vitrine
