// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace vitrine
{

/// One sequence to learn from, [CLS] and [SEP] included. What is not asked is -1.
struct Example {
    std::vector<int> tokens;
    std::vector<int> segments;     ///< 0 or 1 each
    std::vector<int> targets = {}; ///< per token: the word to guess, or its class, or -1; or empty
    int label = -1;                ///< of the sequence: 0 B follows A, 1 it does not; or its class
};

/// Several sequences, one after the other without padding: each attends only to itself, so a batch
/// may mix lengths and no arithmetic is spent on padding. Rows are rounded up to a multiple of
/// `rowMultiple` with rows that belong to no sequence, so that products come in few shapes.
struct Batch {
    static constexpr int rowMultiple = 64;

    std::vector<int> begin; ///< first row of each sequence, and the end of the last
    std::vector<int> tokens, positions, segments; ///< per row
    std::vector<int> asked;                       ///< rows with a target, rounded up with -1
    std::vector<int> answers;                     ///< their targets
    std::vector<int> labels;                      ///< per sequence

    int sequences() const { return static_cast<int>(begin.size()) - 1; }
    int rows() const { return static_cast<int>(tokens.size()); }
    int tokenCount() const { return begin.back(); }
    int askedCount() const;    ///< without the rounding
    int labelledCount() const; ///< sequences with a label
};

Batch makeBatch(const std::vector<Example>& examples);

} // namespace vitrine
