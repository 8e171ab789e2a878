// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/thread_pool.h"

#include <algorithm>
#include <utility>

namespace vitrine
{

// About 50 microseconds: longer than the pauses inside a run, too short to heat an idle room.
static constexpr int spins = 2000;

static void pause()
{
#ifdef __x86_64__
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

ThreadPool::ThreadPool(int threads)
{
    if (threads <= 0)
        threads = std::max(1u, std::thread::hardware_concurrency());
    m_workers.reserve(static_cast<std::size_t>(threads - 1));
    try {
        for (int i = 1; i < threads; ++i)
            m_workers.emplace_back([this] { work(); });
    } catch (const std::exception&) {
        // The system gives no more threads; the work gets done with those there are.
    }
}

ThreadPool::~ThreadPool()
{
    m_stop = true;
    ++m_round;
    m_round.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
}

void ThreadPool::takeTasks()
{
    try {
        for (int i = m_next++; i < m_count; i = m_next++)
            (*m_task)(i);
    } catch (...) {
        m_next = m_count; // nobody need begin another one
        const std::lock_guard lock(m_failureLock);
        if (!m_failure)
            m_failure = std::current_exception();
    }
}

void ThreadPool::work()
{
    unsigned seen = 0;
    while (true) {
        for (int i = 0; i < spins && m_round == seen; ++i)
            pause();
        m_round.wait(seen);
        seen = m_round;
        if (m_stop)
            return;
        takeTasks();
        --m_busy;
    }
}

void ThreadPool::forEach(int count, const std::function<void(int)>& task)
{
    m_task = &task;
    m_count = count;
    m_next = 0;
    m_busy = static_cast<int>(m_workers.size());
    ++m_round;
    m_round.notify_all();
    takeTasks();
    for (int i = 0; m_busy > 0; ++i) {
        if (i < spins)
            pause();
        else
            std::this_thread::yield();
    }
    if (m_failure)
        std::rethrow_exception(std::exchange(m_failure, nullptr));
}

} // namespace vitrine
