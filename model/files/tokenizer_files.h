// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/tokenizer.h"

#include <filesystem>

namespace vitrine
{

/// The tokenizer of a model folder: tokenizer.json if it is there, else vocab.txt; in both cases
/// with the settings of tokenizer_config.json, which has the last word, as in Hugging Face.
/// Sequences are limited to `maxPositions`, or to model_max_length if that is less. The vocabulary
/// must have exactly `embeddingRows` entries, among them [UNK], [CLS], [SEP] and [MASK] or what the
/// files call them; empty lines at the end of vocab.txt do not count, and [PAD] may be missing, as
/// nothing is padded. Throws Problem.
Tokenizer loadTokenizer(const std::filesystem::path& folder, int embeddingRows, int maxPositions);

} // namespace vitrine
