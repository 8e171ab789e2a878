// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine
{

/// Which numbers a dropout layer sets to zero (Srivastava et al. 2014). The choice is a function of
/// seed, place and index, so that the backward pass makes it again instead of storing it.
class Dropout
{
public:
    /// `probability` of being dropped; 0 switches it off. `place` tells layers of one run apart.
    Dropout(double probability, std::uint64_t seed, std::uint32_t place)
        : m_threshold(static_cast<std::uint32_t>(probability * 4294967296.0))
        , m_seed(static_cast<std::uint32_t>(seed ^ (seed >> 32)) * 0x9e3779b9u +
                 place * 0x85ebca6bu)
        , m_scale(1 / (1 - probability))
    {
    }

    /// values *= keep ? 1 / (1 - probability) : 0; forward and backward are the same.
    template<typename Real>
    void apply(Real* values, std::size_t count, std::size_t firstIndex = 0) const
    {
        if (m_threshold == 0)
            return;
        for (std::size_t i = 0; i < count; ++i)
            values[i] *= keeps(static_cast<std::uint32_t>(firstIndex + i))
                             ? static_cast<Real>(m_scale)
                             : Real(0);
    }

private:
    bool keeps(std::uint32_t index) const
    {
        std::uint32_t x = index + m_seed; // the finalizer of MurmurHash3
        x = (x ^ (x >> 16)) * 0x85ebca6bu;
        x = (x ^ (x >> 13)) * 0xc2b2ae35u;
        return (x ^ (x >> 16)) >= m_threshold;
    }

    std::uint32_t m_threshold;
    std::uint32_t m_seed;
    double m_scale;
};

} // namespace vitrine
