// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/added_tokens.h"

#include <algorithm>

namespace vitrine
{

namespace
{

struct Pattern {
    const AddedToken* token;
    AlignedText characters;
};

std::vector<Pattern> patterns(const std::vector<AddedToken>& tokens, bool normalized)
{
    std::vector<Pattern> found;
    for (const AddedToken& token : tokens) {
        if (token.normalized == normalized && !token.content.empty())
            found.push_back({&token, decodeUtf8(token.content)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Pattern& a, const Pattern& b) {
        return a.characters.size() > b.characters.size();
    });
    return found;
}

bool matches(std::span<const AlignedChar> text, std::size_t at, const Pattern& pattern)
{
    return text.size() - at >= pattern.characters.size() &&
           std::equal(pattern.characters.begin(), pattern.characters.end(), text.begin() + at,
                      [](const AlignedChar& a, const AlignedChar& b) {
                          return a.character == b.character;
                      });
}

bool insideWord(std::span<const AlignedChar> text, std::size_t begin, std::size_t end)
{
    return (begin > 0 && isWordCharacter(text[begin - 1].character)) ||
           (end < text.size() && isWordCharacter(text[end].character));
}

} // namespace

std::vector<TextPart> splitAtAddedTokens(std::span<const AlignedChar> text,
                                         const std::vector<AddedToken>& tokens, bool normalized)
{
    const std::vector<Pattern> wanted = patterns(tokens, normalized);
    std::vector<TextPart> parts;
    std::size_t done = 0; // everything before this is in `parts`
    for (std::size_t at = 0; at < text.size();) {
        const auto pattern = std::find_if(wanted.begin(), wanted.end(),
                                          [&](const Pattern& p) { return matches(text, at, p); });
        if (pattern == wanted.end()) {
            ++at;
            continue;
        }
        const AddedToken& token = *pattern->token;
        std::size_t begin = at;
        std::size_t end = at + pattern->characters.size();
        at = end;
        if (token.singleWord && insideWord(text, begin, end))
            continue;
        while (token.stripLeft && begin > done && isWhiteSpace(text[begin - 1].character))
            --begin;
        while (token.stripRight && end < text.size() && isWhiteSpace(text[end].character))
            ++end;
        if (begin > done)
            parts.push_back({text.subspan(done, begin - done)});
        parts.push_back({text.subspan(begin, end - begin), &token});
        done = at = end;
    }
    if (done < text.size())
        parts.push_back({text.subspan(done)});
    return parts;
}

} // namespace vitrine
