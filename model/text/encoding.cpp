// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/encoding.h"

namespace vitrine
{

std::vector<TokenIndex> maskedPositions(const Encoding& encoding, TokenId maskId)
{
    std::vector<TokenIndex> positions;
    for (int t = 0; t < encoding.size(); ++t) {
        if (encoding.tokens[t].id == maskId)
            positions.push_back(TokenIndex{t});
    }
    return positions;
}

Encoding withMask(Encoding encoding, TokenIndex index, TokenId maskId, const std::string& maskText)
{
    Token& token = encoding.tokens.at(index.value);
    if (token.special)
        return encoding;
    token.hidden = token.id;
    token.id = maskId;
    token.text = maskText;
    token.special = true;
    return encoding;
}

} // namespace vitrine
