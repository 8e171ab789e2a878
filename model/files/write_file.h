// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace vitrine
{

/// A file that is written aside and takes its name only when it is whole and on the disk, so that
/// there is never half of it. Follows links, keeps the permissions of a file that it replaces, and
/// refuses to replace a device, a pipe or a folder. What is not finished leaves nothing behind. All
/// throw Problem with a sentence that names the file.
class FileReplacement
{
public:
    explicit FileReplacement(const std::filesystem::path& file);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;

    void write(const void* bytes, std::size_t count);
    void finish();

private:
    [[noreturn]] void fail() const;
    void giveUp();

    std::filesystem::path m_name, m_target, m_aside; // as asked for, behind links, until finished
    int m_descriptor = -1;
};

/// A small text file, by FileReplacement. Throws Problem.
void writeTextFile(const std::filesystem::path& file, const std::string& text);

/// Makes the folder, and those above it, if they are not there. Throws Problem.
void makeFolder(const std::filesystem::path& folder);

/// Before long work whose result will be a new model folder: makes it, and sees that it holds no
/// model yet and that files can be written there. Throws Problem.
void prepareModelFolder(const std::filesystem::path& folder);

} // namespace vitrine
