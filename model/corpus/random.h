// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine
{

/// SplitMix64 (Steele, Lea & Flood 2014): small, fast, and the same on every machine, which the
/// distributions of the standard library are not.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    /// One of many independent sequences. Seeds must not be a step of the generator apart, or the
    /// sequences would be the same, shifted.
    static Random stream(std::uint64_t seed, std::uint64_t number)
    {
        return Random(Random(seed).next() ^ Random(~number).next());
    }

    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// 0 <= x < 1.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    /// 0 <= i < count; count > 0.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(uniform() * static_cast<double>(count));
    }

    std::uint64_t state() const { return m_state; }

private:
    std::uint64_t m_state;
};

} // namespace vitrine
