// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_files.h"
#include "support.h"
#include "text/unicode.h"
#include "text/words.h"

#include <QTest>

#include <random>
#include <sstream>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;
using Strings = std::vector<std::string>;

static Tokenizer tokenizerOf(Strings vocabulary, NormalizerSettings normalizer = {},
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

static Strings texts(const std::vector<Token>& tokens)
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

static std::string slice(const std::string& text, SourceSpan span)
{
    const AlignedText characters = decodeUtf8(text);
    return encodeUtf8(
        std::span(characters).subspan(std::size_t(span.begin), std::size_t(span.end - span.begin)));
}

#define NEED_SHARED                                                                                \
    if (!fs::exists(sharedDir / "vectors"))                                                        \
    QSKIP("The shared test vectors are not here; this check runs where they are.")

class TokenizerTest : public QObject
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
        const auto full = tokenizerOf(google["full"]["vocab"].get<Strings>())
                              .tokenize(google["full"]["text"].get<std::string>());
        QCOMPARE(texts(full), google["full"]["tokens"].get<Strings>());
        QCOMPARE(ids(full), google["full"]["ids"].get<std::vector<int>>());
        QCOMPARE(basicTokens(google["basic_chinese"]["text"], {}),
                 google["basic_chinese"]["tokens"].get<Strings>());
        for (const Json& example : google["basic_lower"])
            QCOMPARE(basicTokens(example["text"], {}), example["tokens"].get<Strings>());
        for (const Json& example : google["basic_no_lower"])
            QCOMPARE(basicTokens(example["text"], {.lowercase = false}),
                     example["tokens"].get<Strings>());
        const Tokenizer pieces =
            tokenizerOf(google["wordpiece"]["vocab"].get<Strings>(), {.lowercase = false});
        for (const Json& example : google["wordpiece"]["cases"])
            QCOMPARE(texts(pieces.tokenize(example[0].get<std::string>())),
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
            QCOMPARE(texts(encoding.tokens), cases[name]["tokens"].get<Strings>());
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
        const auto tokens = ids(tokenizerOf(vocabulary).tokenize(keras["text"].get<std::string>()));
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

    void portugueseKeepsItsAccents()
    {
        const Tokenizer tokenizer =
            tokenizerOf({"[UNK]", "[CLS]", "[SEP]", "[MASK]", "Não", "cora", "##ção", "é", "."},
                        {.lowercase = false});
        const std::string text = "Não é coração.";
        const auto tokens = tokenizer.tokenize(text);
        QCOMPARE(texts(tokens), (Strings{"Não", "é", "cora", "##ção", "."}));
        QCOMPARE(slice(text, tokens[0].span), std::string("Não"));
        QCOMPARE(slice(text, tokens[3].span), std::string("ção"));
        QVERIFY(tokens[3].continuesWord);
        QVERIFY(!tokens[4].continuesWord);
    }

    void spansPointIntoTheSource_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("slices");
        const auto row = [](const char* name, const QString& text, const QStringList& slices) {
            QTest::newRow(name) << text << slices;
        };
        row("accent in the word", "naïve", {"naïve"});
        row("combining mark", u"nai\u0308ve x"_qs, {u"nai\u0308ve"_qs, "x"});
        row("emoji before", "🚀🚀 a", {"🚀🚀", "a"});
        row("ideographs", "ab博推cd", {"ab", "博", "推", "cd"});
        row("Hangul", "한국 말", {"한국", "말"});
        row("soft hyphen inside", u"a\u00ADb c"_qs, {u"a\u00ADb"_qs, "c"});
        row("dotted capital I", u"\u0130stanbul!"_qs, {u"\u0130stanbul"_qs, "!"});
        row("line separator", u"a\u2028b"_qs, {"a", "b"});
        row("vertical tab is dropped", u"a\u000Bb"_qs, {u"a\u000Bb"_qs});
    }

    void spansPointIntoTheSource()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, slices);
        const std::string source = text.toStdString();
        QStringList found;
        for (const Token& token : tokenizerOf({"[UNK]"}).tokenize(source))
            found.append(QString::fromStdString(slice(source, token.span)));
        QCOMPARE(found, slices);
    }

    void specialTokensInTheText()
    {
        const Tokenizer tokenizer =
            tokenizerOf({"[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "[", "]", "mask"});
        const auto tokens = tokenizer.tokenize("a[MASK]a [mask][MASK]");
        QCOMPARE(texts(tokens), (Strings{"a", "[MASK]", "a", "[", "mask", "]", "[MASK]"}));
        QVERIFY(tokens[1].special);
        QVERIFY(!tokens[2].special);
        QCOMPARE(tokens[1].span, (SourceSpan{1, 7}));
    }

    void addedTokensMindTheirSwitches()
    {
        const Vocabulary words({"[UNK]", "<x>", "a", "brand", "b"});
        const auto run = [&](AddedToken token, const std::string& text) {
            token.id = *words.find(token.content);
            const Tokenizer tokenizer(words, {}, {.addedTokens = {token}});
            return tokenizer.tokenize(text);
        };
        QCOMPARE(texts(run({.content = "<x>", .stripLeft = true, .stripRight = true}, "a  <x> a")),
                 (Strings{"a", "<x>", "a"}));
        QCOMPARE(run({.content = "<x>", .stripLeft = true, .stripRight = true}, "a  <x> a")[1].span,
                 (SourceSpan{1, 7}));
        QCOMPARE(texts(run({.content = "brand", .singleWord = true}, "brandb brand")),
                 (Strings{"[UNK]", "brand"}));
        QCOMPARE(texts(run({.content = "brand", .special = false, .normalized = true}, "BRANDb")),
                 (Strings{"brand", "b"}));
        QCOMPARE(texts(run({.content = "brand"}, "BRANDb")), Strings{"[UNK]"});
    }

    void aWordOfMoreThan100CharactersIsUnknown()
    {
        const Tokenizer tokenizer = tokenizerOf({"[UNK]", "é", "##é"}, {.stripAccents = false});
        std::string word;
        for (int i = 0; i < 100; ++i)
            word += "é";
        QCOMPARE(tokenizer.tokenize(word).size(), std::size_t(100));
        QCOMPARE(texts(tokenizer.tokenize(word + "é")), Strings{"[UNK]"});
    }

    void truncation_data()
    {
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("b");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("keptA");
        QTest::addColumn<int>("keptB");
        QTest::newRow("fits exactly") << 4 << 3 << 10 << 4 << 3;
        QTest::newRow("only A is long") << 9 << 2 << 10 << 5 << 2;
        QTest::newRow("only B is long") << 2 << 9 << 10 << 2 << 5;
        QTest::newRow("both, A longer") << 10 << 9 << 10 << 4 << 3;
        QTest::newRow("both, B longer") << 9 << 10 << 10 << 3 << 4;
        QTest::newRow("both alike") << 10 << 10 << 10 << 3 << 4;
        QTest::newRow("single") << 12 << -1 << 10 << 8 << 0;
        QTest::newRow("no room at all") << 5 << 5 << 2 << 0 << 0;
    }

    void truncation()
    {
        QFETCH(int, a);
        QFETCH(int, b);
        QFETCH(int, limit);
        QFETCH(int, keptA);
        QFETCH(int, keptB);
        const Tokenizer tokenizer = tokenizerOf({"[UNK]", "[CLS]", "[SEP]", "[MASK]", "x"});
        const auto text = [](int words) {
            std::string result;
            for (int i = 0; i < words; ++i)
                result += "x ";
            return result;
        };
        const bool pair = b >= 0;
        const Encoding encoding = tokenizer.encode(
            text(a), pair ? std::optional<std::string>(text(b)) : std::nullopt, limit);
        QCOMPARE(encoding.size(), keptA + keptB + (pair ? 3 : 2));
        QCOMPARE(encoding.truncation.removedFromA, a - keptA);
        QCOMPARE(encoding.truncation.removedFromB, pair ? b - keptB : 0);
        QCOMPARE(bool(encoding.truncation), a > keptA || (pair && b > keptB));
        QCOMPARE(encoding.tokens[std::size_t(keptA) + 1].text, std::string("[SEP]"));
        QCOMPARE(encoding.tokens.back().text, std::string("[SEP]"));
    }

    void anEmptyTextIsTwoSpecialTokens()
    {
        const Tokenizer tokenizer = tokenizerOf({"[UNK]", "[CLS]", "[SEP]", "[MASK]"});
        QCOMPARE(texts(tokenizer.encode("").tokens), (Strings{"[CLS]", "[SEP]"}));
        QCOMPARE(texts(tokenizer.encode(" \n", "").tokens), (Strings{"[CLS]", "[SEP]", "[SEP]"}));
    }

    void decode()
    {
        const Tokenizer tokenizer = tokenizerOf({"[UNK]", "[CLS]", "[SEP]", "[MASK]", "do", "n",
                                                 "'", "t", "##s", "ran", ",", "it", "s", "."});
        const auto decoded = [&](const Strings& words, bool skip) {
            std::vector<TokenId> wanted;
            for (const std::string& word : words)
                wanted.push_back(*tokenizer.vocabulary().find(word));
            return tokenizer.decode(wanted, skip);
        };
        QCOMPARE(decoded({"[CLS]", "it", "'", "s", "ran", "##s", ",", "it", ".", "[SEP]"}, true),
                 std::string("it's rans, it."));
        QCOMPARE(decoded({"[CLS]", "it", "[MASK]", "[SEP]"}, false),
                 std::string("[CLS] it [MASK] [SEP]"));
        QCOMPARE(decoded({"##s"}, false), std::string("##s"));
        QCOMPARE(decoded({}, false), std::string());
    }

    void masksRememberWhatTheyHide()
    {
        const Tokenizer tokenizer = tokenizerOf({"[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b"});
        const Encoding plain = tokenizer.encode("a b [MASK]");
        const Encoding masked = withMask(plain, TokenIndex{1}, TokenId{3}, "[MASK]");
        QCOMPARE(masked.tokens[1].hidden, std::optional(TokenId{4}));
        QCOMPARE(masked.tokens[1].text, std::string("[MASK]"));
        const auto places = maskedPositions(masked, TokenId{3});
        QCOMPARE(places, (std::vector{TokenIndex{1}, TokenIndex{3}}));
        QCOMPARE(withMask(plain, TokenIndex{0}, TokenId{3}, "[MASK]").tokens[0].text,
                 std::string("[CLS]")); // special tokens stay
    }

    void anyBytesGiveTokensInOrder()
    {
        const auto model = loadModel(miniEn);
        std::mt19937 generator(5);
        for (int round = 0; round < 400; ++round) {
            std::string text;
            const int length = int(generator() % 200);
            for (int i = 0; i < length; ++i)
                text += round % 2 ? char(generator() % 256)
                                  : encodeUtf8(char32_t(generator() % 0x3000 + 1))[0];
            const int characters = int(decodeUtf8(text).size());
            const Encoding encoding = model->tokenizer.encode(text, text);
            QVERIFY(encoding.size() <= model->tokenizer.settings().maxTokens);
            for (const int segment : {0, 1}) {
                int last = 0;
                for (const Token& token : encoding.tokens) {
                    if (token.segment != segment || token.span.end == 0)
                        continue;
                    QVERIFY(token.span.begin >= last);
                    QVERIFY(token.span.begin < token.span.end && token.span.end <= characters);
                    last = token.span.begin;
                }
            }
        }
    }

    void aMegabyteIsNoTrouble()
    {
        const auto model = loadModel(miniEn);
        std::string text;
        while (text.size() < 1'000'000)
            text += "[MASK the old man said nothing, ";
        const Encoding encoding = model->tokenizer.encode(text);
        QCOMPARE(encoding.size(), 128);
        QVERIFY(encoding.truncation.removedFromA > 200'000);
        QCOMPARE(texts(model->tokenizer.tokenize(std::string(1'000'000, 'x'))), Strings{"[UNK]"});
    }
};

QTEST_GUILESS_MAIN(TokenizerTest)
#include "tst_tokenizer.moc"
