// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/attention_picture.h"

namespace vitrine
{

Matrix attentionWeights(const Trace& trace, AttentionSource source)
{
    if (source.head)
        return trace.probabilities(source.layer, *source.head);
    Matrix sum = trace.probabilities(source.layer, HeadIndex{0});
    for (int head = 1; head < trace.headCount(); ++head)
        sum += trace.probabilities(source.layer, HeadIndex{head});
    return sum / static_cast<float>(trace.headCount());
}

Matrix groupAttention(const Matrix& weights, const std::vector<TokenGroup>& groups)
{
    const auto count = static_cast<Eigen::Index>(groups.size());
    Matrix grouped(count, count);
    for (Eigen::Index row = 0; row < count; ++row) {
        const TokenGroup& from = groups[static_cast<std::size_t>(row)];
        for (Eigen::Index column = 0; column < count; ++column) {
            const TokenGroup& to = groups[static_cast<std::size_t>(column)];
            grouped(row, column) =
                weights.block(from.first.value, to.first.value, from.count, to.count).sum() /
                static_cast<float>(from.count);
        }
    }
    Eigen::Index covered = 0;
    for (const TokenGroup& group : groups)
        covered += group.count;
    if (covered < weights.rows()) {
        for (Eigen::Index row = 0; row < count; ++row) {
            const float left = grouped.row(row).sum();
            if (left > 0)
                grouped.row(row) /= left;
        }
    }
    return grouped;
}

Matrix attentionRollout(const Trace& trace, LayerIndex last)
{
    Matrix rollout = Matrix::Identity(trace.tokenCount(), trace.tokenCount());
    for (int layer = 0; layer <= last.value; ++layer) {
        const Matrix mean = attentionWeights(trace, {LayerIndex{layer}, std::nullopt});
        const Matrix mixed = 0.5f * mean * rollout;
        rollout = mixed + 0.5f * rollout;
    }
    return rollout;
}

} // namespace vitrine
