// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace vitrine
{

class Background;
class LayerGuesses;
class PlanePlot;

/// All tokens' vectors on one plane, from the embeddings to the last layer, as slider and as film.
class LayersView : public TraceView
{
    Q_OBJECT

public:
    explicit LayersView(Selection* selection, QWidget* parent = nullptr);
    TextTable table() const override;

    static constexpr int stepsPerLayer = 20; ///< of the slider and the film

signals:
    void shown(); ///< the points are up to date

protected:
    void refresh() override;
    void hideEvent(QHideEvent* event) override;

private:
    void setPlaying(bool playing);
    void showTime();

    PlanePlot* m_plot;
    QSlider* m_time;
    QLabel* m_timeText;
    QToolButton* m_play;
    QTimer* m_film;
    LayerGuesses* m_guesses;
    Background* m_background;
    std::weak_ptr<const Trace> m_fitted; // the trace whose points are shown or on their way
};

} // namespace vitrine
