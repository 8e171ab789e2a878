// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <functional>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace vitrine::test
{

/// What became of a program that was to be killed. Impossible: nobody may watch another one here.
enum class Killed { Yes, EndedBefore, Impossible };

/// Whether the system call can change what lies on the disk.
inline bool changesFiles(const __ptrace_syscall_info& info)
{
    switch (info.entry.nr) {
#ifdef SYS_open
    case SYS_open:
        return (info.entry.args[1] & O_CREAT) != 0;
#endif
    case SYS_openat:
        return (info.entry.args[2] & O_CREAT) != 0;
    case SYS_write:
    case SYS_fsync:
    case SYS_fchmod:
    case SYS_fchown:
    case SYS_ftruncate:
    case SYS_unlinkat:
    case SYS_mkdirat:
    case SYS_renameat:
    case SYS_renameat2:
#ifdef SYS_rename // these are not on every processor
    case SYS_rename:
    case SYS_unlink:
    case SYS_mkdir:
#endif
        return true;
    default:
        return false;
    }
}

/// Runs `work` in a process of its own, which is killed before its system call number `n` (from 0)
/// of those that can change files. `work` may start another program. `calls`, if given, gets the
/// numbers of the calls that were made.
inline Killed killAtCall(int n, const std::function<void()>& work,
                         std::vector<std::uint64_t>* calls = nullptr)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
            ::_exit(1);
        ::raise(SIGSTOP);
        work();
        ::_exit(0);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        return Killed::Impossible;
    const auto end = [&](Killed result) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return result;
    };
    if (::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0)
        return end(Killed::Impossible);
    for (long seen = 0, signal = 0;;) {
        if (::ptrace(PTRACE_SYSCALL, child, nullptr, signal) != 0 ||
            ::waitpid(child, &status, 0) != child)
            return end(Killed::Impossible);
        if (!WIFSTOPPED(status))
            return Killed::EndedBefore;
        const int stop = WSTOPSIG(status);
        signal = stop == SIGTRAP || stop == (SIGTRAP | 0x80) ? 0 : stop; // its own it may have
        if (stop != (SIGTRAP | 0x80))
            continue;
        __ptrace_syscall_info info = {};
        if (::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) <= 0)
            return end(Killed::Impossible);
        if (info.op != PTRACE_SYSCALL_INFO_ENTRY || !changesFiles(info))
            continue;
        if (seen++ == n)
            return end(Killed::Yes);
        if (calls)
            calls->push_back(info.entry.nr);
    }
}

} // namespace vitrine::test
