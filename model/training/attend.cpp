// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of the training encoder, one sequence and one head at a time (Vaswani et al. 2017,
// equation 1), and its way back.

#include "training/dropout.h"
#include "training/loops.h"
#include "training/transformer.h"
#include "types/packed_matrix.h"

namespace vitrine
{

namespace
{

template<typename Real> struct ConstBlock {
    const Real* data;
    std::ptrdiff_t stride;
};
template<typename Real> struct Block {
    Real* data;
    std::ptrdiff_t stride;
};

template<typename Real> using Strided = Eigen::Map<TrainingMatrix<Real>, 0, Eigen::OuterStride<>>;
template<typename Real>
using ConstStrided = Eigen::Map<const TrainingMatrix<Real>, 0, Eigen::OuterStride<>>;

/// out = a bᵀ; a: (rows, depth), b: (columns, depth).
template<typename Real>
void timesTransposed(ConstBlock<Real> a, int rows, ConstBlock<Real> b, int columns, int depth,
                     Block<Real> out)
{
    if constexpr (std::is_same_v<Real, float>) {
        thread_local std::vector<float> panels;
        panels.resize(packedSize(columns, depth));
        packRows(b.data, b.stride, columns, depth, panels.data());
        kernels().linear({a.data, a.stride}, rows, panels.data(), columns, depth, nullptr,
                         {nullptr, 0}, {out.data, out.stride});
    } else {
        Strided<Real>(out.data, rows, columns, Eigen::OuterStride<>(out.stride)).noalias() =
            ConstStrided<Real>(a.data, rows, depth, Eigen::OuterStride<>(a.stride)) *
            ConstStrided<Real>(b.data, columns, depth, Eigen::OuterStride<>(b.stride)).transpose();
    }
}

/// out = a b; a: (rows, depth), b: (depth, columns).
template<typename Real>
void times(ConstBlock<Real> a, int rows, ConstBlock<Real> b, int columns, int depth,
           Block<Real> out)
{
    if constexpr (std::is_same_v<Real, float>) {
        kernels().multiply({a.data, a.stride}, rows, {b.data, b.stride}, depth, columns, 1,
                           {out.data, out.stride});
    } else {
        Strided<Real>(out.data, rows, columns, Eigen::OuterStride<>(out.stride)).noalias() =
            ConstStrided<Real>(a.data, rows, depth, Eigen::OuterStride<>(a.stride)) *
            ConstStrided<Real>(b.data, depth, columns, Eigen::OuterStride<>(b.stride));
    }
}

template<typename Real> void transpose(const Real* from, int size, Real* to)
{
    for (int i = 0; i < size; ++i)
        for (int j = 0; j < size; ++j)
            to[j * size + i] = from[i * size + j];
}
void transpose(const float* from, int size, float* to)
{
    kernels().transpose({from, size}, size, size, {to, size});
}

/// The sequences of a batch, each with all heads: where its numbers begin.
struct HeadPlace {
    int begin, length; // rows
    int head;
    std::size_t square; // into (A, T, T) of all sequences
};

template<typename Function> void forEachHead(const Batch& batch, int heads, Function f)
{
    std::size_t square = 0;
    for (int i = 0; i < batch.sequences(); ++i) {
        const int begin = batch.begin[static_cast<std::size_t>(i)];
        const int length = batch.begin[static_cast<std::size_t>(i) + 1] - begin;
        for (int head = 0; head < heads; ++head) {
            f(HeadPlace{begin, length, head, square});
            square += static_cast<std::size_t>(length) * static_cast<std::size_t>(length);
        }
    }
}

std::size_t squareCount(const Batch& batch, int heads)
{
    std::size_t count = 0;
    forEachHead(batch, heads, [&](const HeadPlace& place) {
        count = place.square +
                static_cast<std::size_t>(place.length) * static_cast<std::size_t>(place.length);
    });
    return count;
}

constexpr int attentionPart = 2; // for dropoutPlace, as in transformer.cpp

Dropout attentionDropout(double probability, std::uint64_t seed, int layer)
{
    return {probability, seed, static_cast<std::uint32_t>(1 + 4 * (layer + 1) + attentionPart)};
}

} // namespace

template<typename Real>
void Transformer<Real>::attend(const StepContext<Real>& context, const Batch& batch, int index)
{
    Layer& layer = m_layers[static_cast<std::size_t>(index)];
    const Config& config = context.layout.config;
    const int hidden = config.hiddenSize, size = config.headSize();
    const Real factor = 1 / std::sqrt(static_cast<Real>(size));
    const Dropout dropout = attentionDropout(context.dropout, context.dropoutSeed, index);
    layer.probabilities.resize(squareCount(batch, config.headCount));
    layer.contextValues.resize(batch.rows(), hidden);
    layer.contextValues.bottomRows(batch.rows() - batch.tokenCount()).setZero();
    std::vector<Real> dropped;
    forEachHead(batch, config.headCount, [&](const HeadPlace& place) {
        const int t = place.length;
        const auto part = [&](int which) {
            return ConstBlock<Real>{layer.queryKeyValue.data() +
                                        static_cast<std::ptrdiff_t>(place.begin) * 3 * hidden +
                                        which * hidden + place.head * size,
                                    3 * hidden};
        };
        Real* const probabilities = layer.probabilities.data() + place.square;
        timesTransposed<Real>(part(0), t, part(1), t, size, {probabilities, t});
        for (int row = 0; row < t; ++row) {
            for (int i = 0; i < t; ++i)
                probabilities[row * t + i] *= factor;
            loops::softmax(probabilities + row * t, t);
        }
        const Real* weights = probabilities;
        if (context.dropout > 0) {
            dropped.assign(probabilities, probabilities + t * t);
            dropout.apply(dropped.data(), dropped.size(), place.square);
            weights = dropped.data();
        }
        times<Real>({weights, t}, t, part(2), size, t,
                    {layer.contextValues.data() +
                         static_cast<std::ptrdiff_t>(place.begin) * hidden + place.head * size,
                     hidden});
    });
}

template<typename Real>
void Transformer<Real>::attendBackward(const StepContext<Real>& context, const Batch& batch,
                                       int index, const TrainingMatrix<Real>& contextGradient)
{
    const Layer& layer = m_layers[static_cast<std::size_t>(index)];
    const Config& config = context.layout.config;
    const int hidden = config.hiddenSize, size = config.headSize();
    const Real factor = 1 / std::sqrt(static_cast<Real>(size));
    const Dropout dropout = attentionDropout(context.dropout, context.dropoutSeed, index);
    m_triple.resize(batch.rows(), 3 * hidden);
    m_triple.bottomRows(batch.rows() - batch.tokenCount()).setZero();
    std::vector<Real> gradient, turned, dropped;
    forEachHead(batch, config.headCount, [&](const HeadPlace& place) {
        const int t = place.length;
        const std::ptrdiff_t first =
            static_cast<std::ptrdiff_t>(place.begin) * 3 * hidden + place.head * size;
        const auto part = [&](int which) {
            return ConstBlock<Real>{layer.queryKeyValue.data() + first + which * hidden,
                                    3 * hidden};
        };
        const auto out = [&](int which) {
            return Block<Real>{m_triple.data() + first + which * hidden, 3 * hidden};
        };
        const ConstBlock<Real> above = {contextGradient.data() +
                                            static_cast<std::ptrdiff_t>(place.begin) * hidden +
                                            place.head * size,
                                        hidden};
        const Real* const probabilities = layer.probabilities.data() + place.square;
        const auto squared = static_cast<std::size_t>(t) * static_cast<std::size_t>(t);
        gradient.resize(squared);
        turned.resize(squared);
        dropped.assign(probabilities, probabilities + squared);
        dropout.apply(dropped.data(), squared, place.square);

        transpose(dropped.data(), t, turned.data());
        times<Real>({turned.data(), t}, t, above, size, t, out(2)); // of the values
        timesTransposed<Real>(above, t, part(2), t, size, {gradient.data(), t});
        dropout.apply(gradient.data(), squared, place.square);
        for (int row = 0; row < t; ++row)
            loops::softmaxGradient(probabilities + row * t, gradient.data() + row * t, t, factor);
        times<Real>({gradient.data(), t}, t, part(1), size, t, out(0)); // of the queries
        transpose(gradient.data(), t, turned.data());
        times<Real>({turned.data(), t}, t, part(0), size, t, out(1)); // of the keys
    });
}

template void Transformer<float>::attend(const StepContext<float>&, const Batch&, int);
template void Transformer<double>::attend(const StepContext<double>&, const Batch&, int);
template void Transformer<float>::attendBackward(const StepContext<float>&, const Batch&, int,
                                                 const TrainingMatrix<float>&);
template void Transformer<double>::attendBackward(const StepContext<double>&, const Batch&, int,
                                                  const TrainingMatrix<double>&);

} // namespace vitrine
