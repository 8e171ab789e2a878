// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace vitrine
{

/// IEEE 754 half precision to float32, exactly: every value, subnormals, infinities and NaN.
inline float floatFromHalf(std::uint16_t half)
{
    // Exponent and fraction moved to float32's places are a number 2^-112 times too small;
    // multiplying sets the exponent right and makes subnormals normal.
    const std::uint32_t magnitude = half & 0x7FFFu;
    const float value = std::bit_cast<float>(magnitude << 13) * 0x1p112f;
    const std::uint32_t special = magnitude >= 0x7C00u ? 0x7F800000u : 0u; // infinity or NaN
    const std::uint32_t sign = (half & 0x8000u) << 16;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) | special | sign);
}

/// bfloat16 is the upper half of a float32.
inline float floatFromBfloat(std::uint16_t bfloat)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(bfloat) << 16);
}

} // namespace vitrine
