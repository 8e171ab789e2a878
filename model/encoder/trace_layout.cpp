// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/trace_layout.h"

#include <utility>

namespace vitrine
{

static std::vector<TokenIndex> allTokens(int count)
{
    std::vector<TokenIndex> tokens(static_cast<std::size_t>(count));
    for (int t = 0; t < count; ++t)
        tokens[static_cast<std::size_t>(t)] = {t};
    return tokens;
}

TraceLayout::TraceLayout(Config config, HeadsPresent heads, int tokenCount,
                         const std::optional<std::vector<TokenIndex>>& guessAt)
    : m_config(std::move(config))
    , m_guessedTokens(guessAt ? *guessAt : allTokens(tokenCount))
    , m_tokenCount(tokenCount)
{
    const int tokens = tokenCount;
    const int hidden = m_config.hiddenSize;
    const std::vector<int> perToken = {tokens, hidden};
    const std::vector<int> perHead = {m_config.headCount, tokens, m_config.headSize()};
    const std::vector<int> tokenPairs = {m_config.headCount, tokens, tokens};

    m_modelTensors.fill(-1);
    const auto keep = [&](ModelTensor tensor, const char* name, std::vector<int> shape) {
        m_modelTensors[static_cast<int>(tensor)] = add(name, std::move(shape));
    };
    keep(ModelTensor::WordEmbeddings, "embeddings.word", perToken);
    keep(ModelTensor::PositionEmbeddings, "embeddings.position", perToken);
    keep(ModelTensor::SegmentEmbeddings, "embeddings.token_type", perToken);
    keep(ModelTensor::EmbeddingSum, "embeddings.sum", perToken);
    keep(ModelTensor::EmbeddingOutput, "embeddings.output", perToken);

    m_firstLayerTensor = static_cast<int>(m_places.size());
    for (int layer = 0; layer < m_config.layerCount; ++layer) {
        // In the order of LayerTensor.
        const std::string prefix = "layer." + std::to_string(layer) + ".";
        add(prefix + "attention.query", perHead);
        add(prefix + "attention.key", perHead);
        add(prefix + "attention.value", perHead);
        add(prefix + "attention.scores", tokenPairs);
        add(prefix + "attention.probabilities", tokenPairs);
        add(prefix + "attention.context", perToken);
        add(prefix + "attention.output", perToken);
        add(prefix + "intermediate", {tokens, m_config.intermediateSize});
        add(prefix + "output", perToken);
    }

    if (heads.pooler)
        keep(ModelTensor::Pooled, "pooler.output", {hidden});
    if (heads.maskedLanguageModel)
        keep(ModelTensor::WordLogits, "mlm.logits",
             {static_cast<int>(m_guessedTokens.size()), m_config.vocabularySize});
    if (heads.nextSentence)
        keep(ModelTensor::NextSentenceLogits, "nsp.logits", {2});
}

int TraceLayout::add(std::string name, std::vector<int> shape)
{
    std::size_t count = 1;
    for (const int size : shape)
        count *= static_cast<std::size_t>(size);
    m_places.push_back({std::move(name), std::move(shape), m_floatCount, count});
    m_floatCount += (count + 15) / 16 * 16; // each tensor starts on a cache line
    return static_cast<int>(m_places.size()) - 1;
}

const TraceLayout::Place* TraceLayout::find(ModelTensor tensor) const
{
    const int place = m_modelTensors[static_cast<int>(tensor)];
    return place < 0 ? nullptr : &m_places[place];
}

const TraceLayout::Place& TraceLayout::at(int layer, LayerTensor tensor) const
{
    constexpr int perLayer = static_cast<int>(LayerTensor::Count);
    return m_places[m_firstLayerTensor + layer * perLayer + static_cast<int>(tensor)];
}

double traceBytes(const Config& config, const HeadsPresent& heads, int tokenCount)
{
    const double tokens = tokenCount;
    const double hidden = config.hiddenSize;
    const double perLayer = 6 * hidden + config.intermediateSize + 2 * config.headCount * tokens;
    const double logits = heads.maskedLanguageModel ? config.vocabularySize : 0;
    return sizeof(float) * tokens * (5 * hidden + config.layerCount * perLayer + logits);
}

} // namespace vitrine
