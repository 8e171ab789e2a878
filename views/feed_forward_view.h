// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <array>

class QLabel;

namespace vitrine
{

class ProbabilityBars;
class VectorStrip;

/// What a layer adds to one token's vector: the residual stream before and after attention and the
/// feed-forward network, how LayerNorm brings it back to size, and the neurons that answer most.
class FeedForwardView : public TraceView
{
    Q_OBJECT

public:
    explicit FeedForwardView(Selection* selection, QWidget* parent = nullptr);
    TextTable table() const override;

    struct Neuron {
        int index;
        float activation;
    };
    static constexpr int neuronCount = 10;
    std::vector<Neuron> strongestNeurons() const; ///< by size, largest first

protected:
    void refresh() override;

private:
    QLabel* m_title;
    std::array<VectorStrip*, 7> m_strips; // in the order of ResidualSteps
    ProbabilityBars* m_neurons;
    QLabel* m_active;
};

} // namespace vitrine
