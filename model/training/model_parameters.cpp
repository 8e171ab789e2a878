// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/model_parameters.h"

#include <algorithm>

namespace vitrine
{

void copyParameters(const Weights& weights, const ParameterLayout& layout,
                    std::span<float> parameters)
{
    const ParameterPlaces& places = layout.places;
    const auto put = [&](const auto& values, std::size_t offset) {
        std::copy_n(values.data(), values.size(),
                    parameters.begin() + static_cast<std::ptrdiff_t>(offset));
    };
    const auto putRows = [&](const LinearWeights& from, const LinearPlace& to, int firstRow) {
        const auto first = static_cast<std::size_t>(firstRow);
        put(from.weight.unpacked(), to.weight + first * static_cast<std::size_t>(to.in));
        put(from.bias, to.bias + first);
    };
    const auto putNorm = [&](const LayerNormWeights& from, const LayerNormPlace& to) {
        put(from.gain, to.gain);
        put(from.bias, to.bias);
    };
    put(weights.embeddings.word.unpacked(), places.word);
    put(weights.embeddings.position, places.position);
    put(weights.embeddings.segment, places.segment);
    putNorm(weights.embeddings.norm, places.embeddingNorm);
    const int hidden = layout.config.hiddenSize;
    for (std::size_t i = 0; i < weights.layers.size(); ++i) {
        const LayerWeights& from = weights.layers[i];
        const LayerPlaces& to = places.layers[i];
        putRows(from.query, to.queryKeyValue, 0);
        putRows(from.key, to.queryKeyValue, hidden);
        putRows(from.value, to.queryKeyValue, 2 * hidden);
        putRows(from.attentionOutput, to.attentionOutput, 0);
        putNorm(from.attentionNorm, to.attentionNorm);
        putRows(from.intermediate, to.intermediate, 0);
        putRows(from.output, to.output, 0);
        putNorm(from.outputNorm, to.outputNorm);
    }
    if (weights.pooler && places.pooler.out > 0)
        putRows(*weights.pooler, places.pooler, 0);
    if (weights.maskedLanguageModel && layout.heads.pretraining) {
        putRows(weights.maskedLanguageModel->transform, places.transform, 0);
        putNorm(weights.maskedLanguageModel->norm, places.transformNorm);
        put(weights.maskedLanguageModel->decoder.bias, places.decoderBias);
    }
    if (weights.nextSentence && layout.heads.pretraining)
        putRows(*weights.nextSentence, places.nextSentence, 0);
}

} // namespace vitrine
