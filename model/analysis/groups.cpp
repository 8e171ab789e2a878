// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups.h"

namespace vitrine
{

bool isFormatToken(const Token& token)
{
    return token.special && !token.hidden && token.span.begin == token.span.end;
}

std::vector<TokenGroup> groupTokens(const Encoding& encoding, Grouping grouping)
{
    std::vector<TokenGroup> groups;
    for (int t = 0; t < encoding.size(); ++t) {
        const Token& token = encoding.tokens[static_cast<std::size_t>(t)];
        if (grouping.withoutFormatTokens && isFormatToken(token))
            continue;
        if (grouping.words && token.continuesWord && !groups.empty())
            ++groups.back().count;
        else
            groups.push_back({TokenIndex{t}, 1});
    }
    return groups;
}

} // namespace vitrine
