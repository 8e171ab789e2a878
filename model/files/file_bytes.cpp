// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/file_bytes.h"

#include "types/problem.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

namespace vitrine
{

static std::string reason()
{
    return std::generic_category().message(errno);
}

FileBytes::FileBytes(const std::filesystem::path& file) : m_file(file)
{
    // A pipe would let the program wait for somebody who writes into it.
    m_descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0)
        throw Problem(file, Say::unreadableBecause, reason());
    struct stat status = {};
    if (fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(m_descriptor);
        throw Problem(file, Say::notAFile);
    }
    m_size = static_cast<std::size_t>(status.st_size);
    if (m_size == 0) {
        close(m_descriptor);
        throw Problem(file, Say::fileEmpty);
    }
    // Straight from the system: what is not read takes no room, and it gets all of it back.
    void* const memory =
        mmap(nullptr, m_size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) {
        close(m_descriptor);
        throw std::bad_alloc();
    }
    madvise(memory, m_size, MADV_HUGEPAGE); // only a hint
    m_data = static_cast<std::byte*>(memory);
}

FileBytes::~FileBytes()
{
    munmap(m_data, m_size);
    close(m_descriptor);
}

void FileBytes::readTo(std::size_t end)
{
    constexpr std::size_t most = std::size_t{1} << 30; // a system call takes no more than 2 GB
    end = std::min(end, m_size);
    if (mprotect(m_data, end, PROT_READ | PROT_WRITE) != 0)
        throw std::bad_alloc();
    while (m_read < end) {
        const ssize_t count = pread(m_descriptor, m_data + m_read, std::min(most, end - m_read),
                                    static_cast<off_t>(m_read));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw Problem(m_file, Say::unreadableBecause, reason());
        if (count == 0)
            throw Problem(m_file, Say::becameShorter);
        m_read += static_cast<std::size_t>(count);
    }
}

void FileBytes::letGo(std::span<const std::byte> part)
{
    // Whole pages; its neighbours may need the others.
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const auto begin = static_cast<std::size_t>(part.data() - m_data);
    const std::size_t first = (begin + page - 1) / page * page;
    const std::size_t last = (begin + part.size()) / page * page;
    if (first < last)
        madvise(m_data + first, last - first, MADV_DONTNEED);
}

} // namespace vitrine
