// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_json.h"

#include "files/read_file.h"
#include "types/load_error.h"

#include <optional>
#include <utility>

namespace vitrine
{

namespace
{

using Json = nlohmann::json;

class TokenizerJson
{
public:
    TokenizerJson(const std::filesystem::path& file, int embeddingRows)
        : m_json(readJsonObject(file, maxTokenizerBytes))
        , m_entries(static_cast<std::size_t>(embeddingRows))
    {
        m_parts.file = file;
    }

    TokenizerParts read()
    {
        readModel();
        readNormalizer();
        checkPreTokenizer();
        readPostProcessor();
        readAddedTokens();
        collectEntries();
        return std::move(m_parts);
    }

private:
    [[noreturn]] void fail(const std::string& problem) const
    {
        throw LoadError(LoadErrorKind::InvalidValue, m_parts.file.string(), problem);
    }

    std::optional<bool> boolean(const Json& object, const char* key) const
    {
        if (!object.contains(key) || object[key].is_null())
            return std::nullopt;
        if (!object[key].is_boolean())
            fail(std::string("'") + key + "' should be true or false");
        return object[key].get<bool>();
    }

    void readText(const Json& object, const char* key, std::string& text) const
    {
        if (!object.contains(key) || object[key].is_null())
            return;
        if (!object[key].is_string())
            fail(std::string("'") + key + "' should be a text");
        text = object[key].get<std::string>();
    }

    const Json& member(const char* key) const
    {
        static const Json none;
        const auto found = m_json.find(key);
        return found == m_json.end() ? none : *found;
    }

    void readModel()
    {
        const Json& model = member("model");
        if (!model.is_object() || !model.contains("vocab") || !model["vocab"].is_object() ||
            model.value("type", Json("WordPiece")) != "WordPiece")
            fail("'model' should be of type WordPiece, with a vocab; this is another kind of "
                 "tokenizer");
        for (const auto& [text, id] : model["vocab"].items())
            keep(text, id);
        readText(model, "unk_token", m_parts.unknown);
        readText(model, "continuing_subword_prefix", m_parts.settings.continuationPrefix);
        const Json& most = model.value("max_input_chars_per_word", Json(100u));
        if (!most.is_number_unsigned() || most.get<std::uint64_t>() > 10'000)
            fail("'max_input_chars_per_word' should be a whole number up to 10000");
        m_parts.settings.maxCharactersPerWord = most.get<int>();
    }

    void readNormalizer()
    {
        Json normalizer = m_json.value("normalizer", Json());
        if (normalizer.is_object() && normalizer.value("type", Json()) == "Sequence" &&
            normalizer.value("normalizers", Json()).is_array() &&
            normalizer["normalizers"].size() == 1)
            normalizer = Json(normalizer["normalizers"][0]);
        if (!normalizer.is_object() || normalizer.value("type", Json()) != "BertNormalizer")
            fail("'normalizer' should be a BertNormalizer; this is another kind of tokenizer");
        NormalizerSettings& settings = m_parts.settings.normalizer;
        settings.cleanText = boolean(normalizer, "clean_text").value_or(true);
        settings.spaceChinese = boolean(normalizer, "handle_chinese_chars").value_or(true);
        settings.lowercase = boolean(normalizer, "lowercase").value_or(true);
        settings.stripAccents = boolean(normalizer, "strip_accents");
    }

    void checkPreTokenizer() const
    {
        const Json& splitter = member("pre_tokenizer");
        if (!splitter.is_null() &&
            (!splitter.is_object() || splitter.value("type", Json()) != "BertPreTokenizer"))
            fail("'pre_tokenizer' should be a BertPreTokenizer; this is another kind of tokenizer");
    }

    /// Takes the names of [CLS] and [SEP] from {"type": "BertProcessing", "cls": ["[CLS]", 101],
    /// ...} or from a template, which begins and ends with them; tokenizer_config.json may not
    /// tell.
    void readPostProcessor()
    {
        const Json& processor = member("post_processor");
        if (!processor.is_object())
            return;
        const auto take = [&processor](const char* path, std::string& name) {
            const Json::json_pointer pointer(path);
            if (processor.contains(pointer) && processor[pointer].is_string())
                name = processor[pointer].get<std::string>();
        };
        take("/cls/0", m_parts.classification);
        take("/sep/0", m_parts.separator);
        take("/single/0/SpecialToken/id", m_parts.classification);
        take("/single/2/SpecialToken/id", m_parts.separator);
    }

    void readAddedTokens()
    {
        const Json& added = member("added_tokens");
        if (!added.is_array() && !added.is_null())
            fail("'added_tokens' should be a list");
        for (const Json& entry : added) {
            AddedToken token = readAddedToken(entry, m_parts.file);
            keep(token.content, entry.value("id", Json()));
            m_parts.addToken(std::move(token));
        }
    }

    void keep(const std::string& text, const Json& id)
    {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= m_entries.size())
            throw LoadError(LoadErrorKind::WrongVocabulary, m_parts.file.string(),
                            "the id of " + shortened(text) + " should be a whole number below " +
                                std::to_string(m_entries.size()) +
                                ", the number of embeddings, but is " + shortened(id));
        std::optional<std::string>& entry = m_entries[id.get<std::size_t>()];
        if (entry && *entry != text)
            throw LoadError(LoadErrorKind::WrongVocabulary, m_parts.file.string(),
                            shortened(*entry) + " and " + shortened(text) + " have the same id " +
                                id.dump());
        entry = text;
    }

    void collectEntries()
    {
        std::size_t count = 0;
        for (const auto& entry : m_entries)
            count += entry ? 1 : 0;
        if (count < m_entries.size())
            throw LoadError(LoadErrorKind::WrongVocabulary, m_parts.file.string(),
                            "the vocabulary has " + std::to_string(count) +
                                " entries, but the model has embeddings for " +
                                std::to_string(m_entries.size()) +
                                ": tokenizer and weights do not belong together");
        for (std::optional<std::string>& entry : m_entries)
            m_parts.entries.push_back(std::move(*entry));
    }

    Json m_json;
    std::vector<std::optional<std::string>> m_entries; // by id
    TokenizerParts m_parts = {.file = {}};
};

} // namespace

TokenizerParts readTokenizerJson(const std::filesystem::path& file, int embeddingRows)
{
    return TokenizerJson(file, embeddingRows).read();
}

} // namespace vitrine
