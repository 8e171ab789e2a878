// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace vitrine
{

/// The block of floats that a trace lies in. Goes back to its pool when the last owner lets go.
using TraceMemory = std::shared_ptr<float>;

/// Keeps blocks that are no longer used for the next run. A trace of BERT-base at 512 tokens is
/// 600 MB, and getting that many fresh pages from the system takes longer than the arithmetic.
class TraceMemoryPool : public std::enable_shared_from_this<TraceMemoryPool>
{
public:
    static std::shared_ptr<TraceMemoryPool> create();
    ~TraceMemoryPool();

    /// A block of at least so many floats, aligned to 64 bytes, with whatever was in it before.
    /// Throws std::bad_alloc. May be called and its blocks released on any thread.
    TraceMemory acquire(std::size_t floatCount);

private:
    TraceMemoryPool();
    struct Block;
    struct Spares;
    std::unique_ptr<Spares> m_spares;
};

} // namespace vitrine
