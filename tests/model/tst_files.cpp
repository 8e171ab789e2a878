// SPDX-License-Identifier: GPL-3.0-or-later
// Model folders: what opens, and what is said about those that do not.

#include "files/bundled_model.h"
#include "files/half.h"
#include "files/read_file.h"
#include "files/safetensors_writer.h"
#include "support.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

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
        row("layer_norm_eps", "-1", "a number from 1e-30 to 1");
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
        expectProblem({"config.json", key.toStdString(), words.toStdString()},
                      [&] { loadModel(copy.path); });
    }

    void badFolders()
    {
        const ModelCopy copy;
        expectProblem({"there is no such folder"}, [&] { loadModel(copy.path / "nothing"); });
        expectProblem({"choose the folder"}, [&] { loadModel(copy.path / "config.json"); });
        fs::rename(copy.path / "model.safetensors", copy.path / "pytorch_model.bin");
        expectProblem({"pytorch_model.bin", "safetensors"}, [&] { loadModel(copy.path); });
        fs::remove(copy.path / "pytorch_model.bin");
        expectProblem({"model.safetensors", "not there"}, [&] { loadModel(copy.path); });
        fs::remove(copy.path / "vocab.txt");
        expectProblem({"neither vocab.txt nor tokenizer.json"}, [&] { loadModel(copy.path); });
        fs::remove(copy.path / "config.json");
        expectProblem({"config.json", "not there"}, [&] { loadModel(copy.path); });
        fs::create_directory(copy.path / "config.json");
        expectProblem({"config.json", "not a file"}, [&] { loadModel(copy.path); });
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
            expectProblem({file, words.toStdString()}, [&] { loadModel(copy.path); });
            writeAll(copy.path / file, before);
        }
        QVERIFY(loadModel(copy.path));
    }

    void nestingEndsAtSixtyFour()
    {
        const auto nested = [](std::size_t depth) {
            return std::string(depth, '[') + std::string(depth, ']');
        };
        QVERIFY(parseJson(nested(64), "x.json").is_array());
        expectProblem({"x.json", "nested more than 64 deep"},
                      [&] { parseJson(nested(65), "x.json"); });
        expectProblem({"number", "larger"}, [] { parseJson("{\"a\": 1e400}", "x.json"); });
        QVERIFY(parseJson(R"({"a": {"b": 1}, "c": {"b": 2}})", "x.json").is_object());
        expectProblem({"'b' stands twice"},
                      [] { parseJson(R"({"a": [{"b": 1, "c": [], "b": 2}]})", "x.json"); });
    }

    void hugeJsonIsNotRead()
    {
        const ModelCopy copy;
        fs::resize_file(copy.path / "config.json", 10'000'000'000); // sparse: takes no room
        expectProblem({"10000000000 bytes"}, [&] { loadModel(copy.path); });
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
            } catch (const Problem& error) {
                QVERIFY(std::strlen(error.what()) > 20);
                ++refused;
            }
        }
        QVERIFY(refused > 40);
    }
};

VITRINE_TEST(FilesTest)
#include "tst_files.moc"
