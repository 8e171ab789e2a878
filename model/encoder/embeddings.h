// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace_tensors.h"
#include "files/weights.h"
#include "ops/thread_pool.h"
#include "text/encoding.h"

namespace vitrine
{

/// Token ids to vectors (Devlin et al. 2019, figure 2): the sum of the word's, the position's and
/// the segment's embedding, then LayerNorm. Fills the five embedding tensors, (T, H) each.
void embed(ThreadPool& pool, const EmbeddingWeights& weights, const Encoding& encoding,
           const TraceTensors& tensors);

} // namespace vitrine
