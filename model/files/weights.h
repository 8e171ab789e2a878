// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "types/tensor.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine
{

/// y = x · weightᵀ + bias
struct LinearWeights {
    ConstMatrixView weight; // (out, in)
    ConstVectorView bias;   // (out)
};

/// y = (x - mean) / sqrt(variance + epsilon) * gain + bias, per row (Ba et al. 2016)
struct LayerNormWeights {
    ConstVectorView gain; // (H)
    ConstVectorView bias; // (H)
};

struct EmbeddingWeights {
    ConstMatrixView word;     // (V, H)
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

/// All parameters of a BERT, as views into memory that `storage` keeps alive: the file as it was
/// read where it holds float32, an expanded copy where it holds half precision.
struct Weights {
    EmbeddingWeights embeddings;
    std::vector<LayerWeights> layers;
    std::optional<LinearWeights> pooler;                           // (H, H)
    std::optional<MaskedLanguageModelWeights> maskedLanguageModel; // absent in encoder-only files
    std::optional<LinearWeights> nextSentence;                     // (2, H)
    std::size_t parameterCount = 0;                                ///< a shared decoder counts once
    std::shared_ptr<const void> storage;
};

/// Opens a checkpoint in the Hugging Face naming. F32 tensors are used where they lie in the
/// file that was read. Absent as a whole are allowed: the pooler, the masked-word head, the
/// next-sentence head (which also needs the pooler); a head of which only a part is there is an
/// error. Throws Problem.
Weights loadWeights(const std::filesystem::path& file, const Config& config);

} // namespace vitrine
