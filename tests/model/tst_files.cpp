// SPDX-License-Identifier: GPL-3.0-or-later
// Model folders: what opens, and what is said about those that do not.

#include "encoder/encoder.h"
#include "files/bundled_model.h"
#include "files/half.h"
#include "files/read_file.h"
#include "files/safetensors_writer.h"
#include "files/tokenizer_files.h"
#include "support.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

/// A safetensors file in memory, to be taken apart and put together again.
struct RawSafetensors {
    nlohmann::ordered_json header;
    std::string data;

    explicit RawSafetensors(const fs::path& file)
    {
        const std::string bytes = readAll(file);
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), 8);
        header = nlohmann::ordered_json::parse(bytes.substr(8, length));
        data = bytes.substr(8 + length);
    }

    void write(const fs::path& file, int misaligned = 0) const
    {
        std::string text = header.dump();
        text.append((8 - text.size() % 8) % 8 + std::size_t(misaligned), ' ');
        const std::uint64_t length = text.size();
        writeAll(file, std::string(reinterpret_cast<const char*>(&length), 8) + text + data);
    }

    void rename(const std::string& from, const std::string& to)
    {
        header[to] = header.at(from);
        header.erase(from);
    }

    void add(const std::string& name, const char* type, const std::vector<int>& shape,
             const std::string& bytes)
    {
        header[name] = {{"dtype", type},
                        {"shape", shape},
                        {"data_offsets", {data.size(), data.size() + bytes.size()}}};
        data += bytes;
    }

    std::string bytesOf(const std::string& name) const
    {
        const auto& offsets = header.at(name)["data_offsets"];
        return data.substr(offsets[0],
                           offsets[1].get<std::size_t>() - offsets[0].get<std::size_t>());
    }
};

static std::vector<float> outputOf(const fs::path& folder)
{
    const auto model = loadModel(folder);
    const auto trace = Encoder(model, 1).run(model->tokenizer.encode("the cat sat on the [MASK]"));
    std::vector<float> values;
    trace->forEachTensor(
        [&](const std::string&, const std::vector<int>&, std::span<const float> tensor) {
            values.insert(values.end(), tensor.begin(), tensor.end());
        });
    return values;
}

class FilesTest : public QObject
{
    Q_OBJECT

private slots:
    void theBundledModelOpens()
    {
        const auto model = loadModel(miniEn);
        QCOMPARE(model->name, std::string("mini-en"));
        QCOMPARE(model->config.layerCount, 4);
        QCOMPARE(model->config.headSize(), 64);
        QCOMPARE(model->tokenizer.settings().maxTokens, 128);
        // 8192 256 + 128 256 + 2 256 + 2 256 for the embeddings, 4 layers of 789760, the pooler
        // 65792, the heads 65792 + 512 + 8192 + 514
        QCOMPARE(model->weights.parameterCount, std::size_t(5'430'786));
        QVERIFY(model->weights.maskedLanguageModel->decoderIsTied);
        QCOMPARE(loadModel(miniEn.string() + "/")->name, std::string("mini-en"));
    }

    void theBundledModelIsFoundFromTheProgram()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        QVERIFY(!findBundledModel(root / "bin/vitrine"));
        fs::create_directories(root / "share/vitrine/sample_models/mini-en");
        writeAll(root / "share/vitrine/sample_models/mini-en/config.json", "{}");
        QCOMPARE(*findBundledModel(root / "bin/vitrine"),
                 fs::weakly_canonical(root / "share/vitrine/sample_models/mini-en"));
        QCOMPARE(*findBundledModel(VITRINE_CLI), fs::weakly_canonical(miniEn));
    }

    void halfPrecisionIsExact()
    {
        for (int bits = 0; bits < 0x10000; ++bits) {
            const int exponent = bits >> 10 & 31;
            const int fraction = bits & 1023;
            const double sign = bits & 0x8000 ? -1 : 1;
            const float value = floatFromHalf(std::uint16_t(bits));
            if (exponent == 31 && fraction)
                QVERIFY(std::isnan(value));
            else if (exponent == 31)
                QVERIFY(std::isinf(value) && (value > 0) == (sign > 0));
            else
                QVERIFY(double(value) == sign * (exponent
                                                     ? std::ldexp(1024 + fraction, exponent - 25)
                                                     : std::ldexp(fraction, -24)));
        }
        QCOMPARE(floatFromBfloat(0x3F80), 1.0f);
        QCOMPARE(floatFromBfloat(0xC049), -3.140625f);
    }

    void spellingsOfTheSameCheckpointGiveTheSameNumbers_data()
    {
        QTest::addColumn<int>("spelling");
        QTest::newRow("gamma and beta") << 0;
        QTest::newRow("decoder.bias") << 1;
        QTest::newRow("untied decoder") << 2;
        QTest::newRow("unaligned data") << 3;
        QTest::newRow("tensors that nobody needs") << 4;
        QTest::newRow("no metadata") << 5;
    }

    void spellingsOfTheSameCheckpointGiveTheSameNumbers()
    {
        QFETCH(int, spelling);
        const ModelCopy copy;
        const fs::path file = copy.path / "model.safetensors";
        RawSafetensors raw(file);
        const auto names = [&] {
            std::vector<std::string> result;
            for (const auto& [name, entry] : raw.header.items())
                result.push_back(name);
            return result;
        }();
        switch (spelling) {
        case 0:
            for (std::string name : names) {
                const std::string before = name;
                if (name.ends_with("LayerNorm.weight"))
                    raw.rename(before, name.replace(name.size() - 6, 6, "gamma"));
                else if (name.ends_with("LayerNorm.bias"))
                    raw.rename(before, name.replace(name.size() - 4, 4, "beta"));
            }
            break;
        case 1:
            raw.rename("cls.predictions.bias", "cls.predictions.decoder.bias");
            break;
        case 2:
            raw.add("cls.predictions.decoder.weight", "F32", {124, 32},
                    raw.bytesOf("bert.embeddings.word_embeddings.weight"));
            break;
        case 4:
            raw.add("bert.embeddings.position_ids", "I64", {1, 2}, std::string(16, '\0'));
            raw.add("something.new", "F8_E4M3", {3}, std::string(3, '\1'));
            break;
        case 5:
            raw.header.erase("__metadata__");
            break;
        default:
            break;
        }
        raw.write(file, spelling == 3 ? 1 : 0);
        QCOMPARE(outputOf(copy.path), outputOf(dataDir / "tiny-random"));
    }

    void bfloatWeightsOpen()
    {
        const ModelCopy copy;
        RawSafetensors raw(copy.path / "model.safetensors");
        std::string halved;
        for (auto& [name, entry] : raw.header.items()) {
            if (name == "__metadata__")
                continue;
            const std::string bytes = raw.bytesOf(name);
            const std::size_t begin = halved.size();
            for (std::size_t i = 0; i < bytes.size(); i += 4)
                halved += bytes.substr(i + 2, 2); // the upper half of each float
            entry["dtype"] = "BF16";
            entry["data_offsets"] = {begin, halved.size()};
        }
        raw.data = halved;
        raw.write(copy.path / "model.safetensors");
        const auto weights = loadModel(copy.path)->weights;
        const auto exact = loadModel(dataDir / "tiny-random")->weights;
        QVERIFY(weights.embeddings.word.isApprox(exact.embeddings.word, 0.01f));
    }

    void everyActivationIsKnown()
    {
        const std::map<std::string, Activation> names = {
            {"gelu", Activation::Gelu},
            {"gelu_new", Activation::GeluTanh},
            {"gelu_pytorch_tanh", Activation::GeluTanh},
            {"relu", Activation::Relu},
            {"silu", Activation::Silu},
            {"swish", Activation::Silu},
            {"tanh", Activation::Tanh}};
        const ModelCopy copy;
        for (const auto& [name, activation] : names) {
            copy.configure("hidden_act", name);
            QCOMPARE(readConfig(copy.path / "config.json").activation, activation);
        }
    }

    void badConfigurations_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* key, const char* value, const char* words) {
            QTest::addRow("%s %s", key, value) << key << value << words;
        };
        row("hidden_size", "0", "a whole number from 1");
        row("hidden_size", "-32", "but is -32");
        row("hidden_size", "1e300", "a whole number");
        row("hidden_size", "99999999999999999999", "a whole number");
        row("hidden_size", "\"32\"", "but is \"32\"");
        row("hidden_size", "null", "but is null");
        row("num_hidden_layers", "2000000000", "to 1000");
        row("num_attention_heads", "5", "a divisor of hidden_size 32");
        row("vocab_size", "18446744073709551615", "to 2000000");
        row("max_position_embeddings", "3.5", "a whole number");
        row("hidden_act", "\"magic\"", "one of gelu");
        row("layer_norm_eps", "-1", "small positive number");
        row("model_type", "\"roberta\"", "BERT models only");
        row("position_embedding_type", "\"relative_key\"", "absolute");
        row("is_decoder", "true", "encoders only");
    }

    void badConfigurations()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, words);
        const ModelCopy copy;
        copy.configure(key.toStdString(), Json::parse(value.toStdString()));
        expectLoadError(LoadErrorKind::InvalidValue,
                        {"config.json", key.toStdString(), words.toStdString()},
                        [&] { loadModel(copy.path); });
    }

    void badFolders()
    {
        const ModelCopy copy;
        expectLoadError(LoadErrorKind::MissingFile, {"there is no such folder"},
                        [&] { loadModel(copy.path / "nothing"); });
        expectLoadError(LoadErrorKind::MissingFile, {"choose the folder"},
                        [&] { loadModel(copy.path / "config.json"); });
        fs::rename(copy.path / "model.safetensors", copy.path / "pytorch_model.bin");
        expectLoadError(LoadErrorKind::MissingFile, {"pytorch_model.bin", "safetensors"},
                        [&] { loadModel(copy.path); });
        fs::remove(copy.path / "pytorch_model.bin");
        expectLoadError(LoadErrorKind::MissingFile, {"model.safetensors", "not there"},
                        [&] { loadModel(copy.path); });
        fs::remove(copy.path / "vocab.txt");
        expectLoadError(LoadErrorKind::MissingFile, {"neither vocab.txt nor tokenizer.json"},
                        [&] { loadModel(copy.path); });
        fs::remove(copy.path / "config.json");
        expectLoadError(LoadErrorKind::MissingFile, {"config.json", "not there"},
                        [&] { loadModel(copy.path); });
        fs::create_directory(copy.path / "config.json");
        expectLoadError(LoadErrorKind::MissingFile, {"config.json", "not a file"},
                        [&] { loadModel(copy.path); });
    }

    void badJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << "not valid JSON";
        QTest::newRow("cut short") << QByteArray("{\"hidden_size\": 3") << "not valid JSON";
        QTest::newRow("not UTF-8") << QByteArray("{\"a\": \"\xff\xfe\"}") << "not valid JSON";
        QTest::newRow("a list") << QByteArray("[1, 2]") << "JSON object was expected";
        QTest::newRow("a key twice") << QByteArray("{\"a\": 1, \"a\": 2}") << "stands twice";
        QTest::newRow("deeply nested") << QByteArray(100'000, '[') << "nested more than";
    }

    void badJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const ModelCopy copy;
        for (const char* file : {"config.json", "tokenizer_config.json"}) {
            const std::string before = readAll(copy.path / file);
            writeAll(copy.path / file, text.toStdString());
            expectLoadError(LoadErrorKind::InvalidJson, {file, words.toStdString()},
                            [&] { loadModel(copy.path); });
            writeAll(copy.path / file, before);
        }
        QVERIFY(loadModel(copy.path));
    }

    void hugeJsonIsNotRead()
    {
        const ModelCopy copy;
        fs::resize_file(copy.path / "config.json", 10'000'000'000); // sparse: takes no room
        expectLoadError(LoadErrorKind::InvalidValue, {"10000000000 bytes"},
                        [&] { loadModel(copy.path); });
    }

    void badWeights_data()
    {
        QTest::addColumn<int>("mistake");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, int mistake, LoadErrorKind kind, const char* words) {
            QTest::newRow(name) << mistake << int(kind) << words;
        };
        row("missing tensor", 0, LoadErrorKind::MissingTensor, "(64, 32)");
        row("wrong shape", 1, LoadErrorKind::WrongShape, "should have shape (32, 32)");
        row("wrong type", 2, LoadErrorKind::WrongType, "but is I32");
        row("NaN", 3, LoadErrorKind::NotFinite, "NaN");
        row("infinity", 4, LoadErrorKind::NotFinite, "infinity");
        row("half a head", 5, LoadErrorKind::MissingTensor, "cls.predictions.transform.LayerNorm");
        row("offsets overlap", 6, LoadErrorKind::DamagedFile, "overlaps that of");
        row("offsets leave the file", 7, LoadErrorKind::DamagedFile, "bytes of data");
        row("offsets backwards", 8, LoadErrorKind::DamagedFile, "should lie in bytes");
        row("size and shape differ", 9, LoadErrorKind::DamagedFile, "are set aside");
        row("absurd shape", 10, LoadErrorKind::DamagedFile, "absurdly large");
        row("negative shape", 11, LoadErrorKind::DamagedFile, "whole numbers");
        row("no dtype", 12, LoadErrorKind::DamagedFile, "should have dtype");
        row("odd metadata", 13, LoadErrorKind::DamagedFile, "object of texts");
    }

    void badWeights()
    {
        QFETCH(int, mistake);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const ModelCopy copy;
        const fs::path file = copy.path / "model.safetensors";
        RawSafetensors raw(file);
        const std::string query = "bert.encoder.layer.1.attention.self.query.weight";
        auto& entry = raw.header[query];
        const std::size_t begin = entry["data_offsets"][0];
        const std::size_t end = entry["data_offsets"][1];
        const auto poke = [&](std::uint32_t bits) {
            std::memcpy(raw.data.data() + end - 4, &bits, 4);
        };
        switch (mistake) {
        case 0:
            raw.header.erase("bert.encoder.layer.1.intermediate.dense.weight");
            break;
        case 1:
            entry["shape"] = {16, 64};
            break;
        case 2:
            entry["dtype"] = "I32";
            break;
        case 3:
            poke(0x7FC00001);
            break;
        case 4:
            poke(0xFF800000);
            break;
        case 5:
            raw.header.erase("cls.predictions.transform.LayerNorm.weight");
            break;
        case 6:
            entry["data_offsets"] = {begin - 4, end - 4};
            break;
        case 7:
            entry["data_offsets"] = {raw.data.size(), raw.data.size() + (end - begin)};
            break;
        case 8:
            entry["data_offsets"] = {end, begin};
            break;
        case 9:
            entry["data_offsets"] = {begin, end - 4};
            break;
        case 10:
            entry["shape"] = {4294967296, 4294967296, 4294967296};
            break;
        case 11:
            entry["shape"] = {-32, 32};
            break;
        case 12:
            entry.erase("dtype");
            break;
        default:
            raw.header["__metadata__"] = {{"a", 1}};
        }
        raw.write(file);
        expectLoadError(LoadErrorKind(kind), {"model.safetensors", words.toStdString()},
                        [&] { loadModel(copy.path); });
    }

    void headersThatLie()
    {
        const ModelCopy copy;
        const fs::path file = copy.path / "model.safetensors";
        const std::string good = readAll(file);
        const auto withLength = [&](std::uint64_t length) {
            return std::string(reinterpret_cast<const char*>(&length), 8) + good.substr(8);
        };
        for (const std::uint64_t length : {std::uint64_t(good.size()), ~std::uint64_t(0),
                                           std::uint64_t(1) << 63, std::uint64_t(200'000'000)}) {
            writeAll(file, withLength(length));
            expectLoadError(LoadErrorKind::DamagedFile, {"the header should have"},
                            [&] { loadModel(copy.path); });
        }
        writeAll(file, withLength(3));
        expectLoadError(LoadErrorKind::InvalidJson, {"not valid JSON"},
                        [&] { loadModel(copy.path); });
        writeAll(file, "");
        expectLoadError(LoadErrorKind::DamagedFile, {"empty"}, [&] { loadModel(copy.path); });
        writeAll(file, "12345");
        expectLoadError(LoadErrorKind::DamagedFile, {"only 5 bytes"},
                        [&] { loadModel(copy.path); });
    }

    void filesCutShort()
    {
        const ModelCopy copy;
        const fs::path file = copy.path / "model.safetensors";
        const std::string good = readAll(file);
        for (std::size_t length = 1; length < good.size(); length += good.size() / 150) {
            writeAll(file, good.substr(0, length));
            QVERIFY_EXCEPTION_THROWN(loadModel(copy.path), LoadError);
        }
    }

    void badVocabularies()
    {
        const ModelCopy copy;
        const fs::path file = copy.path / "vocab.txt";
        const std::string good = readAll(file);
        const auto expect = [&](LoadErrorKind kind, const std::string& text,
                                const std::string& words) {
            writeAll(file, text);
            expectLoadError(kind, {"vocab.txt", words}, [&] { loadModel(copy.path); });
        };
        std::string withoutMask = good;
        withoutMask.replace(withoutMask.find("[MASK]"), 6, "[mask]");
        expect(LoadErrorKind::WrongVocabulary, withoutMask, "has no [MASK]");
        expect(LoadErrorKind::WrongVocabulary, good.substr(0, good.find('\n', 200) + 1),
               "embeddings for 124");
        expect(LoadErrorKind::WrongVocabulary, good + "extra\n", "has 125 entries");
        expect(LoadErrorKind::WrongVocabulary, "", "has 0 entries");
        expect(LoadErrorKind::InvalidJson, good + "\xff\xfe\n", "UTF-8");
        fs::resize_file(file, 5'000'000'000);
        expectLoadError(LoadErrorKind::InvalidValue, {"bytes"}, [&] { loadModel(copy.path); });
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
        const auto expect = [&](LoadErrorKind kind, const char* pointer, const Json& value,
                                const std::string& words) {
            json = good;
            json[Json::json_pointer(pointer)] = value;
            expectLoadError(kind, {"tokenizer.json", words}, [&] { load(); });
        };
        expect(LoadErrorKind::InvalidValue, "/model/type", "BPE", "WordPiece");
        expect(LoadErrorKind::InvalidValue, "/model/vocab", 3, "WordPiece");
        expect(LoadErrorKind::InvalidValue, "/normalizer/type", "NFC", "BertNormalizer");
        expect(LoadErrorKind::InvalidValue, "/normalizer/lowercase", "no", "true or false");
        expect(LoadErrorKind::WrongVocabulary, "/model/vocab/Ab", 7, "below 7");
        expect(LoadErrorKind::WrongVocabulary, "/model/vocab/Ab", -1, "below 7");
        expect(LoadErrorKind::WrongVocabulary, "/model/vocab/Ab", 5, "have the same id 5");
        expect(LoadErrorKind::InvalidValue, "/added_tokens", {{"a", 1}}, "should be a list");
        json = good;
        json["model"]["vocab"].erase("Ab");
        expectLoadError(LoadErrorKind::WrongVocabulary, {"has 6 entries", "for 7"},
                        [&] { load(); });
    }

    void writtenFilesCanBeRead()
    {
        QTemporaryDir dir;
        const fs::path file = dir.path().toStdString() + "/out.safetensors";
        const std::vector<float> values = {1, 2, 3, 4, 5, 6};
        writeSafetensors(
            file,
            {{"a", {2, 2}, std::span(values).first(4)}, {"b", {2}, std::span(values).last(2)}},
            {{"tokens", "[\"é\"]"}});
        const SafetensorsFile read(file);
        QCOMPARE(read.metadata().at("tokens"), std::string("[\"é\"]"));
        QCOMPARE(read.find("a")->shape, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(std::memcmp(read.find("b")->bytes.data(), values.data() + 4, 8), 0);
        QCOMPARE(std::distance(fs::directory_iterator(file.parent_path()), {}), 1); // nothing aside
        try {
            writeSafetensors(file.parent_path() / "no/such/folder/x", {});
            QFAIL("it was written");
        } catch (const std::runtime_error& error) {
            QVERIFY(QString(error.what()).contains("cannot be written"));
        }
    }

    // Whatever happens to the bytes, a folder opens or is refused in words.
    void damagedBytes_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file :
             {"config.json", "model.safetensors", "vocab.txt", "tokenizer_config.json"})
            QTest::newRow(file) << file;
    }

    void damagedBytes()
    {
        QFETCH(QString, file);
        const ModelCopy copy;
        const fs::path path = copy.path / file.toStdString();
        const std::string good = readAll(path);
        std::mt19937 random(11);
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            std::string bad = good;
            // Most of the weights' bytes are numbers; the header in front is what can confuse.
            const std::size_t reach = std::min<std::size_t>(bad.size(), 4000);
            for (unsigned flips = 1 + random() % 4; flips > 0; --flips)
                bad[random() % reach] = char(random() % 256);
            if (round % 5 == 0)
                bad.resize(random() % bad.size());
            writeAll(path, bad);
            try {
                loadModel(copy.path);
            } catch (const LoadError& error) {
                QVERIFY(std::strlen(error.what()) > 20);
                ++refused;
            }
        }
        QVERIFY(refused > 40);
    }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
