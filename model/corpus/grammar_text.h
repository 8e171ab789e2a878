// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/grammar.h"

#include <string_view>

namespace vitrine
{

/// "The [big | small] {a.name} <verb>." as a tree. Throws Problem with `place` in front.
GrammarText parseGrammarText(std::string_view text, const std::string& place);

/// Without spaces at both ends.
std::string_view trimmed(std::string_view text);

/// Parts between separators, trimmed.
std::vector<std::string> splitTrimmed(std::string_view text, char separator);

} // namespace vitrine
