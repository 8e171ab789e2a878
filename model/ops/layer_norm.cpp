// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/layer_norm.h"

#include "ops/kernels/kernels.h"

#include <algorithm>

namespace vitrine
{

void layerNorm(ThreadPool& pool, MatrixView x, const LayerNormWeights& weights, double epsilon)
{
    constexpr int rowsPerTask = 8;
    const int rows = static_cast<int>(x.rows());
    const int columns = static_cast<int>(x.cols());
    pool.forEach((rows + rowsPerTask - 1) / rowsPerTask, [&](int task) {
        const int end = std::min(rows, (task + 1) * rowsPerTask);
        for (int t = task * rowsPerTask; t < end; ++t)
            kernels().layerNorm(x.row(t).data(), columns, weights.gain.data(), weights.bias.data(),
                                static_cast<float>(epsilon));
    });
}

} // namespace vitrine
