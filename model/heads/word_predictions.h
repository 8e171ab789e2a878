// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"
#include "types/tensor.h"

#include <span>
#include <vector>

namespace vitrine
{

/// A vocabulary entry and how likely the model thinks it is at one position.
struct WordPrediction {
    TokenId id;
    float probability = 0; ///< softmax over the whole vocabulary, 0 to 1
};

/// What the masked-word head says at one position, read from one row of the word logits.
/// Keeps the normalizer, so that each question costs no further pass over the vocabulary.
class WordDistribution
{
public:
    /// `logits`: (V), for one position; must outlive this object.
    explicit WordDistribution(ConstVectorView logits);

    float probability(TokenId id) const;
    /// The k likeliest, best first; equal ones by id. k above V gives all V.
    std::vector<WordPrediction> top(int k) const;
    /// The given words' probabilities, best first; an id given twice stands once.
    std::vector<WordPrediction> among(std::span<const TokenId> ids) const;
    /// Place of a word in the ranking, 1 is the best.
    int rank(TokenId id) const;

private:
    std::vector<WordPrediction> best(std::vector<int> ids, int k) const;

    ConstVectorView m_logits;
    // The softmax's denominator, with the largest logit taken out so that nothing overflows.
    double m_largest;
    double m_sum = 0;
};

} // namespace vitrine
