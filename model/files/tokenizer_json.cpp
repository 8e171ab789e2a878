// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_json.h"

#include "files/json_settings.h"
#include "files/read_file.h"

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
            throw Problem(m_parts.file, Say::notWordPiece);
        for (const auto& [text, id] : model["vocab"].items())
            keep(text, id);
        JsonSettings settings(model, Phrase(Say::inside, m_parts.file, "model"));
        settings.read("unk_token", m_parts.unknown);
        settings.read("continuing_subword_prefix", m_parts.settings.continuationPrefix);
        settings.read("max_input_chars_per_word", m_parts.settings.maxCharactersPerWord, 0, 10'000);
    }

    void readNormalizer()
    {
        Json normalizer = m_json.value("normalizer", Json());
        if (normalizer.is_object() && normalizer.value("type", Json()) == "Sequence" &&
            normalizer.value("normalizers", Json()).is_array() &&
            normalizer["normalizers"].size() == 1)
            normalizer = Json(normalizer["normalizers"][0]);
        if (!normalizer.is_object() || normalizer.value("type", Json()) != "BertNormalizer")
            throw Problem(m_parts.file, Say::otherNormalizer);
        JsonSettings settings(normalizer, Phrase(Say::inside, m_parts.file, "normalizer"));
        NormalizerSettings& read = m_parts.settings.normalizer;
        read.cleanText = read.spaceChinese = read.lowercase = true;
        settings.read("clean_text", read.cleanText);
        settings.read("handle_chinese_chars", read.spaceChinese);
        settings.read("lowercase", read.lowercase);
        readStripAccents(settings, read);
    }

    void checkPreTokenizer() const
    {
        const Json& splitter = member("pre_tokenizer");
        if (!splitter.is_null() &&
            (!splitter.is_object() || splitter.value("type", Json()) != "BertPreTokenizer"))
            throw Problem(m_parts.file, Say::otherPreTokenizer);
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
            throw Problem(m_parts.file, Say::setting, "added_tokens", Phrase(Say::aList),
                          shortened(added));
        for (const Json& entry : added) {
            AddedToken token = readAddedToken(entry, m_parts.file);
            keep(token.content, entry.value("id", Json()));
            m_parts.addToken(std::move(token));
        }
    }

    void keep(const std::string& text, const Json& id)
    {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= m_entries.size())
            throw Problem(m_parts.file, Say::badTokenId, shortened(text), m_entries.size(),
                          shortened(id));
        std::optional<std::string>& entry = m_entries[id.get<std::size_t>()];
        if (entry && *entry != text)
            throw Problem(m_parts.file, Say::sameTokenId, shortened(*entry), shortened(text),
                          id.dump());
        entry = text;
    }

    void collectEntries()
    {
        std::size_t count = 0;
        for (const auto& entry : m_entries)
            count += entry ? 1 : 0;
        if (count < m_entries.size())
            throw Problem(m_parts.file, Say::otherVocabularySize, count, m_entries.size());
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
