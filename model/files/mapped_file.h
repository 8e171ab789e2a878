// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace vitrine
{

/// A file's bytes as memory, read by the system when they are touched and shared with every other
/// program that maps the same file.
class MappedFile
{
public:
    /// Throws LoadError if the file is missing, empty, or cannot be mapped.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace vitrine
