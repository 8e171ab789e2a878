// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/trace_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

namespace vitrine
{

struct TraceMemoryPool::Block {
    float* data = nullptr;
    std::size_t bytes = 0;

    static Block allocate(std::size_t bytes);
    void release() const;
};

TraceMemoryPool::Block TraceMemoryPool::Block::allocate(std::size_t bytes)
{
    constexpr std::size_t hugePage = 2u << 20;
    bytes = std::max<std::size_t>(1, (bytes + hugePage - 1) / hugePage) * hugePage;
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    madvise(memory, bytes, MADV_HUGEPAGE); // only a hint: without it there are more page faults
#endif
    return {static_cast<float*>(memory), bytes};
}

void TraceMemoryPool::Block::release() const
{
    munmap(data, bytes);
}

struct TraceMemoryPool::Spares {
    // One for the run to come while the newest trace is on screen, and one for a comparison.
    static constexpr std::size_t maxCount = 2;
    // A short text does not hold on to the memory of a long one.
    static constexpr std::size_t maxWaste = 4;
    static constexpr std::size_t smallBytes = 32u << 20;

    std::mutex mutex;
    std::vector<Block> blocks;

    static bool fits(const Block& block, std::size_t bytes)
    {
        return block.bytes >= bytes &&
               (block.bytes <= smallBytes || block.bytes <= maxWaste * bytes);
    }

    Block take(std::size_t bytes)
    {
        const std::lock_guard lock(mutex);
        const auto found = std::find_if(blocks.begin(), blocks.end(),
                                        [&](const Block& block) { return fits(block, bytes); });
        if (found == blocks.end())
            return {};
        const Block block = *found;
        blocks.erase(found);
        return block;
    }

    void give(const Block& block)
    {
        const std::lock_guard lock(mutex);
        blocks.push_back(block);
        if (blocks.size() > maxCount) {
            blocks.front().release(); // the one that was not wanted for longest
            blocks.erase(blocks.begin());
        }
    }
};

TraceMemoryPool::TraceMemoryPool() : m_spares(std::make_unique<Spares>()) {}

TraceMemoryPool::~TraceMemoryPool()
{
    for (const Block& block : m_spares->blocks)
        block.release();
}

std::shared_ptr<TraceMemoryPool> TraceMemoryPool::create()
{
    return std::shared_ptr<TraceMemoryPool>(new TraceMemoryPool);
}

TraceMemory TraceMemoryPool::acquire(std::size_t floatCount)
{
    const std::size_t bytes = floatCount * sizeof(float);
    Block block = m_spares->take(bytes);
    if (!block.data)
        block = Block::allocate(bytes);
    // The block keeps the pool alive, so traces may outlive the encoder that made them.
    return TraceMemory(block.data,
                       [pool = shared_from_this(), block](float*) { pool->m_spares->give(block); });
}

} // namespace vitrine
