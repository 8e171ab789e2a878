// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/unicode.h"
#include "text/vocabulary.h"

#include <span>
#include <string>
#include <vector>

namespace vitrine
{

/// A piece of a word: a vocabulary entry and the characters it stands for.
struct WordPiece {
    TokenId id;
    std::span<const AlignedChar> characters;
};

/// How words are cut into pieces (Wu et al. 2016, as BERT uses it).
struct WordPieceRules {
    TokenId unknown;
    std::string continuationPrefix; ///< marks a piece that does not begin its word: "##"
    int maxCharacters;              ///< a longer word is unknown
};

/// Cuts a word by taking, from the left, the longest entry that fits. If at some point none fits,
/// the whole word is one unknown piece.
std::vector<WordPiece> splitWord(std::span<const AlignedChar> word, const Vocabulary& vocabulary,
                                 const WordPieceRules& rules);

} // namespace vitrine
