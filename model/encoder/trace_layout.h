// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "types/indices.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vitrine
{

/// The tensors of a trace that stand outside of the layers.
enum class ModelTensor {
    WordEmbeddings,
    PositionEmbeddings,
    SegmentEmbeddings,
    EmbeddingSum,
    EmbeddingOutput,
    Pooled,
    WordLogits,
    NextSentenceLogits,
    Count
};

/// The tensors that each layer has.
enum class LayerTensor {
    Query,
    Key,
    Value,
    Scores,
    Probabilities,
    Context,
    AttentionOutput,
    Intermediate,
    Output,
    Count
};

/// Which optional parts a model computes.
struct HeadsPresent {
    bool pooler = false;
    bool maskedLanguageModel = false;
    bool nextSentence = false;
};

/// Where each tensor of a trace lies in one block of memory, and its shape. Tensors that the model
/// does not compute have no place.
class TraceLayout
{
public:
    /// `guessAt`: as in RunOptions.
    TraceLayout(Config config, HeadsPresent heads, int tokenCount,
                const std::optional<std::vector<TokenIndex>>& guessAt = std::nullopt);

    struct Place {
        std::string name; ///< as in exported files, e.g. "layer.0.attention.query"
        std::vector<int> shape;
        std::size_t offset = 0; ///< in floats
        std::size_t count = 0;  ///< in floats
    };

    const Config& config() const { return m_config; }
    int tokenCount() const { return m_tokenCount; }
    std::size_t floatCount() const { return m_floatCount; }
    /// The tokens to which the rows of the word logits belong.
    const std::vector<TokenIndex>& guessedTokens() const { return m_guessedTokens; }

    /// Null if this model does not compute the tensor.
    const Place* find(ModelTensor tensor) const;
    const Place& at(int layer, LayerTensor tensor) const;
    /// All of them, in the order in which they are computed.
    const std::vector<Place>& places() const { return m_places; }

private:
    int add(std::string name, std::vector<int> shape);

    Config m_config;
    std::vector<TokenIndex> m_guessedTokens;
    int m_tokenCount;
    std::size_t m_floatCount = 0;
    std::vector<Place> m_places;
    std::array<int, static_cast<int>(ModelTensor::Count)> m_modelTensors;
    int m_firstLayerTensor = 0; // a layer's tensors follow one another in m_places
};

/// Bytes that a trace of so many tokens takes, without making one.
double traceBytes(const Config& config, const HeadsPresent& heads, int tokenCount);

} // namespace vitrine
