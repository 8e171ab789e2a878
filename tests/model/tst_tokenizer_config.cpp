// SPDX-License-Identifier: GPL-3.0-or-later
//
// The many ways in which tokenizer files say the same, or say something else than they should.

#include "files/tokenizer_files.h"
#include "support.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

class TokenizerConfigTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int rows = 6;
    QTemporaryDir m_dir;
    fs::path m_folder;

    static Json tokenizerJson()
    {
        return {{"model",
                 {{"type", "WordPiece"},
                  {"vocab",
                   {{"[UNK]", 0}, {"[CLS]", 1}, {"[SEP]", 2}, {"[MASK]", 3}, {"a", 4}, {"b", 5}}}}},
                {"normalizer", {{"type", "BertNormalizer"}}},
                {"pre_tokenizer", {{"type", "BertPreTokenizer"}}}};
    }
    void config(const Json& json) const
    {
        writeAll(m_folder / "tokenizer_config.json", json.dump());
    }
    Tokenizer load() const { return loadTokenizer(m_folder, rows, 128); }
    void expectError(const std::vector<std::string>& words) const
    {
        expectProblem(words, [&] { load(); });
    }

private slots:
    void init()
    {
        m_folder = m_dir.filePath(QTest::currentTestFunction()).toStdString();
        if (const char* row = QTest::currentDataTag())
            m_folder += row;
        fs::create_directory(m_folder);
        writeAll(m_folder / "vocab.txt", "[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n");
    }

    void defaultsAreThoseOfBertUncased()
    {
        const Tokenizer tokenizer = load();
        QVERIFY(tokenizer.settings().normalizer.lowercase);
        QVERIFY(tokenizer.settings().normalizer.stripsAccents());
        QVERIFY(tokenizer.settings().normalizer.spaceChinese);
        QCOMPARE(tokenizer.settings().maxTokens, 128);
        QCOMPARE(tokenizer.specials().mask.value, 3);
        QVERIFY(tokenizer.isSpecial(TokenId{0})); // [UNK]
        QVERIFY(!tokenizer.isSpecial(TokenId{4}));
    }

    /// Each must be looked up, not compared with all others: that would take half an hour.
    void thousandsOfAddedTokens()
    {
        Json decoder = Json::object();
        decoder["4"] = {{"content", "a"}, {"special", true}};
        for (int id = 100; id < 200'000; ++id) // the ids between are nobody's
            decoder[std::to_string(id)] = {{"content", "t" + std::to_string(id)}};
        config({{"added_tokens_decoder", decoder}});
        const Tokenizer tokenizer = load();
        QCOMPARE(tokenizer.settings().addedTokens.size(), std::size_t(5)); // those with an id
        QVERIFY(tokenizer.isSpecial(TokenId{4}) && !tokenizer.isSpecial(TokenId{5}));
    }

    /// Editors put a byte order mark before the first entry.
    void aByteOrderMarkIsNoEntry()
    {
        writeAll(m_folder / "vocab.txt", "\xef\xbb\xbf[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n");
        QCOMPARE(load().vocabulary().text({0}), std::string("[UNK]"));
        writeAll(m_folder / "vocab.txt", "\xef\xbb\xbf\n[CLS]\n[SEP]\n[MASK]\n[UNK]\nb\n");
        QCOMPARE(load().vocabulary().text({0}), std::string("\xef\xbb\xbf")); // a letter of it
    }

    void theLimitIsTheSmallerOne_data()
    {
        QTest::addColumn<QString>("length");
        QTest::addColumn<int>("expected");
        QTest::newRow("smaller") << "64" << 64;
        QTest::newRow("larger") << "512" << 128;
        QTest::newRow("no limit") << "1000000000000000019884624838656" << 128;
        QTest::newRow("null") << "null" << 128;
        QTest::newRow("zero") << "0" << 128;
        QTest::newRow("negative") << "-1" << 128;
        QTest::newRow("too small for a pair") << "2" << 4;
    }

    void theLimitIsTheSmallerOne()
    {
        QFETCH(QString, length);
        QFETCH(int, expected);
        config({{"model_max_length", Json::parse(length.toStdString())}});
        QCOMPARE(load().settings().maxTokens, expected);
    }

    void specialTokensMayHaveOtherNames()
    {
        config({{"mask_token", "a"}, {"cls_token", {{"content", "b"}}}, {"pad_token", nullptr}});
        const Tokenizer tokenizer = load();
        QCOMPARE(tokenizer.specials().mask.value, 4);
        QCOMPARE(tokenizer.encode("x").tokens[0].text, std::string("b"));
        QVERIFY(tokenizer.isSpecial(TokenId{4}));
        config({{"mask_token", "<mask>"}});
        expectError({"vocab.txt", "has no <mask>"});
    }

    void wrongTypesAreTold_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("case") << "do_lower_case"
                              << "1"
                              << "true or false, but is 1";
        QTest::newRow("accents") << "strip_accents"
                                 << "\"no\""
                                 << "true or false, but is \"no\"";
        QTest::newRow("Chinese") << "tokenize_chinese_chars"
                                 << "[]"
                                 << "true or false";
        QTest::newRow("length") << "model_max_length"
                                << "\"long\""
                                << "a number";
        QTest::newRow("name") << "mask_token"
                              << "7"
                              << "a text or an object";
        QTest::newRow("name object") << "sep_token"
                                     << "{\"text\":\"a\"}"
                                     << "a text or an object";
        QTest::newRow("added") << "added_tokens_decoder"
                               << "[]"
                               << "an object";
        QTest::newRow("added one") << "added_tokens_decoder"
                                   << "{\"6\": 1}"
                                   << "'content'";
    }

    void wrongTypesAreTold()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, words);
        config({{key.toStdString(), Json::parse(value.toStdString())}});
        expectError({"tokenizer_config.json", words.toStdString()});
    }

    void tokensMayFollowTheVocabulary()
    {
        writeAll(m_folder / "vocab.txt", "[UNK]\n[CLS]\n[SEP]\n[MASK]\n");
        config({{"added_tokens_decoder",
                 {{"5", {{"content", "<y>"}}}, {"4", {{"content", "<x>"}, {"special", true}}}}}});
        const Tokenizer tokenizer = load();
        const std::vector<Token> tokens = tokenizer.tokenize("<y><x>");
        QCOMPARE(tokens.size(), std::size_t(2));
        QCOMPARE(tokens[0].id.value, 5);
        QVERIFY(!tokens[0].special);
        QCOMPARE(tokens[1].id.value, 4);
        QVERIFY(tokens[1].special);
    }

    void emptyLinesAtTheEndDoNotCount()
    {
        writeAll(m_folder / "vocab.txt", "[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\na\r\nb\r\n\r\n\r\n");
        QCOMPARE(load().vocabulary().size(), rows);
        writeAll(m_folder / "vocab.txt", "[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb"); // cut short
        QCOMPARE(load().tokenize("b")[0].id.value, 5);
        writeAll(m_folder / "vocab.txt", std::string(20'000'000, '\n'));
        expectError({"has no [UNK]"});
    }

    void tokenizerJsonComesFirst()
    {
        writeAll(m_folder / "vocab.txt", "not this one");
        Json json = tokenizerJson();
        json["normalizer"] = {
            {"type", "Sequence"},
            {"normalizers", {{{"type", "BertNormalizer"}, {"lowercase", false}}}}};
        writeAll(m_folder / "tokenizer.json", json.dump());
        QVERIFY(!load().settings().normalizer.lowercase);
        QVERIFY(!load().settings().normalizer.stripsAccents());
        config({{"strip_accents", true}, {"tokenize_chinese_chars", false}});
        QVERIFY(!load().settings().normalizer.lowercase);
        QVERIFY(load().settings().normalizer.stripsAccents());
        QVERIFY(!load().settings().normalizer.spaceChinese);
    }

    void thePostProcessorNamesItsTokens()
    {
        Json json = tokenizerJson();
        json["post_processor"] = {{"type", "BertProcessing"}, {"cls", {"a", 4}}, {"sep", {"b", 5}}};
        writeAll(m_folder / "tokenizer.json", json.dump());
        QCOMPARE(load().specials().classification.value, 4);
        QCOMPARE(load().specials().separator.value, 5);
        json["post_processor"] = {{"type", "TemplateProcessing"},
                                  {"single",
                                   {{{"SpecialToken", {{"id", "b"}, {"type_id", 0}}}},
                                    {{"Sequence", {{"id", "A"}, {"type_id", 0}}}},
                                    {{"SpecialToken", {{"id", "a"}, {"type_id", 0}}}}}}};
        writeAll(m_folder / "tokenizer.json", json.dump());
        QCOMPARE(load().specials().classification.value, 5);
        QCOMPARE(load().specials().separator.value, 4);
        json["post_processor"] = {{"single", {1, "x"}}, {"cls", 3}};
        writeAll(m_folder / "tokenizer.json", json.dump());
        QCOMPARE(load().specials().classification.value, 1);
    }

    void otherKindsOfTokenizersAreRefused()
    {
        Json json = tokenizerJson();
        json["pre_tokenizer"]["type"] = "Whitespace";
        writeAll(m_folder / "tokenizer.json", json.dump());
        expectError({"tokenizer.json", "BertPreTokenizer"});
        json = tokenizerJson();
        json["model"]["unk_token"] = 0;
        writeAll(m_folder / "tokenizer.json", json.dump());
        expectError({"tokenizer.json", "'unk_token' should be a text"});
        writeAll(m_folder / "tokenizer.json", "[]");
        expectError({"tokenizer.json", "JSON object"});
        writeAll(m_folder / "tokenizer.json", "{\"model\": \"\xff\"}");
        expectError({"tokenizer.json", "not valid JSON"});
        json = tokenizerJson();
        json["model"]["vocab"][std::string(100'000, 'x')] = 6;
        writeAll(m_folder / "tokenizer.json", json.dump());
        try {
            load();
            QFAIL("an id beyond the embeddings was taken");
        } catch (const Problem& error) {
            QVERIFY(std::string(error.what()).size() < 500);
        }
    }

    void foldersInPlaceOfFiles_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"vocab.txt", "tokenizer.json", "tokenizer_config.json"})
            QTest::newRow(name) << name;
    }

    void foldersInPlaceOfFiles()
    {
        QFETCH(QString, name);
        fs::remove(m_folder / name.toStdString());
        fs::create_directory(m_folder / name.toStdString());
        expectError({name.toStdString(), "not a file"});
    }

    void aFolderThatCannotBe()
    {
        m_folder = std::string(10'000, 'x');
        expectError({"neither vocab.txt nor tokenizer.json"});
    }
};

VITRINE_TEST(TokenizerConfigTest)
#include "tst_tokenizer_config.moc"
