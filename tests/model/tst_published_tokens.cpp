// SPDX-License-Identifier: GPL-3.0-or-later
// The tokenizer against cases that others have published, on real vocabularies.

#include "files/tokenizer_files.h"
#include "support.h"
#include "text/unicode.h"
#include "text/words.h"

#include <QTest>

#include <sstream>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;
using Strings = std::vector<std::string>;

static Tokenizer publishedTokenizer(Strings vocabulary, NormalizerSettings normalizer = {},
                                    int limit = 512)
{
    const Vocabulary known(vocabulary);
    const auto id = [&](const char* text) { return known.find(text).value_or(TokenId{0}); };
    TokenizerSettings settings = {.normalizer = normalizer, .maxTokens = limit};
    for (const char* special : {"[UNK]", "[CLS]", "[SEP]", "[MASK]"}) {
        if (known.find(special))
            settings.addedTokens.push_back({.content = special, .id = id(special)});
    }
    return Tokenizer(known, {id("[UNK]"), id("[CLS]"), id("[SEP]"), id("[MASK]")}, settings);
}

static Strings publishedTexts(const std::vector<Token>& tokens)
{
    Strings result;
    for (const Token& token : tokens)
        result.push_back(token.text);
    return result;
}

static std::vector<int> ids(const std::vector<Token>& tokens)
{
    std::vector<int> result;
    for (const Token& token : tokens)
        result.push_back(token.id.value);
    return result;
}

static Strings basicTokens(const std::string& text, const NormalizerSettings& settings)
{
    const AlignedText normalized = normalize(decodeUtf8(text), settings);
    Strings words;
    for (const auto word : splitWords(normalized))
        words.push_back(encodeUtf8(word));
    return words;
}

#define NEED_SHARED                                                                                \
    if (!fs::exists(sharedDir / "vectors"))                                                        \
    QSKIP("The shared test vectors are not here; this check runs where they are.")

class PublishedTokensTest : public QObject
{
    Q_OBJECT

private:
    static Json published() { return readJson(sharedDir / "vectors/tokenizer_cases.json"); }

    /// A real vocabulary in a folder of its own, as vocab.txt with these settings.
    static Tokenizer real(const std::string& file, const Json& config)
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        const std::string vocabulary = readAll(sharedDir / "vocab" / file);
        writeAll(folder / "vocab.txt", vocabulary);
        writeAll(folder / "tokenizer_config.json", config.dump());
        const int rows = int(std::count(vocabulary.begin(), vocabulary.end(), '\n')) +
                         (vocabulary.ends_with('\n') ? 0 : 1);
        return loadTokenizer(folder, rows, 512);
    }
    static Tokenizer uncased() { return real("bert-base-uncased-vocab.txt", Json::object()); }
    static Tokenizer cased()
    {
        return real("bert-base-cased-vocab.txt", {{"do_lower_case", false}});
    }

private slots:
    void publishedCasesOfGoogle()
    {
        NEED_SHARED;
        const Json google = published()["google_research_bert_tokenization_test"];
        const auto full = publishedTokenizer(google["full"]["vocab"].get<Strings>())
                              .tokenize(google["full"]["text"].get<std::string>());
        QCOMPARE(publishedTexts(full), google["full"]["tokens"].get<Strings>());
        QCOMPARE(ids(full), google["full"]["ids"].get<std::vector<int>>());
        QCOMPARE(basicTokens(google["basic_chinese"]["text"], {}),
                 google["basic_chinese"]["tokens"].get<Strings>());
        for (const Json& example : google["basic_lower"])
            QCOMPARE(basicTokens(example["text"], {}), example["tokens"].get<Strings>());
        for (const Json& example : google["basic_no_lower"])
            QCOMPARE(basicTokens(example["text"], {.lowercase = false}),
                     example["tokens"].get<Strings>());
        const Tokenizer pieces =
            publishedTokenizer(google["wordpiece"]["vocab"].get<Strings>(), {.lowercase = false});
        for (const Json& example : google["wordpiece"]["cases"])
            QCOMPARE(publishedTexts(pieces.tokenize(example[0].get<std::string>())),
                     example[1].get<Strings>());
        const auto check = [&](const char* name, bool (*is)(char32_t)) {
            for (const std::string answer : {"true", "false"}) {
                for (const Json& character : google[name][answer])
                    QCOMPARE(is(decodeUtf8(character.get<std::string>())[0].character),
                             answer == "true");
            }
        };
        check("is_whitespace", isWhiteSpace);
        check("is_control", isControl);
        check("is_punctuation", isPunctuation);
    }

    void publishedCasesOfTransformers()
    {
        NEED_SHARED;
        const Json cases = published()["huggingface_transformers_test_tokenization_bert"];
        const auto check = [&](const char* name, const NormalizerSettings& settings) {
            QVERIFY(!cases[name].empty());
            for (const Json& example : cases[name])
                QCOMPARE(basicTokens(example[0], settings), example[1].get<Strings>());
        };
        check("lower_strip_accents_false", {.stripAccents = false});
        check("lower_strip_accents_true_or_default", {});
        check("lower_strip_accents_true_or_default", {.stripAccents = true});
        check("no_lower_strip_accents_false", {.lowercase = false, .stripAccents = false});
        check("no_lower_strip_accents_true", {.lowercase = false, .stripAccents = true});
        for (const char* name : {"punctuation", "control_only", "soft_hyphen_only"})
            QCOMPARE(basicTokens(cases[name][0], {}), cases[name][1].get<Strings>());
        const auto offsets = [&](const char* name, const Tokenizer& tokenizer) {
            const Encoding encoding = tokenizer.encode(cases[name]["text"].get<std::string>());
            QCOMPARE(publishedTexts(encoding.tokens), cases[name]["tokens"].get<Strings>());
            for (std::size_t i = 0; i < encoding.tokens.size(); ++i) {
                QCOMPARE(encoding.tokens[i].span.begin, cases[name]["offsets"][i][0].get<int>());
                QCOMPARE(encoding.tokens[i].span.end, cases[name]["offsets"][i][1].get<int>());
            }
        };
        offsets("offsets_uncased", uncased());
        offsets("offsets_cased", cased());
    }

    void publishedCasesOfTokenizersAndOthers()
    {
        NEED_SHARED;
        const Json all = published();
        const Tokenizer english = uncased();
        const Json pair = all["huggingface_tokenizers"]["uncased_pair"];
        const Encoding encoding =
            english.encode(pair["text"].get<std::string>(), pair["pair"].get<std::string>());
        QCOMPARE(ids(encoding.tokens), pair["ids"].get<std::vector<int>>());
        for (std::size_t i = 0; i < encoding.tokens.size(); ++i) {
            QCOMPARE(encoding.tokens[i].segment, pair["type_ids"][i].get<int>());
            QCOMPARE(encoding.tokens[i].span.begin, pair["offsets"][i][0].get<int>());
            QCOMPARE(encoding.tokens[i].span.end, pair["offsets"][i][1].get<int>());
        }
        const Json split = all["huggingface_tokenizers"]["pretokenize"];
        const AlignedText characters = decodeUtf8(split[0].get<std::string>());
        const auto words = splitWords(characters);
        QCOMPARE(words.size(), split[1].size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            QCOMPARE(encodeUtf8(words[i]), split[1][i][0].get<std::string>());
            QCOMPARE(words[i].front().source, split[1][i][1].get<int>());
            QCOMPARE(words[i].back().source + 1, split[1][i][2].get<int>());
        }
        const Tokenizer withCase = cased();
        for (const Json& example : all["berts_cpp_cased"]["cases"])
            QCOMPARE(ids(withCase.encode(example[0].get<std::string>()).tokens),
                     example[1].get<std::vector<int>>());
        for (const Json& example : all["onnxruntime_extensions_uncased_pairs"]["cases"]) {
            const Encoding both = english.encode(example["text"].get<std::string>(),
                                                 example["pair"].get<std::string>());
            QCOMPARE(ids(both.tokens), example["input_ids"].get<std::vector<int>>());
            for (std::size_t i = 0; i < both.tokens.size(); ++i)
                QCOMPARE(both.tokens[i].segment, example["token_type_ids"][i].get<int>());
        }
        const Json keras = all["keras_bert"];
        Strings vocabulary = keras["vocab"].get<Strings>();
        const auto tokens =
            ids(publishedTokenizer(vocabulary).tokenize(keras["text"].get<std::string>()));
        const std::vector<int> known = {8, 5, 6, 11, 9, 10}; // up to the first unknown word
        QCOMPARE(std::vector(tokens.begin(), tokens.begin() + 6), known);
    }

    void hardUnicodeStrings()
    {
        NEED_SHARED;
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy_file(sharedDir / "vocab/bert-base-uncased-tokenizer.json",
                      folder / "tokenizer.json");
        const Tokenizer fromJson = loadTokenizer(folder, 30522, 512);
        const Tokenizer fromText = uncased();
        std::istringstream lines(readAll(sharedDir / "vectors/bert-base-uncased-unicode.jsonl"));
        int count = 0;
        for (std::string line; std::getline(lines, line); ++count) {
            const Json example = Json::parse(line);
            const std::string text = example["text"];
            QCOMPARE(ids(fromText.tokenize(text)), example["ids"].get<std::vector<int>>());
            QCOMPARE(ids(fromJson.tokenize(text)), example["ids"].get<std::vector<int>>());
        }
        QCOMPARE(count, 47);
    }
};

VITRINE_TEST(PublishedTokensTest)
#include "tst_published_tokens.moc"
