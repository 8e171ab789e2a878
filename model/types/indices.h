// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>

namespace vitrine
{

/// A whole number that says what it counts, so that a layer cannot be passed where a head is meant.
/// Counts from 0, as checkpoints do; `oneBased()` is what people read and type, as in the papers.
template<typename What> struct Index {
    int value = 0;

    constexpr int oneBased() const { return value + 1; }
    static constexpr Index fromOneBased(int number) { return Index{number - 1}; }
    friend constexpr auto operator<=>(Index, Index) = default; // NOLINT(modernize-use-nullptr)
};

using LayerIndex = Index<struct LayerTag>; ///< encoder layer, from the input side
using HeadIndex = Index<struct HeadTag>;   ///< attention head within its layer
using TokenIndex = Index<struct TokenTag>; ///< place in the sequence; 0 is [CLS]

/// Row of the vocabulary and of the word embeddings. Not a place in the sequence.
struct TokenId {
    int value = 0;
    friend constexpr auto operator<=>(TokenId, TokenId) = default; // NOLINT(modernize-use-nullptr)
};

} // namespace vitrine
