// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ops/thread_pool.h"
#include "types/tensor.h"

#include <functional>

namespace vitrine
{

/// One layer's queries, keys and values, and where its attention goes. Heads follow one another:
/// head a of `query` is the (T, d) block at a T d.
struct AttentionTensors {
    int tokens;
    int headCount;
    int headSize;
    const float* query;   // (A, T, d)
    const float* key;     // (A, T, d)
    const float* value;   // (A, T, d)
    float* scores;        // (A, T, T), out
    float* probabilities; // (A, T, T), out
    MatrixView context;   // (T, A d), out: heads side by side
};

/// Scaled dot-product attention of every head (Vaswani et al. 2017, equation 1):
/// scores = query · keyᵀ / sqrt(d); probabilities = softmax(scores); context = probabilities ·
/// value. `allowed`: (T, T) row-major, false forbids row i to attend to column j; null allows all.
/// `isSilenced(head)`: that head adds zeros to the context.
void attention(ThreadPool& pool, const AttentionTensors& tensors, const bool* allowed,
               const std::function<bool(int)>& isSilenced);

} // namespace vitrine
