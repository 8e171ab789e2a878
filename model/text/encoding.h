// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine
{

/// Half-open range of Unicode code points in the sentence a token was read from; (0, 0) for the
/// special tokens that the tokenizer adds.
struct SourceSpan {
    int begin = 0;
    int end = 0;
    friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// One row of everything the encoder computes.
struct Token {
    std::string text = {};              ///< vocabulary entry, e.g. "##ed"
    TokenId id = {};                    ///< row of the word embeddings
    int segment = 0;                    ///< 0: sentence A, 1: sentence B
    SourceSpan span = {};               ///< in the text of its own sentence
    bool special = false;               ///< [CLS], [SEP], [MASK]... rather than text
    bool continuesWord = false;         ///< a piece that belongs to the word of the token before it
    std::optional<TokenId> hidden = {}; ///< the id that stood here before it was masked by hand
};

/// How many tokens had to go so that the sequence fits. Never silent: the programs show it.
struct Truncation {
    int removedFromA = 0;
    int removedFromB = 0;
    int limit = 0; ///< tokens that fit, special tokens included
    /// The texts are so long that they were not read to their end: at least so many went.
    bool isAtLeast = false;
    explicit operator bool() const { return removedFromA > 0 || removedFromB > 0; }
};

/// What the tokenizer hands to the encoder: "[CLS] A [SEP]" or "[CLS] A [SEP] B [SEP]".
struct Encoding {
    std::vector<Token> tokens = {};
    std::string textA = {};                ///< UTF-8, as typed
    std::optional<std::string> textB = {}; ///< absent for a single sentence
    Truncation truncation = {};

    int size() const { return static_cast<int>(tokens.size()); }
    bool isPair() const { return textB.has_value(); }
};

/// Places that hold `maskId`, in order: typed as [MASK] or masked by hand.
std::vector<TokenIndex> maskedPositions(const Encoding& encoding, TokenId maskId);

/// A copy in which the token at `index` is the mask token; what it was is kept in `Token::hidden`,
/// so that its probability can be shown. Special tokens stay as they are.
Encoding withMask(Encoding encoding, TokenIndex index, TokenId maskId, const std::string& maskText);

} // namespace vitrine
