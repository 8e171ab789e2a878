// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "files/weights.h"
#include "ops/thread_pool.h"
#include "types/tensor.h"

#include <optional>

namespace vitrine
{

/// What a linear layer does with its product before it is stored.
struct AfterLinear {
    std::optional<ConstMatrixView> residual = {}; // (T, out): added to the product
    std::optional<Activation> activation = {};    // applied last
};

/// out = x · weightᵀ + bias. x: (T, in); out: (T, out).
void linear(ThreadPool& pool, ConstMatrixView x, const LinearWeights& weights, MatrixView out,
            const AfterLinear& after = {});

/// The same, with the result cut into heads: (T, H) becomes (A, T, d), so that each head's rows lie
/// together. `out` has A T d floats.
struct PerHeadLinear {
    const LinearWeights* weights;
    float* out;
};
void linearPerHead(ThreadPool& pool, ConstMatrixView x, std::initializer_list<PerHeadLinear> parts,
                   int headCount);

} // namespace vitrine
