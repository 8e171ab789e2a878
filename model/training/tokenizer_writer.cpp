// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/tokenizer_writer.h"

#include "files/write_file.h"

#include <nlohmann/json.hpp>

#include <set>

namespace vitrine
{

using OrderedJson = nlohmann::ordered_json;
using SortedJson = nlohmann::json; // for many keys: the other one searches through all of them

/// The names of the special tokens, under the keys of tokenizer_config.json.
static OrderedJson namesOf(const Tokenizer& tokenizer)
{
    const Vocabulary& words = tokenizer.vocabulary();
    const SpecialTokens& special = tokenizer.specials();
    return {{"unk_token", words.text(special.unknown)},
            {"sep_token", words.text(special.separator)},
            {"pad_token", tokenizer.settings().padding},
            {"cls_token", words.text(special.classification)},
            {"mask_token", words.text(special.mask)}};
}

static OrderedJson toJson(const AddedToken& token)
{
    return {{"content", token.content},       {"single_word", token.singleWord},
            {"lstrip", token.stripLeft},      {"rstrip", token.stripRight},
            {"normalized", token.normalized}, {"special", token.special}};
}

/// As vocab.txt and the defaults of Hugging Face's BertTokenizer make it, but for case, accents and
/// length.
static bool isOrdinary(const Tokenizer& tokenizer)
{
    static const OrderedJson usual = {{"unk_token", "[UNK]"},
                                      {"sep_token", "[SEP]"},
                                      {"pad_token", "[PAD]"},
                                      {"cls_token", "[CLS]"},
                                      {"mask_token", "[MASK]"}};
    const TokenizerSettings& settings = tokenizer.settings();
    bool ordinary = namesOf(tokenizer) == usual && settings.continuationPrefix == "##" &&
                    settings.maxCharactersPerWord == TokenizerSettings().maxCharactersPerWord &&
                    settings.normalizer.cleanText && settings.normalizer.spaceChinese;
    for (const AddedToken& token : settings.addedTokens) {
        bool isUsual = false;
        for (const auto& [key, name] : usual.items())
            isUsual = isUsual || name == token.content;
        ordinary = ordinary && isUsual && toJson(token) == toJson({.content = token.content});
    }
    for (int id = 0; id < tokenizer.vocabulary().size(); ++id) // a line of vocab.txt
        ordinary = ordinary &&
                   tokenizer.vocabulary().text({id}).find_first_of("\r\n") == std::string::npos;
    return ordinary;
}

/// Empty if the vocabulary has an entry twice, which this format cannot say; vocab.txt can, and a
/// tokenizer that came from there has nothing that only this format can say.
static std::string tokenizerJson(const Tokenizer& tokenizer)
{
    const Vocabulary& words = tokenizer.vocabulary();
    const TokenizerSettings& settings = tokenizer.settings();
    const NormalizerSettings& normalizer = settings.normalizer;
    const SpecialTokens& special = tokenizer.specials();
    std::set<std::string> entries;
    SortedJson vocabulary = SortedJson::object(), added = SortedJson::array();
    for (int id = 0; id < words.size(); ++id) {
        if (!entries.insert(words.text({id})).second)
            return {};
        vocabulary[words.text({id})] = id;
    }
    for (const AddedToken& token : settings.addedTokens) {
        SortedJson entry = toJson(token);
        entry["id"] = token.id.value;
        added.push_back(std::move(entry));
    }
    const auto place = [&](TokenId id) { return SortedJson::array({words.text(id), id.value}); };
    const SortedJson json = {
        {"version", "1.0"},
        {"added_tokens", added},
        {"normalizer",
         {{"type", "BertNormalizer"},
          {"clean_text", normalizer.cleanText},
          {"handle_chinese_chars", normalizer.spaceChinese},
          {"strip_accents", normalizer.stripsAccents()},
          {"lowercase", normalizer.lowercase}}},
        {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
        {"post_processor",
         {{"type", "BertProcessing"},
          {"sep", place(special.separator)},
          {"cls", place(special.classification)}}},
        {"decoder",
         {{"type", "WordPiece"}, {"prefix", settings.continuationPrefix}, {"cleanup", true}}},
        {"model",
         {{"type", "WordPiece"},
          {"unk_token", words.text(special.unknown)},
          {"continuing_subword_prefix", settings.continuationPrefix},
          {"max_input_chars_per_word", settings.maxCharactersPerWord},
          {"vocab", std::move(vocabulary)}}}};
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

void writeTokenizerSettings(const std::filesystem::path& folder, const Tokenizer& tokenizer)
{
    const TokenizerSettings& settings = tokenizer.settings();
    OrderedJson config = {{"tokenizer_class", "BertTokenizer"},
                          {"do_lower_case", settings.normalizer.lowercase},
                          {"strip_accents", settings.normalizer.stripsAccents()},
                          {"model_max_length", settings.maxTokens}};
    if (!isOrdinary(tokenizer)) {
        config["tokenize_chinese_chars"] = settings.normalizer.spaceChinese;
        config.update(namesOf(tokenizer));
        SortedJson added = SortedJson::object();
        for (const AddedToken& token : settings.addedTokens)
            added[std::to_string(token.id.value)] = toJson(token);
        config["added_tokens_decoder"] = added;
        if (const std::string json = tokenizerJson(tokenizer); !json.empty())
            writeTextFile(folder / "tokenizer.json", json);
    }
    writeTextFile(folder / "tokenizer_config.json",
                  config.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n");
}

} // namespace vitrine
