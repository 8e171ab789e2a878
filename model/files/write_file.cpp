// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/write_file.h"

#include <fstream>
#include <stdexcept>

namespace vitrine
{

namespace fs = std::filesystem;

void writeTextFile(const fs::path& file, const std::string& text)
{
    fs::path aside = file;
    aside += ".part";
    std::ofstream out(aside, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    std::error_code error;
    if (out)
        fs::rename(aside, file, error);
    if (!out || error) {
        fs::remove(aside, error);
        throw std::runtime_error(file.string() +
                                 ": cannot be written; check the folder and the free space.");
    }
}

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder, error))
        throw std::runtime_error(folder.string() +
                                 ": this folder cannot be made; choose another place.");
}

void prepareModelFolder(const fs::path& folder)
{
    makeFolder(folder);
    // A tokenizer.json would be read instead of the new vocabulary.
    for (const char* const name : {"config.json", "model.safetensors", "tokenizer.json"}) {
        std::error_code error;
        if (fs::exists(folder / name, error))
            throw std::runtime_error(folder.string() + ": there is a " + name +
                                     " already; choose a folder without a model.");
    }
    const fs::path probe = folder / "write-test";
    writeTextFile(probe, "");
    std::error_code error;
    fs::remove(probe, error);
}

} // namespace vitrine
