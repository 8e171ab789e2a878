// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safetensors_writer.h"

#include "files/write_file.h"

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include <cstdint>

namespace vitrine
{

static std::string headerOf(const std::vector<TensorToWrite>& tensors,
                            const std::map<std::string, std::string>& metadata, StoredAs storedAs)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorToWrite& tensor : tensors) {
        const bool isHalf = storedAs == StoredAs::Float16;
        const std::uint64_t end = offset + tensor.values.size() * (isHalf ? 2 : 4);
        header[tensor.name] = {{"dtype", isHalf ? "F16" : "F32"},
                               {"shape", tensor.shape},
                               {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump(-1, ' ', false, decltype(header)::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' '); // so that the data is aligned
    return text;
}

static void writeValues(FileReplacement& out, std::span<const float> values, StoredAs storedAs)
{
    if (storedAs == StoredAs::Float32) {
        out.write(values.data(), values.size_bytes());
        return;
    }
    std::vector<std::uint16_t> halves(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        halves[i] = Eigen::half_impl::float_to_half_rtne(values[i]).x;
    out.write(halves.data(), halves.size() * sizeof halves[0]);
}

void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorToWrite>& tensors,
                      const std::map<std::string, std::string>& metadata, StoredAs storedAs)
{
    const std::string header = headerOf(tensors, metadata, storedAs);
    const std::uint64_t headerBytes = header.size();
    FileReplacement out(file);
    out.write(&headerBytes, sizeof headerBytes);
    out.write(header.data(), header.size());
    for (const TensorToWrite& tensor : tensors)
        writeValues(out, tensor.values, storedAs);
    out.finish();
}

} // namespace vitrine
