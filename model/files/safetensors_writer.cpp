// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safetensors_writer.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace vitrine
{

static std::string headerOf(const std::vector<TensorToWrite>& tensors,
                            const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorToWrite& tensor : tensors) {
        const std::uint64_t end = offset + tensor.values.size_bytes();
        header[tensor.name] = {
            {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // so that the data is aligned
    return text;
}

void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorToWrite>& tensors,
                      const std::map<std::string, std::string>& metadata)
{
    std::filesystem::path aside = file;
    aside += ".part";
    const std::string header = headerOf(tensors, metadata);
    const std::uint64_t headerBytes = header.size();
    std::error_code error;
    {
        std::ofstream out(aside, std::ios::binary | std::ios::trunc);
        out.write(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
        out.write(header.data(), static_cast<std::streamsize>(header.size()));
        for (const TensorToWrite& tensor : tensors)
            out.write(reinterpret_cast<const char*>(tensor.values.data()),
                      static_cast<std::streamsize>(tensor.values.size_bytes()));
        out.close();
        if (!out) {
            std::filesystem::remove(aside, error);
            throw std::runtime_error(file.string() +
                                     ": cannot be written; check the folder and the free space.");
        }
    }
    std::filesystem::rename(aside, file, error);
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(aside, ignored);
        throw std::runtime_error(file.string() + ": cannot be written: " + error.message() + ".");
    }
}

} // namespace vitrine
