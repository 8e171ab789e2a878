// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints: the spellings that open, and what is said about damaged ones.

#include "encoder/encoder.h"
#include "files/file_bytes.h"
#include "support.h"

#include <QTest>

#include <cstring>

using namespace vitrine;
using namespace vitrine::test;

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

class WeightsTest : public QObject
{
    Q_OBJECT

private slots:
    /// Whoever shortens or rewrites the file changes nothing in a model that is open.
    void anOpenModelIsItsOwn()
    {
        for (const char* const name : {"tiny-random", "mini-en"}) { // float32, and float16
            const bool isMini = std::string(name) == "mini-en";
            QTemporaryDir dir;
            const fs::path folder = dir.path().toStdString() + "/model";
            fs::copy(isMini ? miniEn : dataDir / name, folder, fs::copy_options::recursive);
            const fs::path file = folder / "model.safetensors";
            fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
            const auto model = loadModel(folder);
            const auto answer = [&] {
                const auto trace = Encoder(model, 1).run(model->tokenizer.encode("the [MASK] sat"));
                const ConstMatrixView words = *trace->wordLogits();
                return std::vector<float>(words.data(), words.data() + words.size());
            };
            const std::vector<float> before = answer();
            const auto size = fs::file_size(file);
            fs::resize_file(file, 100);
            QVERIFY(answer() == before);
            fs::resize_file(file, size); // zeros
            QVERIFY(answer() == before);
        }
    }

    void aFileThatBecomesShorterIsToldOf()
    {
        QTemporaryDir dir;
        const fs::path file = dir.path().toStdString() + "/a";
        writeAll(file, std::string(10'000, 'x'));
        FileBytes bytes(file);
        bytes.readTo(4000);
        fs::resize_file(file, 5000);
        bytes.readTo(4500);
        QCOMPARE(char(bytes.bytes()[4499]), 'x');
        expectProblem({"became shorter"}, [&] { bytes.readTo(10'000); });
    }

    /// Tensors lie side by side; one byte in common is too many.
    void tensorsMayTouchButNotOverlap()
    {
        const ModelCopy copy;
        const fs::path file = copy.path / "model.safetensors";
        const RawSafetensors good(file);
        for (const int shared : {0, 1}) {
            RawSafetensors raw = good;
            raw.add("one", "U8", {8}, std::string(8, 'x'));
            raw.add("two", "U8", {8}, std::string(8, 'y'));
            raw.header["two"]["data_offsets"] = {raw.data.size() - 8 - std::size_t(shared),
                                                 raw.data.size() - std::size_t(shared)};
            raw.write(file);
            if (shared == 0)
                QVERIFY(loadModel(copy.path));
            else
                expectProblem({"overlaps"}, [&] { loadModel(copy.path); });
        }
    }

    void aFileIsReadOnlyAsFarAsTensorsReach()
    {
        const ModelCopy copy;
        const std::vector<float> before = outputOf(copy.path);
        fs::resize_file(copy.path / "model.safetensors", 50'000'000'000); // sparse: takes no room
        QCOMPARE(outputOf(copy.path), before);
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
        QVERIFY(
            weights.embeddings.word.unpacked().isApprox(exact.embeddings.word.unpacked(), 0.01f));
    }

    void badWeights_data()
    {
        QTest::addColumn<int>("mistake");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, int mistake, const char* words) {
            QTest::newRow(name) << mistake << words;
        };
        row("missing tensor", 0, "(64, 32)");
        row("wrong shape", 1, "should have shape (32, 32)");
        row("wrong type", 2, "but is I32");
        row("NaN", 3, "NaN");
        row("infinity", 4, "infinity");
        row("half a head", 5, "cls.predictions.transform.LayerNorm");
        row("offsets overlap", 6, "overlaps that of");
        row("offsets leave the file", 7, "bytes of data");
        row("offsets backwards", 8, "should lie in bytes");
        row("size and shape differ", 9, "are set aside");
        row("absurd shape", 10, "absurdly large");
        row("negative shape", 11, "whole numbers");
        row("no dtype", 12, "should have dtype");
        row("odd metadata", 13, "object of texts");
    }

    void badWeights()
    {
        QFETCH(int, mistake);
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
        expectProblem({"model.safetensors", words.toStdString()}, [&] { loadModel(copy.path); });
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
            expectProblem({"the header should have"}, [&] { loadModel(copy.path); });
        }
        writeAll(file, withLength(3));
        expectProblem({"not valid JSON"}, [&] { loadModel(copy.path); });
        writeAll(file, "");
        expectProblem({"empty"}, [&] { loadModel(copy.path); });
        writeAll(file, "12345");
        expectProblem({"only 5 bytes"}, [&] { loadModel(copy.path); });
    }

    void filesCutShort()
    {
        const ModelCopy copy;
        const fs::path file = copy.path / "model.safetensors";
        const std::string good = readAll(file);
        for (std::size_t length = 1; length < good.size(); length += good.size() / 150) {
            writeAll(file, good.substr(0, length));
            QVERIFY_EXCEPTION_THROWN(loadModel(copy.path), Problem);
        }
    }
};

VITRINE_TEST(WeightsTest)
#include "tst_weights.moc"
