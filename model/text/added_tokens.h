// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/unicode.h"
#include "types/indices.h"

#include <span>
#include <string>
#include <vector>

namespace vitrine
{

/// A token that is looked for as a whole before words are cut, e.g. "[MASK]".
struct AddedToken {
    std::string content = {}; ///< UTF-8; case and spelling count
    TokenId id = {};
    bool special = true;     ///< part of the format rather than of the language
    bool singleWord = false; ///< only where it is not inside a longer word
    bool stripLeft = false;  ///< takes the white space before it with it
    bool stripRight = false; ///< ... and behind it
    bool normalized = false; ///< looked for in the normalized text instead of the raw one
};

/// A stretch of text: an added token, or what stands between two.
struct TextPart {
    std::span<const AlignedChar> characters;
    const AddedToken* token = nullptr; ///< null: ordinary text
};

/// Cuts `text` at the added tokens whose `normalized` is as given; where two begin at one place the
/// longer is taken. Both arguments must outlive the result.
std::vector<TextPart> splitAtAddedTokens(std::span<const AlignedChar> text,
                                         const std::vector<AddedToken>& tokens, bool normalized);

} // namespace vitrine
