// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/wordpiece.h"

#include <optional>

namespace vitrine
{

static std::optional<WordPiece> longestPiece(std::span<const AlignedChar> rest, bool beginsWord,
                                             const Vocabulary& vocabulary,
                                             const WordPieceRules& rules)
{
    std::string candidate = beginsWord ? "" : rules.continuationPrefix;
    std::vector<std::size_t> ends; // of each character, in bytes of `candidate`
    for (const AlignedChar& c : rest) {
        candidate += encodeUtf8(c.character);
        if (candidate.size() > vocabulary.longestEntry())
            break; // no entry is as long as that
        ends.push_back(candidate.size());
    }
    for (std::size_t length = ends.size(); length > 0; --length) {
        candidate.resize(ends[length - 1]);
        if (const std::optional<TokenId> id = vocabulary.find(candidate))
            return WordPiece{*id, rest.first(length)};
    }
    return std::nullopt;
}

std::vector<WordPiece> splitWord(std::span<const AlignedChar> word, const Vocabulary& vocabulary,
                                 const WordPieceRules& rules)
{
    std::vector<WordPiece> unknown = {{rules.unknown, word}};
    if (std::ssize(word) > rules.maxCharacters)
        return unknown;
    std::vector<WordPiece> pieces;
    for (std::size_t begin = 0; begin < word.size();) {
        const auto piece = longestPiece(word.subspan(begin), begin == 0, vocabulary, rules);
        if (!piece)
            return unknown;
        pieces.push_back(*piece);
        begin += piece->characters.size();
    }
    return pieces;
}

} // namespace vitrine
