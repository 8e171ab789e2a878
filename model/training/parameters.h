// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine
{

// A model that learns keeps all its numbers in one long vector, and its gradient and the moments of
// AdamW in vectors of the same length. A place says where in such a vector something lies.

/// y = x · weightᵀ + bias; weight: (out, in) row-major, bias: (out).
struct LinearPlace {
    std::size_t weight = 0, bias = 0;
    int out = 0, in = 0;
};

struct LayerNormPlace {
    std::size_t gain = 0, bias = 0; // (H) each
};

struct LayerPlaces {
    LinearPlace queryKeyValue; // (3 H, H): query, key and value on top of each other, one product
    LinearPlace attentionOutput;
    LayerNormPlace attentionNorm;
    LinearPlace intermediate;
    LinearPlace output;
    LayerNormPlace outputNorm;
};

/// What stands on top of the encoder.
struct Heads {
    bool pretraining =
        false; ///< masked words (the decoder is the word embeddings) and next sentence
    int sequenceClasses = 0; ///< a classifier of the pooled [CLS], if above 0
    int tokenClasses = 0;    ///< a classifier of every token, if above 0
};

/// Where everything lies.
struct ParameterPlaces {
    std::size_t word = 0, position = 0, segment = 0; // (V, H), (positions, H), (segments, H)
    LayerNormPlace embeddingNorm;
    std::vector<LayerPlaces> layers;
    LinearPlace pooler;
    LinearPlace transform; // of the masked-word head
    LayerNormPlace transformNorm;
    std::size_t decoderBias = 0; // (V)
    LinearPlace nextSentence;    // (2, H)
    LinearPlace sequenceClassifier, tokenClassifier;
};

/// One tensor under the name that Hugging Face's checkpoints give it.
struct NamedParameter {
    std::string name;
    std::vector<int> shape;
    std::size_t offset = 0, size = 0;
    bool decays = false; ///< AdamW shrinks it: weights, but not biases and LayerNorm
};

/// The order of all parameters of a model of these sizes.
struct ParameterLayout {
    ParameterLayout(const Config& config, const Heads& heads);

    Config config;
    Heads heads;
    ParameterPlaces places;
    std::vector<NamedParameter> tensors; ///< in order, without gaps
    std::size_t size = 0;
};

} // namespace vitrine
