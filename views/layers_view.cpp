// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers_view.h"

#include "analysis/geometry.h"
#include "analysis/residual.h"
#include "background.h"
#include "layer_guesses.h"
#include "plane_plot.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine
{

LayersView::LayersView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_plot(new PlanePlot)
    , m_time(new QSlider(Qt::Horizontal))
    , m_timeText(new QLabel)
    , m_play(new QToolButton)
    , m_film(new QTimer(this))
    , m_guesses(new LayerGuesses(selection))
    , m_background(new Background(this))
{
    setObjectName(QStringLiteral("layersView"));
    connect(m_background, &Background::failed, this, &LayersView::failed);
    addPart(m_guesses);
    m_plot->setObjectName(QStringLiteral("plane"));
    m_plot->setAccessibleName(tr("Tokens on a plane"));
    connect(m_plot, &PlanePlot::clicked, this,
            [this](int token) { this->selection().setToken(TokenIndex{token}); });
    m_time->setObjectName(QStringLiteral("layerTime"));
    m_time->setAccessibleName(tr("Layer, from the embeddings to the last"));
    m_time->setPageStep(stepsPerLayer);
    m_time->setTickInterval(stepsPerLayer);
    m_time->setTickPosition(QSlider::TicksBelow);
    connect(m_time, &QSlider::valueChanged, this, &LayersView::showTime);
    m_timeText->setMinimumWidth(110);
    m_play->setObjectName(QStringLiteral("play"));
    m_play->setToolTip(tr("Play from the embeddings to the last layer"));
    connect(m_play, &QToolButton::clicked, this, [this] { setPlaying(!m_film->isActive()); });
    m_film->setInterval(33);
    connect(m_film, &QTimer::timeout, this, [this] {
        m_time->setValue(m_time->value() + 1);
        if (m_time->value() == m_time->maximum())
            setPlaying(false);
    });
    setPlaying(false);

    auto* const controls = new QHBoxLayout;
    controls->addWidget(m_play);
    controls->addWidget(m_time, 1);
    controls->addWidget(m_timeText);
    auto* const left = new QWidget;
    auto* const leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->addWidget(makeTitle(tr("Where each token's vector is")));
    leftLayout->addWidget(m_plot, 1);
    leftLayout->addLayout(controls);
    leftLayout->addWidget(new Note(
        tr("The two directions in which the vectors of all layers spread most (PCA). Tokens with "
           "similar vectors lie close together; two directions cannot show everything.")));
    auto* const splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(16);
    splitter->addWidget(makeScroll(left)); // for low windows and large type
    splitter->addWidget(m_guesses);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void LayersView::setPlaying(bool playing)
{
    if (playing && m_time->value() == m_time->maximum())
        m_time->setValue(0);
    playing ? m_film->start() : m_film->stop();
    m_play->setText(playing ? tr("❚❚ Pause") : tr("▶ Play"));
}

void LayersView::hideEvent(QHideEvent* event)
{
    setPlaying(false);
    TraceView::hideEvent(event);
}

void LayersView::refresh()
{
    if (!hasAnswer())
        return;
    m_plot->setCurrent(selection().token() ? selection().token()->value : -1);
    showTime();
    if (m_fitted.lock() == answer().trace)
        return;
    m_fitted = answer().trace;
    m_background->run([this, trace = answer().trace] {
        std::vector<ConstMatrixView> layers;
        for (int layer = 0; layer <= trace->layerCount(); ++layer)
            layers.push_back(hiddenState(*trace, layer));
        const PrincipalPlane plane = fitPlane(layers);
        std::vector<Matrix> places;
        for (const ConstMatrixView& layer : layers)
            places.push_back(plane.project(layer));
        return [this, trace, places = std::move(places), first = plane.shares[0],
                second = plane.shares[1]] {
            QList<PlanePlot::Point> points;
            for (const Token& token : trace->encoding().tokens)
                points.append({tokenText(token), isFormatToken(token) ? 2 : token.segment});
            m_plot->setPoints(std::move(points), places);
            m_plot->setAxisNames(tr("%1 of the spread").arg(percent(first)),
                                 tr("%1 of the spread").arg(percent(second)));
            const QSignalBlocker blocker(m_time);
            const bool wasAtEnd = m_time->value() == m_time->maximum();
            m_time->setMaximum(stepsPerLayer * trace->layerCount());
            if (wasAtEnd && !m_film->isActive())
                m_time->setValue(m_time->maximum());
            showTime();
            emit shown();
        };
    });
}

void LayersView::showTime()
{
    const double time = double(m_time->value()) / stepsPerLayer;
    m_plot->setTime(time);
    m_timeText->setText(time < 0.5 ? tr("embeddings") : tr("layer %1").arg(qRound(time)));
}

TextTable LayersView::table() const
{
    if (!hasAnswer() || m_plot->pointCount() != trace().tokenCount())
        return {};
    TextTable rows = {{tr("token"), tr("first direction"), tr("second direction")}};
    for (int t = 0; t < m_plot->pointCount(); ++t)
        rows.append({tokenText(encoding().tokens[std::size_t(t)]),
                     QString::number(m_plot->place(t).x()), QString::number(m_plot->place(t).y())});
    return rows;
}

} // namespace vitrine
