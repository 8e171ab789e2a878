// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/attention.h"

#include "ops/kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace vitrine
{

/// Attending tokens that one thread handles at a time, so that few heads still keep all threads
/// busy.
static constexpr int rowsPerTask = 128;

static void attendRows(const AttentionTensors& all, int head, int firstRow, const bool* allowed,
                       bool silenced)
{
    const std::ptrdiff_t tokens = all.tokens;
    const std::ptrdiff_t size = all.headSize;
    const int rows = static_cast<int>(std::min<std::ptrdiff_t>(rowsPerTask, tokens - firstRow));
    const float* query = all.query + (head * tokens + firstRow) * size;
    const float* value = all.value + head * tokens * size;
    float* scores = all.scores + (head * tokens + firstRow) * tokens;
    float* probabilities = all.probabilities + (head * tokens + firstRow) * tokens;

    const Matrix keysTransposed =
        ConstMatrixView(all.key + head * tokens * size, tokens, size).transpose();
    kernels().multiply({query, size}, rows, {keysTransposed.data(), tokens}, all.headSize,
                       all.tokens, 1.0f / std::sqrt(static_cast<float>(size)), {scores, tokens});
    for (int row = 0; row < rows; ++row)
        kernels().softmax(scores + row * tokens,
                          allowed ? allowed + (firstRow + row) * tokens : nullptr, all.tokens,
                          probabilities + row * tokens);

    auto context = MatrixView(all.context).block(firstRow, head * size, rows, size);
    if (silenced)
        context.setZero();
    else
        kernels().multiply({probabilities, tokens}, rows, {value, size}, all.tokens, all.headSize,
                           1.0f, {context.data(), all.context.outerStride()});
}

void attention(ThreadPool& pool, const AttentionTensors& tensors, const bool* allowed,
               const std::function<bool(int)>& isSilenced)
{
    const int blocks = (tensors.tokens + rowsPerTask - 1) / rowsPerTask;
    pool.forEach(tensors.headCount * blocks, [&](int task) {
        const int head = task / blocks;
        attendRows(tensors, head, task % blocks * rowsPerTask, allowed, isSilenced(head));
    });
}

} // namespace vitrine
