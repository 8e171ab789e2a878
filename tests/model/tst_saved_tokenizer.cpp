// SPDX-License-Identifier: GPL-3.0-or-later
// A model that was trained here keeps the tokenizer that it began with.

#include "files/tokenizer_files.h"
#include "support.h"
#include "training/model_writer.h"

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

namespace
{

const std::vector<std::string> words = {
    "<pad>", "<unk>", "<s>",  "</s>",   "<mask>", "the", "cat",   "@@s", "sat", "Brand",
    "##s",   "[CLS]", "hard", "\u732b", "\u00e9", "e",   "[PAD]", "x y", "New", "New York"};

Json tokenizerJson()
{
    Json vocabulary = Json::object();
    for (std::size_t id = 0; id < words.size(); ++id)
        vocabulary[words[id]] = id;
    return {{"model",
             {{"type", "WordPiece"},
              {"unk_token", "<unk>"},
              {"continuing_subword_prefix", "@@"},
              {"max_input_chars_per_word", 5},
              {"vocab", vocabulary}}},
            {"normalizer",
             {{"type", "BertNormalizer"},
              {"clean_text", false},
              {"handle_chinese_chars", false},
              {"strip_accents", false},
              {"lowercase", true}}},
            {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
            {"added_tokens",
             {{{"id", 9}, {"content", "Brand"}, {"normalized", true}, {"special", false}},
              {{"id", 17}, {"content", "x y"}, {"lstrip", true}, {"rstrip", true}},
              {{"id", 19}, {"content", "New York"}, {"single_word", true}}}}};
}

const Json oddNames = {{"unk_token", "<unk>"}, {"cls_token", "<s>"},     {"sep_token", "</s>"},
                       {"pad_token", "<pad>"}, {"mask_token", "<mask>"}, {"model_max_length", 12}};

} // namespace

class SavedTokenizerTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    /// The tokenizer of `folder`, saved with a model and read again.
    Tokenizer saved(const Tokenizer& tokenizer, const fs::path& folder) const
    {
        Config config;
        config.vocabularySize = tokenizer.vocabulary().size();
        config.hiddenSize = config.intermediateSize = 4;
        config.layerCount = config.headCount = 1;
        config.maxPositions = 32;
        const ParameterLayout layout(config, {.pretraining = true});
        writeModelFolder(folder, layout, std::vector<float>(layout.size, 0.5f), tokenizer, "card");
        return loadModel(folder)->tokenizer;
    }

    void compare(const Tokenizer& before, const Tokenizer& after)
    {
        QCOMPARE(after.settings().maxTokens, before.settings().maxTokens);
        QCOMPARE(after.settings().padding, before.settings().padding);
        QCOMPARE(after.specials().mask.value, before.specials().mask.value);
        const std::vector<std::string> texts = {"The CATs sat.", "brand BRAND Brand",
                                                "a x y the",     "New Yorker New York",
                                                "[CLS] <s> ##s", "<mask> [MASK] <pad> [PAD]",
                                                "sat\u0001sat",  "\u732bcat \u00c9 e\u0301",
                                                "hards harder",  "catsss",
                                                "</s>the"};
        for (const std::string& text : texts) {
            const Encoding a = before.encode(text, "the cat", 30),
                           b = after.encode(text, "the cat", 30);
            QCOMPARE(b.size(), a.size());
            for (std::size_t i = 0; i < a.tokens.size(); ++i) {
                QVERIFY2(a.tokens[i].id.value == b.tokens[i].id.value, text.c_str());
                QVERIFY2(a.tokens[i].span == b.tokens[i].span, text.c_str());
                QVERIFY2(a.tokens[i].special == b.tokens[i].special, text.c_str());
                QVERIFY2(a.tokens[i].continuesWord == b.tokens[i].continuesWord, text.c_str());
            }
        }
    }

private slots:
    void tokenizersAreKept_data()
    {
        QTest::addColumn<bool>("hasJson");
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("tokenizer.json") << true << QByteArray("{}");
        QTest::newRow("only names") << false << QByteArray("{}");
        QTest::newRow("ideographs") << false << QByteArray(R"({"tokenize_chinese_chars": false})");
        QTest::newRow("accents") << false << QByteArray(R"({"strip_accents": false})");
        QTest::newRow("cased") << false << QByteArray(R"({"do_lower_case": false})");
        QTest::newRow("added") << false << QByteArray(R"({"added_tokens_decoder": {
            "9": {"content": "Brand", "normalized": true}, "18": {"content": "New", "rstrip": true,
            "special": false}, "19": {"content": "New York", "single_word": true}}})");
        QTest::newRow("usual names") << false << QByteArray(R"({"cls_token": "[CLS]"})");
    }

    void tokenizersAreKept()
    {
        QFETCH(bool, hasJson);
        QFETCH(QByteArray, change);
        const fs::path folder =
            m_dir.filePath(QString("from ") + QTest::currentDataTag()).toStdString();
        fs::create_directory(folder);
        std::string lines;
        for (const std::string& word : words)
            lines += word + "\n";
        if (hasJson)
            writeAll(folder / "tokenizer.json", tokenizerJson().dump());
        else
            writeAll(folder / "vocab.txt", lines);
        Json names = oddNames;
        names.update(Json::parse(change.toStdString()));
        writeAll(folder / "tokenizer_config.json", names.dump());
        const Tokenizer before = loadTokenizer(folder, int(words.size()), 32);
        const fs::path to = m_dir.filePath(QString("to ") + QTest::currentDataTag()).toStdString();
        const Tokenizer after = saved(before, to);
        compare(before, after);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(readJson(to / "config.json").at("pad_token_id").get<int>(), 0);
        compare(before, saved(after, to.string() + " again"));
    }

    /// Entries that stand twice, or not at all, as vocab.txt may have them.
    void entriesThatStandTwiceAreKept()
    {
        const fs::path folder = m_dir.filePath("twice").toStdString();
        fs::create_directory(folder);
        std::string lines;
        for (const std::string& word : words)
            lines += word + "\n";
        writeAll(folder / "vocab.txt", lines + "cat\n\n\n");
        writeAll(folder / "tokenizer_config.json", oddNames.dump());
        const Tokenizer before = loadTokenizer(folder, int(words.size()) + 3, 32);
        QCOMPARE(before.tokenize("cat")[0].id.value, int(words.size()));
        const fs::path to = m_dir.filePath("to twice").toStdString();
        compare(before, saved(before, to));
        QVERIFY(!fs::exists(to / "tokenizer.json"));
    }

    /// BERT's own tokenizer is written as it always was.
    void anOrdinaryOneIsWrittenAsEver()
    {
        const auto model = loadModel(miniEn);
        const fs::path to = m_dir.filePath("ordinary").toStdString();
        const Tokenizer after = saved(model->tokenizer, to);
        QCOMPARE(readAll(to / "vocab.txt"), readAll(miniEn / "vocab.txt"));
        QCOMPARE(readAll(to / "tokenizer_config.json"), readAll(miniEn / "tokenizer_config.json"));
        QVERIFY(!fs::exists(to / "tokenizer.json"));
        QCOMPARE(after.encode("The [MASK] sat.").size(), 6);
    }
};

VITRINE_TEST(SavedTokenizerTest)
#include "tst_saved_tokenizer.moc"
