// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace vitrine
{

/// How numbers are kept in the file. Float16 takes half the room and rounds to 11 bits.
enum class StoredAs { Float32, Float16 };

/// A float32 tensor to be written. The values are looked at, not copied.
struct TensorToWrite {
    std::string name;
    std::vector<int> shape;
    std::span<const float> values;
};

/// Writes a safetensors file: aside first, then renamed, so that a reader never sees half a file.
/// Throws Problem with a sentence that names the file.
void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorToWrite>& tensors,
                      const std::map<std::string, std::string>& metadata = {},
                      StoredAs storedAs = StoredAs::Float32);

} // namespace vitrine
