// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/weights.h"

#include "files/weight_source.h"

#include <string>
#include <utility>

namespace vitrine
{

static LayerWeights readLayer(WeightSource& source, const Config& c, int layer)
{
    const std::string name = "encoder.layer." + std::to_string(layer) + ".";
    const int hidden = c.hiddenSize;
    return {
        .query = source.linear(name + "attention.self.query", hidden, hidden),
        .key = source.linear(name + "attention.self.key", hidden, hidden),
        .value = source.linear(name + "attention.self.value", hidden, hidden),
        .attentionOutput = source.linear(name + "attention.output.dense", hidden, hidden),
        .attentionNorm = source.layerNorm(name + "attention.output.LayerNorm", hidden),
        .intermediate = source.linear(name + "intermediate.dense", hidden, c.intermediateSize),
        .output = source.linear(name + "output.dense", c.intermediateSize, hidden),
        .outputNorm = source.layerNorm(name + "output.LayerNorm", hidden),
    };
}

static std::optional<MaskedLanguageModelWeights>
readMaskedLanguageModel(WeightSource& source, const Config& c, const PackedMatrix& words)
{
    const std::string head = "cls.predictions.";
    const bool present = source.has(head + "transform.dense.weight") || source.has(head + "bias") ||
                         source.has(head + "decoder.bias");
    if (!present)
        return std::nullopt;
    const std::string transform = head + "transform.";
    const LinearWeights dense = source.linear(transform + "dense", c.hiddenSize, c.hiddenSize);
    const LayerNormWeights norm = source.layerNorm(transform + "LayerNorm", c.hiddenSize);
    const bool tied = !source.has(head + "decoder.weight");
    const PackedMatrix decoder =
        tied ? words : source.packed(head + "decoder.weight", c.vocabularySize, c.hiddenSize);
    const std::string bias = source.has(head + "bias") ? head + "bias" : head + "decoder.bias";
    return MaskedLanguageModelWeights{
        dense, norm, {decoder, source.vector(bias, c.vocabularySize)}, tied};
}

Weights loadWeights(const std::filesystem::path& file, const Config& c)
{
    WeightSource source(file);
    const EmbeddingWeights embeddings = {
        .word = source.packed("embeddings.word_embeddings.weight", c.vocabularySize, c.hiddenSize),
        .position =
            source.matrix("embeddings.position_embeddings.weight", c.maxPositions, c.hiddenSize),
        .segment =
            source.matrix("embeddings.token_type_embeddings.weight", c.segmentCount, c.hiddenSize),
        .norm = source.layerNorm("embeddings.LayerNorm", c.hiddenSize),
    };
    std::vector<LayerWeights> layers;
    layers.reserve(static_cast<std::size_t>(c.layerCount));
    for (int i = 0; i < c.layerCount; ++i)
        layers.push_back(readLayer(source, c, i));

    std::optional<LinearWeights> pooler;
    if (source.has("pooler.dense.weight") || source.has("pooler.dense.bias"))
        pooler.emplace(source.linear("pooler.dense", c.hiddenSize, c.hiddenSize));
    std::optional<MaskedLanguageModelWeights> maskedLanguageModel =
        readMaskedLanguageModel(source, c, embeddings.word);
    std::optional<LinearWeights> nextSentence;
    const std::string relationship = "cls.seq_relationship";
    if (pooler && (source.has(relationship + ".weight") || source.has(relationship + ".bias")))
        nextSentence.emplace(source.linear(relationship, c.hiddenSize, 2));

    const std::size_t parameterCount = source.parameterCount();
    return {embeddings,   std::move(layers), pooler,          maskedLanguageModel,
            nextSentence, parameterCount,    source.storage()};
}

} // namespace vitrine
