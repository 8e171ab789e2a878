// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine
{

/// Threads that share out the parts of one computation. A run of BERT has some seventy such parts
/// of well under a millisecond each, so idle threads watch for the next part for a moment before
/// they go to sleep.
class ThreadPool
{
public:
    /// `threads` counts the calling thread too; 0 means one per processor core. There are
    /// fewer where the system gives no more.
    explicit ThreadPool(int threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threadCount() const { return static_cast<int>(m_workers.size()) + 1; }

    /// Calls task(0) ... task(count - 1), each once, on all threads, in any order; returns when all
    /// are done. One caller at a time. If tasks throw, the rest may be left undone; the first
    /// exception is thrown on when no thread is at work any more.
    void forEach(int count, const std::function<void(int)>& task);

private:
    void work();
    void takeTasks();

    std::vector<std::thread> m_workers;
    const std::function<void(int)>* m_task = nullptr;
    int m_count = 0;
    std::atomic<int> m_next = 0;       // the next task to take
    std::atomic<int> m_busy = 0;       // workers that have not finished this round
    std::atomic<unsigned> m_round = 0; // a change starts the workers
    std::atomic<bool> m_stop = false;
    std::mutex m_failureLock;
    std::exception_ptr m_failure; // of this round
};

} // namespace vitrine
