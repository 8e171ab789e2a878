// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/tokenizer.h"
#include "training/parameters.h"

#include <filesystem>
#include <span>
#include <string>

namespace vitrine
{

/// vocab.txt alone. Throws Problem.
void writeVocabulary(const std::filesystem::path& folder, const Tokenizer& tokenizer);

/// Writes an ordinary Hugging Face folder: config.json, model.safetensors in float16, vocab.txt,
/// tokenizer_config.json (and tokenizer.json, see tokenizer_writer.h), and `card` as MODEL_CARD.md.
/// Throws Problem.
void writeModelFolder(const std::filesystem::path& folder, const ParameterLayout& layout,
                      std::span<const float> parameters, const Tokenizer& tokenizer,
                      const std::string& card, const std::vector<std::string>& classNames = {});

} // namespace vitrine
