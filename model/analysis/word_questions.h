// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/encoder.h"

#include <optional>
#include <vector>

namespace vitrine
{

/// -log2 of a probability: 0 bits for what was certain, 1 bit for a coin toss.
double surprise(double probability);

/// Mean surprise of a distribution, in bits: 0 if one word has it all, log2 V if all are alike.
/// `logits`: (V)
double entropy(ConstVectorView logits);

/// What the masked-word head would say at one position if the encoder ended after each layer
/// (the "logit lens"; nostalgebraist 2020). Row 0 reads the embeddings, row l layer l's output.
/// (L + 1, V). Empty if the model has no such head.
std::optional<Matrix> layerLogits(const Trace& trace, const Model& model, TokenIndex token);

/// One token of the text, hidden while BERT sees all others.
struct HiddenWord {
    TokenIndex token;
    TokenId id;             ///< what stands there
    double probability = 0; ///< of that, 0 to 1
    int rank = 0;           ///< its place among the guesses, 1 is the best
    TokenId best;           ///< the likeliest guess
};

/// Hides every token of the text once, one run each, format tokens and masks excepted (Salazar et
/// al. 2020). Empty if `progress` cancelled it. Throws as Encoder::run, and Problem
/// if the model has no masked-word head.
std::optional<std::vector<HiddenWord>> hideEveryWord(const Encoder& encoder,
                                                     const Encoding& encoding,
                                                     const RunOptions& options,
                                                     const Progress& progress);

} // namespace vitrine
