// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/encoding.h"
#include "types/indices.h"

#include <vector>

namespace vitrine
{

/// Neighbouring tokens that are looked at as one: a word's pieces, or a single token.
struct TokenGroup {
    TokenIndex first;
    int count = 1;
    friend bool operator==(TokenGroup, TokenGroup) = default;
};

/// How a sequence is cut up for looking at it.
struct Grouping {
    bool words = false;               ///< pieces of one word stand together
    bool withoutFormatTokens = false; ///< [CLS] and [SEP] are left out; masks stay
};

/// [CLS] or [SEP]: added by BERT's format, not by the text. A mask is not.
bool isFormatToken(const Token& token);

std::vector<TokenGroup> groupTokens(const Encoding& encoding, Grouping grouping);

} // namespace vitrine
