// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/linear.h"

#include "ops/activation.h"
#include "ops/kernels/kernels.h"

#include <algorithm>

namespace vitrine
{

/// Output features that one thread computes at a time: enough that copying x for them pays, few
/// enough that all threads end together.
static int chunkFeatures(int features, int threads)
{
    constexpr int step = 2 * panelFeatures;
    const int share = features / (threads * 4);
    return std::clamp(share / step * step, step, 6 * step);
}

void linear(ThreadPool& pool, ConstMatrixView x, const LinearWeights& weights, MatrixView out,
            const AfterLinear& after)
{
    const int tokens = static_cast<int>(x.rows());
    const int depth = static_cast<int>(x.cols());
    const int features = static_cast<int>(weights.weight.rows());
    const int chunk = chunkFeatures(features, pool.threadCount());

    pool.forEach((features + chunk - 1) / chunk, [&](int i) {
        const int first = i * chunk;
        const int count = std::min(chunk, features - first);
        ConstRows add = {nullptr, 0};
        if (after.residual)
            add = {after.residual->data() + first, after.residual->outerStride()};
        float* const to = out.data() + first;
        kernels().linear({x.data(), x.outerStride()}, tokens, weights.weight.panels(first), count,
                         depth, weights.bias.data() + first, add, {to, out.outerStride()});
        if (after.activation) {
            for (int t = 0; t < tokens; ++t)
                activate(*after.activation, to + t * out.outerStride(), count);
        }
    });
}

void linearPerHead(ThreadPool& pool, ConstMatrixView x, std::initializer_list<PerHeadLinear> parts,
                   int headCount)
{
    const int tokens = static_cast<int>(x.rows());
    const int hiddenSize = static_cast<int>(x.cols());
    const int headSize = hiddenSize / headCount;

    pool.forEach(static_cast<int>(parts.size()) * headCount, [&](int i) {
        const PerHeadLinear& part = parts.begin()[i / headCount];
        const int head = i % headCount;
        const int first = head * headSize;
        const auto compute = [&](int begin, int end, Rows out) {
            kernels().linear({x.data(), x.outerStride()}, tokens,
                             part.weights->weight.panels(begin), end - begin, hiddenSize,
                             part.weights->bias.data() + begin, {nullptr, 0}, out);
        };
        float* const to = part.out + std::ptrdiff_t(head) * tokens * headSize;
        if (first % panelFeatures == 0)
            return compute(first, first + headSize, {to, headSize});
        // A small head that begins inside a panel.
        const int begin = first / panelFeatures * panelFeatures, end = first + headSize;
        Matrix whole(tokens, end - begin);
        compute(begin, end, {whole.data(), whole.outerStride()});
        MatrixView(to, tokens, headSize) = whole.rightCols(headSize);
    });
}

} // namespace vitrine
