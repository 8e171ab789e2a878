// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/folder_lock.h"

#include "types/problem.h"

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace vitrine
{

namespace fs = std::filesystem;

FolderLock::FolderLock(const fs::path& folder) : m_folder(folder)
{
    // The folder itself is locked: a file for it would have to be left there.
    m_descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_descriptor < 0)
        return; // who writes there will say what is wrong
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
    ::close(m_descriptor);
    throw Problem(folder, Say::folderInUse);
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void FolderLock::removeLeftovers(const char* name) const
{
    const std::string begin = std::string(name) + '.', end = ".part";
    std::error_code error;
    std::vector<fs::path> leftovers;
    for (const auto& entry : fs::directory_iterator(m_folder, error)) {
        const std::string found = entry.path().filename().string();
        if (found.size() <= begin.size() + end.size() || !found.starts_with(begin) ||
            !found.ends_with(end))
            continue;
        const std::string middle =
            found.substr(begin.size(), found.size() - begin.size() - end.size());
        if (middle.find_first_not_of("0123456789abcdef") == std::string::npos &&
            entry.symlink_status(error).type() == fs::file_type::regular)
            leftovers.push_back(entry.path());
    }
    for (const fs::path& leftover : leftovers)
        fs::remove(leftover, error);
}

} // namespace vitrine
