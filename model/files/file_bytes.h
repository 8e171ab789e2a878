// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace vitrine
{

/// A file's bytes in memory of their own. They are read rather than mapped: whoever shortens or
/// rewrites a file that is mapped ends the program (SIGBUS) or changes a model under its answers.
class FileBytes
{
public:
    /// Sees how large the file is; nothing is read yet. Throws Problem if the file is missing,
    /// empty or no file, std::bad_alloc if it is larger than the memory.
    explicit FileBytes(const std::filesystem::path& file);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    /// Reads up to the byte before `end`, going on where the last call stopped. Throws Problem if
    /// the file has become shorter or cannot be read.
    void readTo(std::size_t end);

    /// Gives the memory of a part back to the system; it must not be read again.
    void letGo(std::span<const std::byte> part);

    /// Of the whole file. What was not read yet must not be touched.
    std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    std::filesystem::path m_file;
    int m_descriptor = -1;
    std::byte* m_data = nullptr;
    std::size_t m_size = 0, m_read = 0;
};

} // namespace vitrine
