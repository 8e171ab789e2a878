// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/features.h"

#include "analysis/residual.h"

#include <algorithm>

namespace vitrine
{

static int lastLayers(int layerCount)
{
    return std::min(4, layerCount);
}

int featureWidth(const Config& config, FeatureRecipe recipe)
{
    return config.hiddenSize *
           (recipe == FeatureRecipe::ConcatenationOfLastFour ? lastLayers(config.layerCount) : 1);
}

static Matrix sum(const Trace& trace, int firstLayer)
{
    Matrix total = hiddenState(trace, firstLayer);
    for (int layer = firstLayer + 1; layer <= trace.layerCount(); ++layer)
        total += hiddenState(trace, layer);
    return total;
}

Matrix features(const Trace& trace, FeatureRecipe recipe)
{
    const int layers = trace.layerCount(); // hiddenState(layers) is the last one's output
    const int firstOfLast = layers - lastLayers(layers) + 1;
    switch (recipe) {
    case FeatureRecipe::Embeddings:
        return hiddenState(trace, 0);
    case FeatureRecipe::LastLayer:
        return hiddenState(trace, layers);
    case FeatureRecipe::SecondToLastLayer:
        return hiddenState(trace, std::max(0, layers - 1));
    case FeatureRecipe::SumOfLastFour:
        return sum(trace, firstOfLast);
    case FeatureRecipe::SumOfAllLayers:
        return sum(trace, std::min(1, layers));
    case FeatureRecipe::ConcatenationOfLastFour:
        break;
    }
    const int hidden = trace.config().hiddenSize;
    Matrix joined(trace.tokenCount(), featureWidth(trace.config(), recipe));
    for (int i = 0; i < lastLayers(layers); ++i)
        joined.middleCols(static_cast<Eigen::Index>(i) * hidden, hidden) =
            hiddenState(trace, firstOfLast + i);
    return joined;
}

double publishedF1(FeatureRecipe recipe)
{
    switch (recipe) {
    case FeatureRecipe::Embeddings:
        return 91.0;
    case FeatureRecipe::LastLayer:
        return 94.9;
    case FeatureRecipe::SumOfAllLayers:
        return 95.5;
    case FeatureRecipe::SecondToLastLayer:
        return 95.6;
    case FeatureRecipe::SumOfLastFour:
        return 95.9;
    case FeatureRecipe::ConcatenationOfLastFour:
        break;
    }
    return 96.1;
}

} // namespace vitrine
