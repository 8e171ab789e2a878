// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/normalizer.h"
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

/// Finds added tokens in a text; where two begin at one place the longer is taken. Constant after
/// construction.
class AddedTokenFinder
{
public:
    /// Looks for `tokens` as they are written.
    explicit AddedTokenFinder(const std::vector<AddedToken>& tokens);
    /// Looks for them as a text has them after these changes: "Brand" as "brand".
    AddedTokenFinder(const std::vector<AddedToken>& tokens, const NormalizerSettings& normalizer);

    /// Cuts `text` at the tokens. The parts view `text` and this finder. The time grows with the
    /// length of the text, not with the number of tokens.
    std::vector<TextPart> split(std::span<const AlignedChar> text) const;

private:
    struct Pattern {
        std::u32string characters;
        AddedToken token;
    };
    const Pattern* longestAt(std::span<const AlignedChar> rest) const;
    void sort();

    std::vector<Pattern> m_patterns; // in alphabetical order, without empty ones
};

} // namespace vitrine
