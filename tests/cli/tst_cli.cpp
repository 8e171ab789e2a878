// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program as people start it.

#include "cli_support.h"

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

class CliTest : public QObject
{
    Q_OBJECT

private slots:
    void info()
    {
        const Result result = run({"info"});
        QCOMPARE(result.status, 0);
        const Json json = result.json();
        SAME_JSON(json["name"], Json("mini-en"));
        SAME_JSON(json["parameters"], Json(5430786));
        SAME_JSON(json["sizes"]["num_hidden_layers"], Json(4));
        SAME_JSON(json["heads"]["next_sentence"], Json(true));
        SAME_JSON(json["tokenizer"]["lowercase"], Json(true));
        const QString folder = QString::fromStdString((dataDir / "encoder-only").string());
        QCOMPARE(run({"--model", folder, "info"}).json()["cannot_serve"].size(), std::size_t(2));
        SAME_JSON(run({"info", "--model", folder}).json()["name"], Json("encoder-only"));
    }

    void tokenize()
    {
        const Json json = run({"tokenize", "Naïve cat", "--pair", "a [MASK]."}).json();
        // However the vocabulary cuts the word, its pieces make it whole again.
        const Json tokens = json["tokens"], offsets = json["offsets"];
        const std::size_t pieces = tokens.size() - 7;
        std::string word;
        for (std::size_t i = 1; i <= pieces; ++i) {
            const std::string piece = tokens[i];
            word += i == 1 ? piece : piece.substr(2);
            QCOMPARE(offsets[i][0].get<int>(), i == 1 ? 0 : offsets[i - 1][1].get<int>());
        }
        QCOMPARE(word, std::string("naive"));
        QCOMPARE(offsets[pieces][1].get<int>(), 5);
        const auto rest = [&](const char* name) {
            return Json(std::vector<Json>(json[name].begin() + std::ptrdiff_t(pieces) + 1,
                                          json[name].end()));
        };
        SAME_JSON(rest("tokens"), Json({"cat", "[SEP]", "a", "[MASK]", ".", "[SEP]"}));
        SAME_JSON(rest("offsets"), Json({{6, 9}, {0, 0}, {0, 1}, {2, 8}, {8, 9}, {0, 0}}));
        SAME_JSON(rest("token_type_ids"), Json({0, 0, 1, 1, 1, 1}));
        SAME_JSON(rest("attention_mask"), Json({1, 1, 1, 1, 1, 1}));
        SAME_JSON(json["truncated"], Json(false));
        QCOMPARE(json.size(), std::size_t(6));
        SAME_JSON(run({"tokenize", "-"}, "a cat\n").json()["tokens"],
                  Json({"[CLS]", "a", "cat", "[SEP]"}));
        QCOMPARE(run({"tokenize", "[MASK]"}).json()["tokens"].size(), std::size_t(3));
        SAME_JSON(run({"tokenize", ""}).json()["tokens"], Json({"[CLS]", "[SEP]"}));
        SAME_JSON(run({"tokenize", "--", "-5 cats"}).json()["tokens"][1], Json("-"));
    }

    void truncationIsSaid()
    {
        const Result result = run({"tokenize", "-"}, QByteArray("cat ").repeated(200));
        QCOMPARE(result.status, 0);
        SAME_JSON(result.json()["truncated"], Json(true));
        QCOMPARE(result.json()["tokens"].size(), std::size_t(128));
        QVERIFY(result.messages.find("74 of the text were left out") != std::string::npos);
    }

    void tokenizeLines()
    {
        QTemporaryDir dir;
        const fs::path file = dir.path().toStdString() + "/lines";
        writeAll(file, "\"a cat\"\n\"\"\n\"caf\\u00e9\"\n");
        const Result result = run({"tokenize", "--lines", QString::fromStdString(file.string())});
        QCOMPARE(result.status, 0);
        const QStringList lines = QString::fromStdString(result.output).trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(Json::parse(lines[1].toStdString())["tokens"].size(), std::size_t(2));
        writeAll(file, "\"fine\"\nnot a string\n");
        const Result bad = run({"tokenize", "--lines", QString::fromStdString(file.string())});
        QCOMPARE(bad.status, 1);
        QVERIFY(bad.messages.find("line 2") != std::string::npos);
    }

    void fillMaskAgreesWithTheReference()
    {
        for (const Json& example : readJson(dataDir / "mini-en/cases.json")) {
            QStringList arguments = {"fill-mask", QString::fromStdString(example["text"])};
            if (!example["pair"].is_null())
                arguments += {"--pair", QString::fromStdString(example["pair"])};
            const Json json = run(arguments).json();
            QCOMPARE(json.size(), std::size_t(5));
            for (std::size_t i = 0; i < 5; ++i) {
                SAME_JSON(json[i]["token_str"], example["fill_mask_top5"][i][0]);
                QVERIFY(std::abs(json[i]["score"].get<double>() -
                                 example["fill_mask_top5"][i][1].get<double>()) < 1e-4);
            }
        }
    }

    void fillMaskFollowsThePipeline()
    {
        const Json one = run({"fill-mask", "The cat sat on the [MASK].", "--top-k", "2"}).json();
        QCOMPARE(one.size(), std::size_t(2));
        SAME_JSON(one[0]["sequence"],
                  Json("the cat sat on the " + one[0]["token_str"].get<std::string>() + "."));
        QVERIFY(one[0]["token"].is_number_integer());
        const Json two = run({"fill-mask", "The [MASK] sat on the [MASK]."}).json();
        QCOMPARE(two.size(), std::size_t(2));
        QCOMPARE(two[1].size(), std::size_t(5));
        const std::string sequence = two[1][0]["sequence"];
        QVERIFY(sequence.starts_with("[CLS] the [MASK] sat on the "));
        QVERIFY(sequence.ends_with(". [SEP]"));
        QCOMPARE(run({"fill-mask", "-", "--top-k", "1"}, "the [MASK]").json().size(),
                 std::size_t(1));
    }

    void fillMaskTargets()
    {
        const Result result =
            run({"fill-mask", "The cat sat on the [MASK].", "--targets", "floor,Table,xylophone"});
        QCOMPARE(result.status, 0);
        const Json json = result.json();
        QCOMPARE(json.size(), std::size_t(3));
        SAME_JSON(json[0]["token_str"], Json("table"));
        SAME_JSON(json[1]["token_str"], Json("floor"));
        QVERIFY(result.messages.find("'xylophone' is not in the vocabulary") != std::string::npos);
        QVERIFY(json[0]["score"].get<double>() > json[1]["score"].get<double>());
    }

    void nextSentence()
    {
        const Json example = readJson(dataDir / "mini-en/cases.json")[1];
        const Json json = run({"next-sentence", QString::fromStdString(example["text"]),
                               QString::fromStdString(example["pair"])})
                              .json();
        QVERIFY(std::abs(json["is_next"].get<double>() - example["is_next"].get<double>()) < 1e-4);
        QVERIFY(std::abs(json["is_next"].get<double>() + json["not_next"].get<double>() - 1) <
                1e-6);
        QCOMPARE(json["logits"].size(), std::size_t(2));
    }

    void trace()
    {
        QTemporaryDir dir;
        const fs::path file = dir.path().toStdString() + "/trace.safetensors";
        const Json examples = readJson(dataDir / "mini-en/cases.json");
        for (const Json& example : examples) {
            QStringList arguments = {"trace", QString::fromStdString(example["text"]), "--output",
                                     QString::fromStdString(file.string())};
            if (!example["pair"].is_null())
                arguments += {"--pair", QString::fromStdString(example["pair"])};
            const Result result = run(arguments);
            QCOMPARE(result.status, 0);
            const SafetensorsFile written(file);
            const SafetensorsFile golden(dataDir / "mini-en" /
                                         example["golden"].get<std::string>());
            QCOMPARE(written.tensors().size(), golden.tensors().size());
            for (const auto& [name, expected] : golden.tensors()) {
                const StoredTensor& tensor = written.tensors().at(name);
                QCOMPARE(tensor.shape, expected.shape);
                const auto* const values = reinterpret_cast<const float*>(tensor.bytes.data());
                QVERIFY(relativeDifference({values, tensor.bytes.size() / 4}, expected) < 1e-5);
            }
            SAME_JSON(Json::parse(written.metadata().at("tokens")), example["tokens"]);
        }
        QCOMPARE(run({"trace", "a", "--output", "/no/such/folder/t"}).status, 1);
    }

    void directionChangesTheGuess()
    {
        const QStringList plain = {"fill-mask", "The cat sat on the [MASK] of the house."};
        const Json both = run(plain).json();
        SAME_JSON(run(plain + QStringList{"--direction", "both"}).json(), both);
        for (const char* direction : {"left-to-right", "right-to-left"}) {
            const Result bent = run(plain + QStringList{"--direction", direction});
            QCOMPARE(bent.status, 0);
            QVERIFY(bent.json() != both);
        }
    }

    void whatIsOutOfSightDoesNotMatter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QStringList>("bend");
        const QString text = QStringLiteral("The old [MASK] sat down.");
        const auto row = [&](const char* name, const char* other, const QStringList& bend) {
            QTest::newRow(name) << text << other << bend;
        };
        row("right", "The old [MASK] bought a red car!", {"--direction", "left-to-right"});
        row("left", "In my [MASK] sat down.", {"--direction", "right-to-left"});
        row("layers", "In my [MASK] bought a red car!", {"--silence", "1,2,3,4"});
        row("heads", "In my [MASK] bought a red car!",
            {"--silence", "1,2.1,2.2,2.3,2.4,3,4.1,4.2,4.3,4.4"});
    }

    void whatIsOutOfSightDoesNotMatter()
    {
        QFETCH(QString, text);
        QFETCH(QString, other);
        QFETCH(QStringList, bend);
        const auto guess = [](const QString& sentence, const QStringList& options) {
            return run(QStringList{"fill-mask", sentence, "--top-k", "1"} + options).json()[0];
        };
        const Json first = guess(text, bend);
        const Json second = guess(other, bend);
        SAME_JSON(first["token"], second["token"]);
        const double score = first["score"];
        QVERIFY(std::abs(score - second["score"].get<double>()) < 1e-5);
        QVERIFY(std::abs(score - guess(text, {})["score"].get<double>()) > 1e-3);
    }

    void directionInNextSentence()
    {
        // Left to right, [CLS] sees only itself and can say nothing about the sentences.
        const QStringList bend = {"--direction", "left-to-right"};
        const QStringList one = {"next-sentence", "He was tired.", "He went to bed."};
        const QStringList other = {"next-sentence", "It rains.", "Two is a small number."};
        const double blind = run(one + bend).json()["is_next"];
        QVERIFY(std::abs(blind - run(other + bend).json()["is_next"].get<double>()) < 1e-5);
        QVERIFY(std::abs(blind - run(one).json()["is_next"].get<double>()) > 1e-3);
        SAME_JSON(run(one + QStringList{"--direction", "both"}).json(), run(one).json());
        QVERIFY(run(one + QStringList{"--silence", "1.1,2"}).json() != run(one).json());
    }

    void traceOfABentRun()
    {
        QTemporaryDir dir;
        const fs::path path = dir.path().toStdString() + "/trace.safetensors";
        QCOMPARE(run({"trace", "The cat sat.", "--output", QString::fromStdString(path.string()),
                      "--direction", "left-to-right", "--silence", "2.1,4"})
                     .status,
                 0);
        const SafetensorsFile file(path);
        const auto values = [&](const std::string& name) {
            const StoredTensor& tensor = file.tensors().at(name);
            const auto* const first = reinterpret_cast<const float*>(tensor.bytes.data());
            return std::span(first, tensor.bytes.size() / sizeof(float));
        };
        for (int layer = 0; layer < 4; ++layer) {
            const std::string name = "layer." + std::to_string(layer) + ".attention.probabilities";
            const std::vector<std::int64_t> shape = file.tensors().at(name).shape;
            QCOMPARE(shape, (std::vector<std::int64_t>{4, 6, 6})); // heads, tokens, tokens
            const std::span<const float> probabilities = values(name);
            for (std::size_t i = 0; i < probabilities.size(); ++i) {
                const std::size_t row = i / 6 % 6;
                QVERIFY((probabilities[i] > 0) == (i % 6 <= row));
            }
        }
        const auto context = values("layer.1.attention.context");
        for (std::size_t i = 0; i < context.size(); ++i)
            QVERIFY((i % 256 < 64) == (context[i] == 0.0f)); // 4 heads of 64; the first is silent
        QVERIFY(std::ranges::equal(values("layer.3.output"), values("layer.2.output")));
    }

    void bench()
    {
        const Result result = run({"bench", "--tokens", "4,8", "--repeat", "2", "--threads", "1"});
        QCOMPARE(result.status, 0);
        const QStringList lines = QString::fromStdString(result.output).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const Json json = Json::parse(lines[1].toStdString());
        SAME_JSON(json["tokens"], Json(8));
        QVERIFY(json["median_ms"].get<double>() >= json["min_ms"].get<double>());
        QCOMPARE(run({"bench", "--tokens", "1000"}).status, 1);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QStringList& arguments, const char* words) {
            QTest::newRow(name) << arguments << words;
        };
        const QString bare = QString::fromStdString((dataDir / "encoder-only").string());
        row("no mask", {"fill-mask", "no mask here"}, "there is no [MASK] in the text");
        row("no word head", {"fill-mask", "[MASK]", "--model", bare},
            "no masked-language-model head");
        row("no pair head", {"next-sentence", "a", "b", "--model", bare}, "no next-sentence head");
        row("no folder", {"info", "--model", "/no/such/folder"}, "there is no such folder");
        row("no file", {"tokenize", "--lines", "/no/such/file"}, "cannot be read");
        row("no target", {"fill-mask", "[MASK]", "--targets", ","}, "names no word");
        row("no layer", {"fill-mask", "[MASK]", "--silence", "4,9"},
            "there is no layer 9: the model has layers 1 to 4");
        row("no layer of a head",
            {"trace", "a", "--output", "/no/such/folder/t", "--silence", "5.1"},
            "there is no layer 5: the model has layers 1 to 4");
        row("no head", {"next-sentence", "a", "b", "--silence", "2.4,2.5"},
            "there is no head 2.5: each layer has heads 1 to 4");
    }

    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Result result = run(arguments);
        QCOMPARE(result.status, 1);
        QVERIFY(result.output.empty());
        QVERIFY2(QString::fromStdString(result.messages).contains(words), result.messages.c_str());
        QVERIFY(result.messages.starts_with("vitrine-cli: "));
    }

    void textThatIsNotUtf8()
    {
        const Result result = run({"tokenize", "-"}, "caf\xe9");
        QCOMPARE(result.status, 1);
        QVERIFY(result.messages.find("UTF-8") != std::string::npos);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const QStringList& arguments) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments;
        };
        row({});
        row({"dance"});
        row({"tokenize"});
        row({"tokenize", "a", "b"});
        row({"tokenize", "a", "--bogus"});
        row({"fill-mask"});
        row({"fill-mask", "[MASK]", "--top-k", "0"});
        row({"fill-mask", "[MASK]", "--top-k", "many"});
        row({"fill-mask", "[MASK]", "--direction", "up"});
        row({"fill-mask", "[MASK]", "--direction", "1"});
        row({"fill-mask", "[MASK]", "--direction"});
        row({"fill-mask", "[MASK]", "--silence", "2.1,"});
        row({"fill-mask", "[MASK]", "--silence", "0.1"});
        row({"fill-mask", "[MASK]", "--silence"});
        row({"next-sentence", "a"});
        row({"next-sentence", "a", "b", "--direction", "Both"});
        row({"next-sentence", "a", "b", "--silence", "two"});
        row({"next-sentence", "-", "-"});
        row({"trace", "a"});
        row({"trace", "a", "--output", "/no/such/folder/t", "--direction", "left"});
        row({"trace", "a", "--output", "/no/such/folder/t", "--silence", "2.1.3"});
        row({"tokenize", "a", "--silence", "1"});
        row({"bench", "--tokens", "x"});
        row({"bench", "--shape", "gpt"});
        row({"info", "--model"});
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Result result = run(arguments);
        QCOMPARE(result.status, 2);
        QVERIFY(result.output.empty());
        QVERIFY(result.messages.starts_with("vitrine-cli: "));
    }

    void helpAndVersion()
    {
        const Result help = run({"--help"});
        QCOMPARE(help.status, 0);
        for (const char* command :
             {"info", "tokenize", "fill-mask", "next-sentence", "trace", "bench"})
            QVERIFY(help.output.find(command) != std::string::npos);
        QCOMPARE(run({"fill-mask", "--help"}).status, 0);
        QVERIFY(run({"--version"}).output.starts_with("vitrine-cli "));
    }
};

VITRINE_TEST(CliTest)
#include "tst_cli.moc"
