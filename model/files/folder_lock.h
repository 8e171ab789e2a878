// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vitrine
{

/// Keeps a folder for one program as long as it trains there. The system lets go of the lock when
/// the program ends, however it ends, so that none is ever left behind. Where the file system has
/// no locks there is none.
class FolderLock
{
public:
    /// Throws Problem if another program holds the folder.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    /// Removes what a program that was killed left of files it was writing: "NAME.1a2b.part".
    void removeLeftovers(const char* name) const;

private:
    std::filesystem::path m_folder;
    int m_descriptor = -1;
};

} // namespace vitrine
