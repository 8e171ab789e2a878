// SPDX-License-Identifier: GPL-3.0-or-later
#include "support.h"
#include "text/unicode.h"

#include <QTest>

#include <random>

using namespace vitrine;
using namespace vitrine::test;
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

static std::string slice(const std::string& text, SourceSpan span)
{
    const AlignedText characters = decodeUtf8(text);
    return encodeUtf8(
        std::span(characters).subspan(std::size_t(span.begin), std::size_t(span.end - span.begin)));
}

class TokenizerTest : public QObject
{
    Q_OBJECT

private slots:
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

    /// All that the Hugging Face decoder joins (clean_up_tokenization).
    void decodingJoinsWhatBelongsTogether()
    {
        const Strings entries = {"[UNK]", "[CLS]", "[SEP]", "[MASK]", "i", "n't", "'m", "'s",
                                 "'ve",   "'re",   "?",     "!",      ".", ",",   "'"};
        const Tokenizer tokenizer = tokenizerOf(entries);
        for (const char* const end : {"n't", "'m", "'s", "'ve", "'re", "?", "!", ".", ","})
            QCOMPARE(tokenizer.decode({TokenId{4}, *tokenizer.vocabulary().find(end), TokenId{4}},
                                      false),
                     std::string("i") + end + " i");
        QCOMPARE(tokenizer.decode({TokenId{4}, TokenId{14}, TokenId{4}}, false),
                 std::string("i'i"));
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

    /// Of a long text only the beginning is read, and it comes out as in the whole text, wherever
    /// the text was cut: within words, accents, added tokens or characters of several bytes.
    void theBeginningIsThatOfTheWholeText()
    {
        std::vector<std::string> entries = {"[UNK]",   "[CLS]",       "[SEP]", "[MASK]", "New York",
                                            "catalog", "e\xcc\x81 x", ".",     "a",      "b"};
        for (char c = 'a'; c <= 'z'; ++c) {
            entries.emplace_back(1, c);
            entries.push_back(std::string("##") + c);
        }
        Vocabulary vocabulary(entries);
        TokenizerSettings settings;
        settings.maxTokens = 20;
        for (const char* text : {"[MASK]", "New York", "catalog", "e\xcc\x81 x"}) {
            settings.addedTokens.push_back({.content = text, .id = *vocabulary.find(text)});
            settings.addedTokens.back().normalized = text[0] == 'e';
            settings.addedTokens.back().stripRight = text[0] == 'N';
        }
        const SpecialTokens specials = {{0}, {1}, {2}, {3}};
        const Tokenizer tokenizer(std::move(vocabulary), specials, settings);
        std::mt19937 random(3);
        const char* const parts[] = {"cat",    "catalog", "New York",      "New ",
                                     "  ",     ".",       "\u00e9 x",      "\u4e2d",
                                     "[MASK]", "\xff",    "b\u0301\u0302", "zz"};
        for (int round = 0; round < 12; ++round) {
            std::string text;
            while (text.size() < 400'000) {
                text += parts[random() % std::size(parts)];
                if (random() % 50 == 0)
                    text += std::string(random() % 150, 'q'); // around the longest word
            }
            const std::vector<Token> whole = tokenizer.tokenize(text);
            QVERIFY(whole.size() > 60'000);
            for (const int limit : {20, 4000 + round, 20'000}) {
                const Encoding encoding = tokenizer.encode(text, std::nullopt, limit);
                QCOMPARE(encoding.size(), limit);
                QVERIFY(encoding.truncation.isAtLeast);
                for (std::size_t i = 1; i + 1 < std::size_t(limit); ++i) {
                    QCOMPARE(encoding.tokens[i].id.value, whole[i - 1].id.value);
                    QCOMPARE(encoding.tokens[i].span, whole[i - 1].span);
                }
            }
        }
    }

    /// Its beginning alone would be thousands of other tokens.
    void anAddedTokenMayBeLongerThanWhatIsRead()
    {
        std::string content;
        for (int i = 0; i < 60'000; ++i)
            content += "a ";
        content += "b";
        Vocabulary vocabulary({"[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", content});
        TokenizerSettings settings;
        settings.addedTokens = {{.content = content, .id = *vocabulary.find(content)}};
        const Tokenizer tokenizer(std::move(vocabulary), {{0}, {1}, {2}, {3}}, settings);
        const Encoding encoding = tokenizer.encode(content + " b");
        QCOMPARE(encoding.size(), 4);
        QCOMPARE(encoding.tokens[1].id.value, 6);
        QVERIFY(!encoding.truncation);
    }

    void aShortTextIsCountedToItsEnd()
    {
        const auto model = loadModel(miniEn);
        std::string text;
        for (int i = 0; i < 9000; ++i)
            text += "the ";
        const Truncation cut = model->tokenizer.encode(text, "a").truncation;
        QCOMPARE(cut.removedFromA, 9000 - (128 - 3 - 1));
        QVERIFY(!cut.isAtLeast);
        const Truncation both = model->tokenizer.encode("a", text + text + text).truncation;
        QVERIFY(both.isAtLeast && both.removedFromB >= 10'000);
    }

    void aMegabyteIsNoTrouble()
    {
        const auto model = loadModel(miniEn);
        std::string text;
        while (text.size() < 1'000'000)
            text += "[MASK the old man said nothing, ";
        const Encoding encoding = model->tokenizer.encode(text);
        QCOMPARE(encoding.size(), 128);
        QCOMPARE(encoding.truncation.removedFromA, 10'002);
        QVERIFY(encoding.truncation.isAtLeast);
        QCOMPARE(texts(model->tokenizer.tokenize(std::string(1'000'000, 'x'))), Strings{"[UNK]"});
    }
};

VITRINE_TEST(TokenizerTest)
#include "tst_tokenizer.moc"
