// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/model.h"

#include "files/tokenizer_files.h"
#include "types/problem.h"

#include <system_error>

namespace vitrine
{

namespace fs = std::filesystem;

static std::string folderName(const fs::path& folder)
{
    std::error_code error;
    fs::path whole = fs::weakly_canonical(folder, error);
    if (error)
        whole = folder;
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

static fs::path weightsFile(const fs::path& folder)
{
    fs::path file = folder / "model.safetensors";
    if (fs::exists(file))
        return file;
    if (fs::exists(folder / "model.safetensors.index.json"))
        throw Problem(file, Say::shards);
    if (fs::exists(folder / "pytorch_model.bin"))
        throw Problem(file, Say::pickledOnly);
    throw Problem(file, Say::fileMissing);
}

std::shared_ptr<const Model> loadModel(const fs::path& folder)
{
    std::error_code error;
    if (!fs::exists(folder, error))
        throw Problem(folder, Say::folderMissing);
    if (!fs::is_directory(folder, error))
        throw Problem(folder, Say::chooseFolder);
    const Config config = readConfig(folder / "config.json");
    Tokenizer tokenizer = loadTokenizer(folder, config.vocabularySize, config.maxPositions);
    Weights weights = loadWeights(weightsFile(folder), config);
    return std::make_shared<const Model>(
        Model{folderName(folder), folder, config, std::move(tokenizer), std::move(weights)});
}

} // namespace vitrine
