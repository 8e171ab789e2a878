// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/model.h"
#include "files/safetensors.h"
#include "test_program.h"
#include "types/problem.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace vitrine::test
{

namespace fs = std::filesystem;

inline const fs::path sourceDir = VITRINE_SOURCE_DIR;
inline const fs::path dataDir = sourceDir / "tests/data";
inline const fs::path sharedDir = sourceDir / "../shared"; // absent on users' machines
inline const fs::path miniEn = sourceDir / "sample_models/mini-en";
inline const QString miniEnFolder = QString::fromStdString(miniEn.string());

inline std::string readAll(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

inline void writeAll(const fs::path& path, const std::string& text)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text.data(), qint64(text.size())), qint64(text.size()));
}

inline nlohmann::json readJson(const fs::path& path)
{
    return nlohmann::json::parse(readAll(path));
}

/// A copy of a model folder that a test may damage.
class ModelCopy
{
public:
    explicit ModelCopy(const std::string& name = "tiny-random")
        : path(m_dir.path().toStdString() + "/" + name)
    {
        fs::create_directory(path);
        for (const char* file :
             {"config.json", "model.safetensors", "vocab.txt", "tokenizer_config.json"})
            fs::copy_file(dataDir / name / file, path / file);
        for (const auto& entry : fs::directory_iterator(path))
            fs::permissions(entry, fs::perms::owner_write, fs::perm_options::add);
    }

    /// Changes one setting of config.json.
    void configure(const std::string& key, const nlohmann::json& value) const
    {
        nlohmann::json config = readJson(path / "config.json");
        config[key] = value;
        writeAll(path / "config.json", config.dump());
    }

    /// Sets every number of a float32 tensor.
    void fill(const std::string& tensor, float value) const
    {
        const fs::path file = path / "model.safetensors";
        std::string bytes = readAll(file);
        std::uint64_t header = 0;
        std::memcpy(&header, bytes.data(), sizeof header);
        const auto json = nlohmann::json::parse(bytes.substr(8, header));
        const auto& place = json.at(tensor).at("data_offsets");
        for (std::size_t at = place[0]; at < place[1].get<std::size_t>(); at += sizeof value)
            std::memcpy(bytes.data() + 8 + header + at, &value, sizeof value);
        writeAll(file, bytes);
    }

private:
    QTemporaryDir m_dir;

public:
    const fs::path path;
};

/// Checks that `action` throws a Problem whose sentence holds every one of `parts`.
inline void expectProblem(const std::vector<std::string>& parts,
                          const std::function<void()>& action)
{
    try {
        action();
    } catch (const Problem& problem) {
        const std::string message = problem.what();
        for (const std::string& part : parts)
            QVERIFY2(message.find(part) != std::string::npos,
                     ("'" + part + "' is not in: " + message).c_str());
        return;
    }
    QFAIL("no Problem was thrown");
}

/// Largest difference between two tensors, relative to the largest absolute value expected.
inline double relativeDifference(std::span<const float> actual, const StoredTensor& expected)
{
    const auto* const values = reinterpret_cast<const float*>(expected.bytes.data());
    double largest = 0;
    double difference = 0;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        largest = std::max(largest, std::abs(double(values[i])));
        const double here = std::abs(double(actual[i]) - double(values[i]));
        difference = here <= 0 ? difference : std::max(difference, here);
        if (std::isnan(here))
            return here;
    }
    return difference / largest;
}

} // namespace vitrine::test
