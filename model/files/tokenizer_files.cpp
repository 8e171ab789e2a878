// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_files.h"

#include "files/tokenizer_json.h"
#include "files/tokenizer_parts.h"

#include "files/read_file.h"
#include "text/unicode.h"
#include "types/load_error.h"

#include <algorithm>
#include <utility>

namespace vitrine
{

namespace fs = std::filesystem;

namespace
{

using Json = nlohmann::json;

TokenizerParts readVocabularyText(const fs::path& file)
{
    const std::string text = readFile(file, maxTokenizerBytes);
    if (!isValidUtf8(text))
        throw LoadError(LoadErrorKind::InvalidJson, file.string(),
                        "the file should be UTF-8 text, but is not");
    TokenizerParts parts = {.file = file};
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        if (line.ends_with('\r'))
            line.pop_back();
        parts.entries.push_back(std::move(line));
        begin = end + 1;
    }
    return parts;
}

/// tokenizer_config.json writes a special token as a text or as {"content": text, ...}.
void readTokenName(const Json& config, const char* key, std::string& name)
{
    if (!config.contains(key))
        return;
    const Json& value = config[key];
    if (value.is_string())
        name = value.get<std::string>();
    else if (value.is_object() && value.contains("content") && value["content"].is_string())
        name = value["content"].get<std::string>();
}

void readSwitch(const Json& config, const char* key, const fs::path& file, bool& value)
{
    if (!config.contains(key) || config[key].is_null())
        return;
    if (!config[key].is_boolean())
        throw LoadError(LoadErrorKind::InvalidValue, file.string(),
                        std::string("'") + key + "' should be true or false, but is " +
                            config[key].dump().substr(0, 60));
    value = config[key].get<bool>();
}

void readTokenizerConfig(const fs::path& file, TokenizerParts& parts)
{
    const Json config = readJsonObject(file, maxTokenizerBytes);
    NormalizerSettings& normalizer = parts.settings.normalizer;
    readSwitch(config, "do_lower_case", file, normalizer.lowercase);
    readSwitch(config, "tokenize_chinese_chars", file, normalizer.spaceChinese);
    if (config.contains("strip_accents") && !config["strip_accents"].is_null()) {
        bool strips = false;
        readSwitch(config, "strip_accents", file, strips);
        normalizer.stripAccents = strips;
    }
    // Often 1e30, which means "no limit".
    if (config.contains("model_max_length") && config["model_max_length"].is_number()) {
        const double length = config["model_max_length"].get<double>();
        if (length >= 4 && length < parts.settings.maxTokens)
            parts.settings.maxTokens = static_cast<int>(length);
    }
    readTokenName(config, "unk_token", parts.unknown);
    readTokenName(config, "cls_token", parts.classification);
    readTokenName(config, "sep_token", parts.separator);
    readTokenName(config, "pad_token", parts.padding);
    readTokenName(config, "mask_token", parts.mask);
    if (config.contains("added_tokens_decoder") && config["added_tokens_decoder"].is_object()) {
        for (const auto& [id, token] : config["added_tokens_decoder"].items())
            parts.addToken(readAddedToken(token, file));
    }
}

TokenId require(const Vocabulary& vocabulary, const std::string& token, const fs::path& file)
{
    if (const std::optional<TokenId> id = vocabulary.find(token))
        return *id;
    throw LoadError(LoadErrorKind::WrongVocabulary, file.string(),
                    "the vocabulary has no " + token + ", which BERT needs");
}

} // namespace

Tokenizer loadTokenizer(const fs::path& folder, int embeddingRows, int maxPositions)
{
    const fs::path json = folder / "tokenizer.json";
    const fs::path text = folder / "vocab.txt";
    if (!fs::exists(json) && !fs::exists(text))
        throw LoadError(LoadErrorKind::MissingFile, text.string(),
                        "neither vocab.txt nor tokenizer.json is there");
    TokenizerParts parts =
        fs::exists(json) ? readTokenizerJson(json, embeddingRows) : readVocabularyText(text);
    parts.settings.maxTokens = maxPositions;
    if (const fs::path config = folder / "tokenizer_config.json"; fs::exists(config))
        readTokenizerConfig(config, parts);

    if (static_cast<int>(parts.entries.size()) != embeddingRows)
        throw LoadError(LoadErrorKind::WrongVocabulary, parts.file.string(),
                        "the vocabulary has " + std::to_string(parts.entries.size()) +
                            " entries, but the model has embeddings for " +
                            std::to_string(embeddingRows) +
                            ": tokenizer and weights do not belong together");
    Vocabulary vocabulary(std::move(parts.entries));
    const SpecialTokens specials = {.unknown = require(vocabulary, parts.unknown, parts.file),
                                    .classification =
                                        require(vocabulary, parts.classification, parts.file),
                                    .separator = require(vocabulary, parts.separator, parts.file),
                                    .mask = require(vocabulary, parts.mask, parts.file)};

    for (const std::string& name :
         {parts.unknown, parts.classification, parts.separator, parts.padding, parts.mask})
        parts.addToken({.content = name});
    std::vector<AddedToken>& added = parts.settings.addedTokens;
    for (AddedToken& token : added)
        token.id = vocabulary.find(token.content).value_or(TokenId{-1});
    std::erase_if(added, [](const AddedToken& token) { return token.id.value < 0; });
    return Tokenizer(std::move(vocabulary), specials, std::move(parts.settings));
}

} // namespace vitrine
