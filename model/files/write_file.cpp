// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/write_file.h"

#include "types/problem.h"

#include <cerrno>
#include <cstdio>
#include <random>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitrine
{

namespace fs = std::filesystem;

/// Where the links end. The last one may name a file that is not there yet.
static fs::path behindLinks(fs::path file)
{
    std::error_code error;
    for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(file, error)); ++links) {
        const fs::path next = fs::read_symlink(file, error);
        file = next.is_absolute() ? next : file.parent_path() / next;
    }
    return file;
}

static fs::path folderOf(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

FileReplacement::FileReplacement(const fs::path& file) : m_name(file), m_target(behindLinks(file))
{
    struct stat there = {};
    const bool replaces = ::stat(file.c_str(), &there) == 0;
    if (replaces && !S_ISREG(there.st_mode))
        throw Problem(file, Say::notReplaceable);
    // A name that nobody else has, and never through a link that somebody put there.
    std::random_device random;
    for (int attempt = 0; m_descriptor < 0 && attempt < 100; ++attempt) {
        std::ostringstream name;
        name << m_target.filename().string().substr(0, 200) << '.' << std::hex << random()
             << ".part";
        m_aside = folderOf(m_target) / name.str();
        m_descriptor = ::open(m_aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                              replaces ? 0600 : 0666);
        if (m_descriptor < 0 && errno != EEXIST)
            break;
    }
    if (m_descriptor < 0)
        fail();
    if (!replaces)
        return;
    // The owner can only be kept by root; who may read it must be.
    const bool sameOwner = ::fchown(m_descriptor, there.st_uid, there.st_gid) == 0;
    const mode_t kept = there.st_mode & (sameOwner ? 07777 : 0777);
    if (::fchmod(m_descriptor, kept) != 0) {
        giveUp();
        fail();
    }
}

FileReplacement::~FileReplacement()
{
    giveUp();
}

void FileReplacement::fail() const
{
    throw Problem(m_name, Say::notWritable);
}

void FileReplacement::giveUp()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_aside.c_str());
    m_descriptor = -1;
}

void FileReplacement::write(const void* bytes, std::size_t count)
{
    const char* from = static_cast<const char*>(bytes);
    while (count > 0) {
        const ssize_t written = ::write(m_descriptor, from, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail();
        from += written;
        count -= static_cast<std::size_t>(written);
    }
}

void FileReplacement::finish()
{
    // The bytes must be on the disk before the name is, or a power cut leaves an empty file.
    if (::fsync(m_descriptor) != 0)
        fail();
    if (::rename(m_aside.c_str(), m_target.c_str()) != 0)
        fail();
    ::close(m_descriptor);
    m_descriptor = -1;
    // Not every file system can do this, and the file itself is whole already.
    const int folder = ::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

void writeTextFile(const fs::path& file, const std::string& text)
{
    FileReplacement out(file);
    out.write(text.data(), text.size());
    out.finish();
}

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder, error))
        throw Problem(folder, Say::folderNotMade);
}

void prepareModelFolder(const fs::path& folder)
{
    makeFolder(folder);
    // A tokenizer.json would be read instead of the new vocabulary.
    for (const char* const name : {"config.json", "model.safetensors", "tokenizer.json"}) {
        std::error_code error;
        if (fs::exists(folder / name, error))
            throw Problem(folder, Say::modelIsThere, name);
    }
    FileReplacement(folder / "config.json"); // begun and given up
}

} // namespace vitrine
