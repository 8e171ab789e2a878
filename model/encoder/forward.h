// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/run_options.h"
#include "encoder/trace_tensors.h"
#include "files/weights.h"
#include "ops/thread_pool.h"
#include "text/encoding.h"

namespace vitrine
{

/// The whole forward pass: embeddings, the layers one after the other, then the heads. Fills every
/// tensor of `tensors`. False if `progress` cancelled it, which is asked before each step.
bool forward(ThreadPool& pool, const Weights& weights, const Encoding& encoding,
             const RunOptions& options, const TraceTensors& tensors, const Progress& progress);

} // namespace vitrine
