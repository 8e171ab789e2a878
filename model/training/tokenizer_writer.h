// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/tokenizer.h"

#include <filesystem>

namespace vitrine
{

/// Writes what loadTokenizer reads beside vocab.txt: tokenizer_config.json, and for a tokenizer
/// that differs from BERT's own in more than case and accents also tokenizer.json, which has room
/// for everything. Throws Problem.
void writeTokenizerSettings(const std::filesystem::path& folder, const Tokenizer& tokenizer);

} // namespace vitrine
