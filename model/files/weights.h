// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "types/packed_matrix.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine
{

/// y = x · weightᵀ + bias
struct LinearWeights {
    PackedMatrix weight;  // (out, in)
    ConstVectorView bias; // (out)
};

/// y = (x - mean) / sqrt(variance + epsilon) * gain + bias, per row (Ba et al. 2016)
struct LayerNormWeights {
    ConstVectorView gain; // (H)
    ConstVectorView bias; // (H)
};

struct EmbeddingWeights {
    PackedMatrix word;        // (V, H)
    ConstMatrixView position; // (max positions, H)
    ConstMatrixView segment;  // (segments, H)
    LayerNormWeights norm;
};

struct LayerWeights {
    LinearWeights query, key, value; // (H, H) each; head a owns rows a d to (a + 1) d
    LinearWeights attentionOutput;   // (H, H)
    LayerNormWeights attentionNorm;
    LinearWeights intermediate; // (I, H)
    LinearWeights output;       // (H, I)
    LayerNormWeights outputNorm;
};

struct MaskedLanguageModelWeights {
    LinearWeights transform; // (H, H)
    LayerNormWeights norm;
    LinearWeights decoder; // (V, H): most checkpoints share it with the word embeddings
    bool decoderIsTied = true;
};

/// All parameters of a BERT in float32. The matrices that are multiplied with are packed; the
/// others are views into memory that `storage` keeps alive.
struct Weights {
    EmbeddingWeights embeddings;
    std::vector<LayerWeights> layers;
    std::optional<LinearWeights> pooler;                           // (H, H)
    std::optional<MaskedLanguageModelWeights> maskedLanguageModel; // absent in encoder-only files
    std::optional<LinearWeights> nextSentence;                     // (2, H)
    std::size_t parameterCount = 0;                                ///< a shared decoder counts once
    std::shared_ptr<const void> storage;
};

/// Opens a checkpoint in the Hugging Face naming. Absent as a whole are allowed: the pooler, the
/// masked-word head, the next-sentence head (which also needs the pooler); a head of which only a
/// part is there is an error. Throws Problem.
Weights loadWeights(const std::filesystem::path& file, const Config& config);

} // namespace vitrine
