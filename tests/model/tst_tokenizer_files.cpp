// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_files.h"
#include "support.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

class TokenizerFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void badVocabularies()
    {
        const ModelCopy copy;
        const fs::path file = copy.path / "vocab.txt";
        const std::string good = readAll(file);
        const auto expect = [&](const std::string& text, const std::string& words) {
            writeAll(file, text);
            expectProblem({"vocab.txt", words}, [&] { loadModel(copy.path); });
        };
        std::string withoutMask = good;
        withoutMask.replace(withoutMask.find("[MASK]"), 6, "[mask]");
        expect(withoutMask, "has no [MASK]");
        expect(good.substr(0, good.find('\n', 200) + 1), "embeddings for 124");
        expect(good + "extra\n", "has 125 entries");
        expect("", "has 0 entries");
        expect(good + "\xff\xfe\n", "UTF-8");
        fs::resize_file(file, 5'000'000'000);
        expectProblem({"bytes"}, [&] { loadModel(copy.path); });
        // Windows line ends are fine.
        std::string windows;
        for (const char c : good)
            windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        writeAll(file, windows);
        QVERIFY(loadModel(copy.path));
    }

    void tokenizerJson()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        Json json = {
            {"model",
             {{"type", "WordPiece"},
              {"unk_token", "[UNK]"},
              {"continuing_subword_prefix", "@@"},
              {"max_input_chars_per_word", 5},
              {"vocab",
               {{"[UNK]", 0}, {"[CLS]", 1}, {"[SEP]", 2}, {"[MASK]", 3}, {"Ab", 4}, {"@@c", 5}}}}},
            {"normalizer",
             {{"type", "BertNormalizer"}, {"lowercase", false}, {"strip_accents", nullptr}}},
            {"added_tokens", {{{"id", 6}, {"content", "<x>"}, {"special", true}}}}};
        const auto load = [&] {
            writeAll(folder / "tokenizer.json", json.dump());
            return loadTokenizer(folder, 7, 100);
        };
        const Tokenizer tokenizer = load();
        const auto tokens = tokenizer.tokenize("Abc<x>abc Abcccc");
        QCOMPARE(tokens.size(), std::size_t(5));
        QCOMPARE(tokens[1].text, std::string("@@c"));
        QCOMPARE(tokens[2].id.value, 6);
        QCOMPARE(tokens[3].text, std::string("[UNK]"));
        QCOMPARE(tokens[4].text, std::string("[UNK]")); // more than five characters

        // tokenizer_config.json has the last word
        writeAll(
            folder / "tokenizer_config.json",
            R"({"do_lower_case": true, "model_max_length": 1e30, "mask_token": {"content": "<x>"}})");
        QVERIFY(load().settings().normalizer.lowercase);
        QCOMPARE(load().settings().maxTokens, 100);
        QCOMPARE(load().specials().mask.value, 6);

        const Json good = json;
        const auto expect = [&](const char* pointer, const Json& value, const std::string& words) {
            json = good;
            json[Json::json_pointer(pointer)] = value;
            expectProblem({"tokenizer.json", words}, [&] { load(); });
        };
        expect("/model/type", "BPE", "WordPiece");
        expect("/model/vocab", 3, "WordPiece");
        expect("/normalizer/type", "NFC", "BertNormalizer");
        expect("/normalizer/lowercase", "no", "true or false");
        expect("/model/vocab/Ab", 7, "below 7");
        expect("/model/vocab/Ab", -1, "below 7");
        expect("/model/vocab/Ab", 5, "have the same id 5");
        expect("/added_tokens", {{"a", 1}}, "should be a list");
        json = good;
        json["model"]["vocab"].erase("Ab");
        expectProblem({"has 6 entries", "for 7"}, [&] { load(); });
    }
};

VITRINE_TEST(TokenizerFilesTest)
#include "tst_tokenizer_files.moc"
