// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/unicode.h"

#include <span>
#include <vector>

namespace vitrine
{

/// Normalized text cut at white space, with every punctuation character a word of its own (BERT's
/// "basic tokenizer"). The words are views into `text`.
std::vector<std::span<const AlignedChar>> splitWords(std::span<const AlignedChar> text);

} // namespace vitrine
