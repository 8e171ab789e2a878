// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/added_tokens.h"

#include <algorithm>

namespace vitrine
{

static std::u32string charactersOf(const AlignedText& text)
{
    std::u32string characters;
    for (const AlignedChar& c : text)
        characters += c.character;
    return characters;
}

static bool insideWord(std::span<const AlignedChar> text, std::size_t begin, std::size_t end)
{
    return (begin > 0 && isWordCharacter(text[begin - 1].character)) ||
           (end < text.size() && isWordCharacter(text[end].character));
}

AddedTokenFinder::AddedTokenFinder(const std::vector<AddedToken>& tokens)
{
    for (const AddedToken& token : tokens)
        m_patterns.push_back({charactersOf(decodeUtf8(token.content)), token});
    sort();
}

AddedTokenFinder::AddedTokenFinder(const std::vector<AddedToken>& tokens,
                                   const NormalizerSettings& normalizer)
{
    for (const AddedToken& token : tokens)
        m_patterns.push_back(
            {charactersOf(normalize(decodeUtf8(token.content), normalizer)), token});
    sort();
}

void AddedTokenFinder::sort()
{
    std::erase_if(m_patterns, [](const Pattern& p) { return p.characters.empty(); });
    std::stable_sort(m_patterns.begin(), m_patterns.end(), [](const Pattern& a, const Pattern& b) {
        return a.characters < b.characters;
    });
}

const AddedTokenFinder::Pattern*
AddedTokenFinder::longestAt(std::span<const AlignedChar> rest) const
{
    const Pattern* longest = nullptr;
    auto begin = m_patterns.begin();
    auto end = m_patterns.end();
    // The patterns from `begin` to `end` agree with the text up to `depth`.
    for (std::size_t depth = 0; depth < rest.size() && begin != end; ++depth) {
        const char32_t wanted = rest[depth].character;
        const auto at = [depth](const Pattern& p) { return p.characters[depth]; };
        begin = std::lower_bound(begin, end, wanted,
                                 [&](const Pattern& p, char32_t c) { return at(p) < c; });
        end = std::upper_bound(begin, end, wanted,
                               [&](char32_t c, const Pattern& p) { return c < at(p); });
        if (begin != end && begin->characters.size() == depth + 1)
            longest = &*begin;
        while (begin != end && begin->characters.size() == depth + 1)
            ++begin;
    }
    return longest;
}

std::vector<TextPart> AddedTokenFinder::split(std::span<const AlignedChar> text) const
{
    std::vector<TextPart> parts;
    std::size_t done = 0; // everything before this is in `parts`
    for (std::size_t at = 0; at < text.size();) {
        const Pattern* const pattern = longestAt(text.subspan(at));
        if (!pattern) {
            ++at;
            continue;
        }
        const AddedToken& token = pattern->token;
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
