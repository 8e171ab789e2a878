// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_files.h"

#include "files/tokenizer_json.h"
#include "files/tokenizer_parts.h"

#include "files/json_settings.h"
#include "files/read_file.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

namespace vitrine
{

namespace fs = std::filesystem;

namespace
{

using Json = nlohmann::json;

constexpr int fewestTokens = 4; // [CLS], a word, [SEP], [SEP]

[[noreturn]] void failSize(const fs::path& file, std::size_t entries, int embeddingRows)
{
    throw Problem(file, Say::otherVocabularySize, entries, embeddingRows);
}

bool isThere(const fs::path& file)
{
    std::error_code error; // the reader says what is wrong with a file that cannot be looked at
    return fs::exists(file, error);
}

TokenizerParts readVocabularyText(const fs::path& file, int embeddingRows)
{
    std::string text = readFile(file, maxTokenizerBytes);
    if (text.starts_with("\xef\xbb\xbf[") ||
        text.starts_with("\xef\xbb\xbf<")) // an editor's byte order mark, not the first entry's
        text.erase(0, 3);
    if (!isValidUtf8(text))
        throw Problem(file, Say::vocabularyNotUtf8);
    TokenizerParts parts = {.file = file};
    std::vector<std::string>& entries = parts.entries;
    const auto rows = static_cast<std::size_t>(embeddingRows);
    std::size_t lines = 0; // up to the last one that is not empty
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        if (line.ends_with('\r'))
            line.pop_back();
        ++number;
        if (!line.empty())
            lines = number;
        if (entries.size() < rows)
            entries.push_back(std::move(line));
        begin = end + 1;
    }
    // Empty lines behind the last row are ids that no text can have.
    if (lines > rows)
        failSize(file, lines, embeddingRows);
    return parts;
}

/// tokenizer_config.json writes a special token as a text or as {"content": text, ...}.
void readTokenName(const JsonSettings& settings, const Json& config, const char* key,
                   std::string& name)
{
    if (!settings.has(key))
        return;
    const Json& value = config[key];
    if (value.is_string())
        name = value.get<std::string>();
    else if (value.is_object() && value.contains("content") && value["content"].is_string())
        name = value["content"].get<std::string>();
    else
        settings.fail(key, Phrase(Say::tokenName));
}

/// A model that has learned more tokens than vocab.txt has lines keeps them here, by id.
void readAddedTokens(const Json& tokens, const fs::path& file, TokenizerParts& parts)
{
    std::map<std::string, std::string> contents; // by id, as text
    for (const auto& [id, token] : tokens.items()) {
        AddedToken added = readAddedToken(token, file);
        contents[id] = added.content;
        parts.addToken(std::move(added));
    }
    for (auto next = contents.find(std::to_string(parts.entries.size())); next != contents.end();
         next = contents.find(std::to_string(parts.entries.size())))
        parts.entries.push_back(next->second);
}

void readTokenizerConfig(const fs::path& file, TokenizerParts& parts)
{
    const Json config = readJsonObject(file, maxTokenizerBytes);
    JsonSettings settings(config, file);
    NormalizerSettings& normalizer = parts.settings.normalizer;
    settings.read("do_lower_case", normalizer.lowercase);
    settings.read("tokenize_chinese_chars", normalizer.spaceChinese);
    readStripAccents(settings, normalizer);
    // Often 1e30, and in places 0 or -1: all mean "no limit".
    if (settings.has("model_max_length")) {
        if (!config["model_max_length"].is_number())
            settings.fail("model_max_length", Phrase(Say::anyNumber));
        const double length = config["model_max_length"].get<double>();
        if (length >= 1 && length < parts.settings.maxTokens)
            parts.settings.maxTokens = std::min(parts.settings.maxTokens,
                                                std::max(fewestTokens, static_cast<int>(length)));
    }
    readTokenName(settings, config, "unk_token", parts.unknown);
    readTokenName(settings, config, "cls_token", parts.classification);
    readTokenName(settings, config, "sep_token", parts.separator);
    readTokenName(settings, config, "pad_token", parts.padding);
    readTokenName(settings, config, "mask_token", parts.mask);
    if (settings.has("added_tokens_decoder")) {
        if (!config["added_tokens_decoder"].is_object())
            settings.fail("added_tokens_decoder", Phrase(Say::anObject));
        readAddedTokens(config["added_tokens_decoder"], file, parts);
    }
}

TokenId require(const Vocabulary& vocabulary, const std::string& token, const fs::path& file)
{
    if (const std::optional<TokenId> id = vocabulary.find(token))
        return *id;
    throw Problem(file, Say::tokenMissing, token);
}

} // namespace

Tokenizer loadTokenizer(const fs::path& folder, int embeddingRows, int maxPositions)
{
    const fs::path json = folder / "tokenizer.json";
    const fs::path text = folder / "vocab.txt";
    if (!isThere(json) && !isThere(text))
        throw Problem(text, Say::noTokenizer);
    TokenizerParts parts = isThere(json) ? readTokenizerJson(json, embeddingRows)
                                         : readVocabularyText(text, embeddingRows);
    parts.settings.maxTokens = maxPositions;
    if (const fs::path config = folder / "tokenizer_config.json"; isThere(config))
        readTokenizerConfig(config, parts);

    if (parts.entries.size() != static_cast<std::size_t>(embeddingRows))
        failSize(parts.file, parts.entries.size(), embeddingRows);
    Vocabulary vocabulary(std::move(parts.entries));
    const SpecialTokens specials = {.unknown = require(vocabulary, parts.unknown, parts.file),
                                    .classification =
                                        require(vocabulary, parts.classification, parts.file),
                                    .separator = require(vocabulary, parts.separator, parts.file),
                                    .mask = require(vocabulary, parts.mask, parts.file)};

    for (const std::string& name :
         {parts.unknown, parts.classification, parts.separator, parts.padding, parts.mask})
        parts.addToken({.content = name});
    parts.settings.padding = parts.padding;
    std::vector<AddedToken>& added = parts.settings.addedTokens;
    for (AddedToken& token : added)
        token.id = vocabulary.find(token.content).value_or(TokenId{-1});
    std::erase_if(added, [](const AddedToken& token) { return token.id.value < 0; });
    return Tokenizer(std::move(vocabulary), specials, std::move(parts.settings));
}

} // namespace vitrine
