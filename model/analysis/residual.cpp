// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/residual.h"

#include "ops/linear.h"

namespace vitrine
{

ConstMatrixView hiddenState(const Trace& trace, int layer)
{
    return layer == 0 ? trace.embeddingOutput() : trace.output(LayerIndex{layer - 1});
}

static Vector apply(const LinearWeights& weights, const Vector& x)
{
    ThreadPool pool(1);
    Vector y(weights.bias.size());
    linear(pool, {x.data(), 1, x.size()}, weights, {y.data(), 1, y.size()});
    return y;
}

ResidualSteps residualSteps(const Trace& trace, const Weights& weights, LayerIndex layer,
                            TokenIndex token)
{
    const LayerWeights& parts = weights.layers.at(static_cast<std::size_t>(layer.value));
    const int row = token.value;
    ResidualSteps steps;
    steps.input = hiddenState(trace, layer.value).row(row);
    steps.attentionUpdate = apply(parts.attentionOutput, trace.context(layer).row(row));
    steps.attentionSum = steps.input + steps.attentionUpdate;
    steps.attentionOutput = trace.attentionOutput(layer).row(row);
    steps.feedForwardUpdate = apply(parts.output, trace.intermediate(layer).row(row));
    steps.feedForwardSum = steps.attentionOutput + steps.feedForwardUpdate;
    steps.output = trace.output(layer).row(row);
    return steps;
}

} // namespace vitrine
