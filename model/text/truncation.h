// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/encoding.h"

#include <vector>

namespace vitrine
{

/// Shortens the sentences so that both fit into `limit` tokens beside `added` special ones, and
/// says what went. The longer one is cut first; when both are too long they end up alike, and an
/// odd token goes to the one that was longer, or to b when they were equal (longest-first
/// truncation of Hugging Face's fast tokenizers; since 0.23 they stop reading a sentence shortly
/// after the limit, and when both reach it the odd token may go the other way).
Truncation truncate(std::vector<Token>& a, std::vector<Token>& b, int limit, int added);

} // namespace vitrine
