// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/json_settings.h"
#include "text/tokenizer.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

namespace vitrine
{

/// The largest published BERT vocabularies are a few megabytes.
constexpr std::size_t maxTokenizerBytes = 64u << 20;

/// What the files of a tokenizer say, before it is put together and checked.
struct TokenizerParts {
    std::filesystem::path file; ///< that the vocabulary came from
    std::vector<std::string> entries = {};
    TokenizerSettings settings = {};
    std::string unknown = "[UNK]";
    std::string classification = "[CLS]";
    std::string separator = "[SEP]";
    std::string padding = "[PAD]";
    std::string mask = "[MASK]";

    /// Does nothing if a token of that content is there already.
    void addToken(AddedToken token);
    std::unordered_set<std::string> knownTokens = {}; ///< contents of those that addToken took
};

/// {"content": ..., "lstrip": ..., ...} of tokenizer.json and tokenizer_config.json. Throws
/// Problem.
AddedToken readAddedToken(const nlohmann::json& entry, const std::filesystem::path& file);

/// "strip_accents": true, false, or absent where it follows the lower case.
void readStripAccents(JsonSettings& settings, NormalizerSettings& normalizer);

} // namespace vitrine
