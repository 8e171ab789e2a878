// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/file_bytes.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace vitrine
{

/// A tensor in a safetensors file. The bytes are those that the file object holds.
struct StoredTensor {
    std::string type; ///< "F32", "F16", "BF16", "I64", ...
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

/// "(768, 3072)"
std::string shapeText(const std::vector<std::int64_t>& shape);

/// A safetensors file (format: 8 bytes header length, JSON header, data), read into memory.
/// Opening checks the whole header: every tensor lies inside the file, has as many bytes as its
/// shape and type say, and no two overlap.
class SafetensorsFile
{
public:
    /// Throws Problem.
    explicit SafetensorsFile(const std::filesystem::path& file);

    const std::filesystem::path& path() const { return m_path; }
    const std::map<std::string, StoredTensor>& tensors() const { return m_tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// Null if there is no such tensor.
    const StoredTensor* find(const std::string& name) const;
    /// Gives back the memory of a tensor that nobody reads again.
    void letGo(const StoredTensor& tensor) { m_content.letGo(tensor.bytes); }

private:
    std::filesystem::path m_path;
    FileBytes m_content;
    std::map<std::string, StoredTensor> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

} // namespace vitrine
