// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/tokenizer_parts.h"

namespace vitrine
{

/// Reads the format of the Hugging Face tokenizers library, as far as BERT uses it: a WordPiece
/// model behind a BertNormalizer and a BertPreTokenizer. Ids must be below `embeddingRows`. Throws
/// Problem.
TokenizerParts readTokenizerJson(const std::filesystem::path& file, int embeddingRows);

} // namespace vitrine
