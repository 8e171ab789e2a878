// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/random_model.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine
{

namespace
{

/// Hands out consecutive pieces of one block of random numbers.
class RandomWeights
{
public:
    RandomWeights(std::size_t count, unsigned seed)
        : m_values(std::make_shared<std::vector<float>>(count))
    {
        // Weights of a trained BERT have a spread of about 0.02; a plain generator is enough here.
        std::uint32_t state = seed * 2654435761u + 1;
        for (float& value : *m_values) {
            state = state * 1664525u + 1013904223u;
            value = (static_cast<float>(state >> 8) / (1u << 24) - 0.5f) * 0.07f;
        }
    }

    ConstMatrixView matrix(int rows, int columns)
    {
        return {take(static_cast<std::size_t>(rows) * columns), rows, columns};
    }
    ConstVectorView vector(int size) { return {take(size), size}; }
    LinearWeights linear(int in, int out) { return {matrix(out, in), vector(out)}; }
    LayerNormWeights norm(int size)
    {
        const ConstVectorView gain = vector(size);
        for (int i = 0; i < size; ++i)
            (*m_values)[m_next - size + i] += 1;
        return {gain, vector(size)};
    }

    std::size_t used() const { return m_next; }
    std::shared_ptr<const void> storage() const { return m_values; }

private:
    const float* take(std::size_t count)
    {
        m_next += count;
        return m_values->data() + m_next - count;
    }

    std::shared_ptr<std::vector<float>> m_values;
    std::size_t m_next = 0;
};

std::size_t parameterCount(const Config& c)
{
    const std::size_t hidden = c.hiddenSize;
    const std::size_t inner = c.intermediateSize;
    const std::size_t rows = c.vocabularySize + c.maxPositions + c.segmentCount;
    const std::size_t perLayer =
        4 * (hidden * hidden + hidden) + 2 * hidden * inner + inner + hidden + 4 * hidden;
    const std::size_t heads = 2 * (hidden * hidden + hidden) + 2 * hidden + 2 * hidden + 2;
    return rows * hidden + 2 * hidden + c.layerCount * perLayer + heads + c.vocabularySize;
}

Weights randomWeights(const Config& c, unsigned seed)
{
    const int hidden = c.hiddenSize;
    RandomWeights random(parameterCount(c), seed);
    const PackedMatrix words = random.matrix(c.vocabularySize, hidden);
    const ConstMatrixView positions = random.matrix(c.maxPositions, hidden);
    const ConstMatrixView segments = random.matrix(c.segmentCount, hidden);
    const LayerNormWeights embeddingNorm = random.norm(hidden);

    std::vector<LayerWeights> layers;
    layers.reserve(static_cast<std::size_t>(c.layerCount));
    for (int i = 0; i < c.layerCount; ++i)
        layers.push_back({random.linear(hidden, hidden), random.linear(hidden, hidden),
                          random.linear(hidden, hidden), random.linear(hidden, hidden),
                          random.norm(hidden), random.linear(hidden, c.intermediateSize),
                          random.linear(c.intermediateSize, hidden), random.norm(hidden)});

    const LinearWeights pooler = random.linear(hidden, hidden);
    const LinearWeights transform = random.linear(hidden, hidden);
    const LayerNormWeights transformNorm = random.norm(hidden);
    const MaskedLanguageModelWeights words_head = {
        transform, transformNorm, {words, random.vector(c.vocabularySize)}, true};
    const LinearWeights nextSentence = random.linear(hidden, 2);
    return {{words, positions, segments, embeddingNorm},
            std::move(layers),
            pooler,
            words_head,
            nextSentence,
            random.used(),
            random.storage()};
}

Tokenizer madeUpTokenizer(const Config& config)
{
    std::vector<std::string> words = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
    TokenizerSettings settings;
    settings.maxTokens = config.maxPositions;
    for (int id = 0; id < 5; ++id)
        settings.addedTokens.push_back({.content = words[id], .id = TokenId{id}});
    for (int id = 5; id < config.vocabularySize; ++id)
        words.push_back("w" + std::to_string(id));
    const SpecialTokens specials = {.unknown = TokenId{1},
                                    .classification = TokenId{2},
                                    .separator = TokenId{3},
                                    .mask = TokenId{4}};
    return Tokenizer(Vocabulary(std::move(words)), specials, std::move(settings));
}

} // namespace

Config bertBaseConfig()
{
    return {.vocabularySize = 30522,
            .hiddenSize = 768,
            .layerCount = 12,
            .headCount = 12,
            .intermediateSize = 3072,
            .maxPositions = 512};
}

std::shared_ptr<const Model> randomModel(const Config& config, unsigned seed)
{
    return std::make_shared<const Model>(
        Model{"random", {}, config, madeUpTokenizer(config), randomWeights(config, seed)});
}

} // namespace vitrine
