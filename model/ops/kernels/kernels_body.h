// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source of every kernel set. Included once by each kernels_*.cpp, which first defines
//   VITRINE_LANES      floats in one vector register: 4, 8 or 16
//   VITRINE_REGISTERS  how many such registers there are: 16 or 32
//   VITRINE_SET, VITRINE_NAME  the set's variable, and its name for people
// and is compiled with the flags of its instruction set. No intrinsics: GCC's and Clang's vector
// extensions say the same for x86-64 and ARM.

#include "ops/kernels/kernels.h"
#include "types/panel.h"

namespace vitrine
{
namespace
{

constexpr int lanes = VITRINE_LANES;

// Shapes of the tiles that stay in registers: as many sums as there is room for beside the
// operands.
constexpr int multiplyTileRows = VITRINE_REGISTERS == 32 ? 6 : 4;
constexpr int multiplyTileVectors = VITRINE_REGISTERS == 32 ? 4 : 2;

using Vec = float __attribute__((vector_size(lanes * 4)));
using Ints = int __attribute__((vector_size(lanes * 4)));
using Vec4 = float __attribute__((vector_size(16)));
// Weights lie at any multiple of four bytes, so loads must not assume more. In two steps: Clang
// forgets `aligned` where `vector_size` stands beside it.
using LooseVec [[gnu::aligned(4), gnu::may_alias]] = Vec;
using LooseVec4 [[gnu::aligned(4), gnu::may_alias]] = Vec4;

inline Vec load(const float* from)
{
    return *reinterpret_cast<const LooseVec*>(from);
}

inline void store(float* to, Vec values)
{
    *reinterpret_cast<LooseVec*>(to) = values;
}

inline Vec all(float value)
{
    return Vec{} + value;
}

/// The same matrix from another place on.
inline ConstRows moved(ConstRows m, std::ptrdiff_t rows, std::ptrdiff_t columns)
{
    return {m.data ? m.data + rows * m.stride + columns : nullptr, m.stride};
}

inline Rows moved(Rows m, std::ptrdiff_t rows, std::ptrdiff_t columns)
{
    return {m.data + rows * m.stride + columns, m.stride};
}

// Each of these uses the ones before it.
// clang-format off
#include "ops/kernels/lane_sums.inc"
#include "ops/kernels/linear.inc"
#include "ops/kernels/multiply.inc"
#include "ops/kernels/elementwise.inc"
#include "ops/kernels/training.inc"
// clang-format on

} // namespace

extern const Kernels VITRINE_SET;
const Kernels VITRINE_SET = {
    VITRINE_NAME,    linear, multiply,    softmax,      layerNorm,   gelu,
    geluTanh,        silu,   tanhInPlace, geluGradient, normalize,   layerNormGradient,
    softmaxGradient, adamW,  toBfloat16,  add,          squaredNorm, transpose};

} // namespace vitrine
