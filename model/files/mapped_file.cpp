// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/mapped_file.h"

#include "types/load_error.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace vitrine
{

static std::string reason()
{
    return std::generic_category().message(errno);
}

MappedFile::MappedFile(const std::filesystem::path& file)
{
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw LoadError(LoadErrorKind::MissingFile, file.string(), "cannot be read: " + reason());
    struct stat status = {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        throw LoadError(LoadErrorKind::MissingFile, file.string(), "this is not a file");
    }
    m_size = static_cast<std::size_t>(status.st_size);
    if (m_size == 0) {
        close(descriptor);
        throw LoadError(LoadErrorKind::DamagedFile, file.string(), "the file is empty");
    }
    void* const memory = mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (memory == MAP_FAILED)
        throw LoadError(LoadErrorKind::MissingFile, file.string(), "cannot be read: " + reason());
    madvise(memory, m_size, MADV_WILLNEED); // only a hint
    m_data = static_cast<const std::byte*>(memory);
}

MappedFile::~MappedFile()
{
    munmap(const_cast<std::byte*>(m_data), m_size);
}

} // namespace vitrine
