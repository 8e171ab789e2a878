// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/run_options.h"
#include "encoder/trace_tensors.h"
#include "files/weights.h"
#include "ops/thread_pool.h"

namespace vitrine
{

/// One encoder layer (Vaswani et al. 2017, section 3.1): every token looks at the allowed tokens
/// (attention), then each is worked on by itself (feed-forward); after each half the half's input
/// is added (residual) and the sum normalized. input: (T, H). Fills the layer's nine tensors, of
/// which `LayerTensor::Output` is the next layer's input.
void runLayer(ThreadPool& pool, const LayerWeights& weights, LayerIndex layer,
              const RunOptions& options, ConstMatrixView input, const TraceTensors& tensors);

} // namespace vitrine
