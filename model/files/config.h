// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace vitrine
{

/// Non-linearity of the feed-forward network, by the name that config.json gives it. "gelu" (with
/// erf) and "gelu_new" (with tanh) differ by up to 5e-4, and checkpoints depend on which it was.
enum class Activation { Gelu, GeluTanh, Relu, Silu, Tanh };

/// The sizes of a BERT (config.json). Letters as in Devlin et al. 2019.
struct Config {
    int vocabularySize = 0;   ///< V: rows of the word embeddings
    int hiddenSize = 0;       ///< H: length of a token's vector
    int layerCount = 0;       ///< L
    int headCount = 0;        ///< A
    int intermediateSize = 0; ///< I: width of the feed-forward network, 4 H in the paper
    int maxPositions = 0;     ///< longest sequence with a trained position embedding
    int segmentCount = 2;     ///< sentence A, sentence B
    double layerNormEpsilon = 1e-12;
    Activation activation = Activation::Gelu;
    std::string activationName = "gelu"; ///< as written in the file

    int headSize() const { return hiddenSize / headCount; } ///< d: length of a query, key or value
};

/// Reads and checks config.json. Every size is within sane bounds afterwards, so products of two
/// of them fit in 64 bits. Throws Problem.
Config readConfig(const std::filesystem::path& file);

} // namespace vitrine
