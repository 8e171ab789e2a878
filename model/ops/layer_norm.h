// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/weights.h"
#include "ops/thread_pool.h"
#include "types/tensor.h"

namespace vitrine
{

/// Layer normalization of each row in place (Ba et al. 2016): mean 0 and variance 1 over the row's
/// H numbers, then gain and bias. x: (T, H)
void layerNorm(ThreadPool& pool, MatrixView x, const LayerNormWeights& weights, double epsilon);

} // namespace vitrine
