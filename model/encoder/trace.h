// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace_layout.h"
#include "encoder/trace_memory.h"
#include "files/config.h"
#include "text/encoding.h"
#include "types/indices.h"
#include "types/tensor.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine
{

/// Everything one run computed, constant from then on. The views it hands out point into its own
/// memory and live as long as it does. T tokens, H hidden size, A heads, d head size,
/// I intermediate size, V vocabulary. A layer or head that is not there throws std::out_of_range.
class Trace
{
public:
    Trace(Encoding encoding, TraceLayout layout, TraceMemory memory, double milliseconds);

    const Encoding& encoding() const { return m_encoding; }
    const Config& config() const { return m_layout.config(); }
    int tokenCount() const { return m_layout.tokenCount(); }
    int layerCount() const { return config().layerCount; }
    int headCount() const { return config().headCount; }
    double milliseconds() const { return m_milliseconds; } ///< how long the run took

    // The three looked-up rows, their sum, and the sum after LayerNorm: the input of layer 0. (T,
    // H)
    ConstMatrixView wordEmbeddings() const { return matrix(ModelTensor::WordEmbeddings); }
    ConstMatrixView positionEmbeddings() const { return matrix(ModelTensor::PositionEmbeddings); }
    ConstMatrixView segmentEmbeddings() const { return matrix(ModelTensor::SegmentEmbeddings); }
    ConstMatrixView embeddingSum() const { return matrix(ModelTensor::EmbeddingSum); }
    ConstMatrixView embeddingOutput() const { return matrix(ModelTensor::EmbeddingOutput); }

    ConstMatrixView query(LayerIndex layer, HeadIndex head) const // (T, d)
    {
        return matrix(layer, head, LayerTensor::Query);
    }
    ConstMatrixView key(LayerIndex layer, HeadIndex head) const // (T, d)
    {
        return matrix(layer, head, LayerTensor::Key);
    }
    ConstMatrixView value(LayerIndex layer, HeadIndex head) const // (T, d)
    {
        return matrix(layer, head, LayerTensor::Value);
    }
    /// query · keyᵀ / sqrt(d), before any mask. (T, T): row = attending token, column = attended.
    ConstMatrixView scores(LayerIndex layer, HeadIndex head) const
    {
        return matrix(layer, head, LayerTensor::Scores);
    }
    /// Softmax of the scores over each row. (T, T): row = attending token, column = attended.
    ConstMatrixView probabilities(LayerIndex layer, HeadIndex head) const
    {
        return matrix(layer, head, LayerTensor::Probabilities);
    }

    ConstMatrixView context(LayerIndex layer) const // (T, H): heads side by side
    {
        return matrix(layer, LayerTensor::Context);
    }
    ConstMatrixView attentionOutput(LayerIndex layer) const // (T, H): after residual, LayerNorm
    {
        return matrix(layer, LayerTensor::AttentionOutput);
    }
    ConstMatrixView intermediate(LayerIndex layer) const // (T, I): after the activation
    {
        return matrix(layer, LayerTensor::Intermediate);
    }
    ConstMatrixView output(LayerIndex layer) const // (T, H): after residual, LayerNorm
    {
        return matrix(layer, LayerTensor::Output);
    }

    // Empty where the model has no such head.
    std::optional<ConstVectorView> pooled() const // (H): tanh of the dense on [CLS]
    {
        return vector(ModelTensor::Pooled);
    }
    /// (V); also empty if the run was not asked for guesses at this token (RunOptions::guessAt).
    std::optional<ConstVectorView> wordLogits(TokenIndex token) const;
    /// (T, V); also empty if the run was not asked for guesses at all tokens.
    std::optional<ConstMatrixView> wordLogits() const;
    std::optional<ConstVectorView> nextSentenceLogits() const // (2): 0 is "B follows A"
    {
        return vector(ModelTensor::NextSentenceLogits);
    }

    /// Every tensor under its file name ("layer.0.attention.query"), in the order of the forward
    /// pass; for export and for tests.
    using Visitor = std::function<void(const std::string& name, const std::vector<int>& shape,
                                       std::span<const float> values)>;
    void forEachTensor(const Visitor& visit) const;

private:
    ConstMatrixView matrix(ModelTensor tensor) const;
    ConstMatrixView matrix(LayerIndex layer, LayerTensor tensor) const;
    ConstMatrixView matrix(LayerIndex layer, HeadIndex head, LayerTensor tensor) const;
    std::optional<ConstVectorView> vector(ModelTensor tensor) const;

    Encoding m_encoding;
    TraceLayout m_layout;
    TraceMemory m_memory;
    double m_milliseconds;
};

} // namespace vitrine
