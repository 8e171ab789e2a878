// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/groups.h"
#include "encoder/trace.h"

#include <optional>

namespace vitrine
{

/// Which attention is looked at: one head's, or with no head the mean over the layer's heads.
struct AttentionSource {
    LayerIndex layer;
    std::optional<HeadIndex> head;
};

/// The attention weights of a source. (T, T): row = attending token, column = attended token
Matrix attentionWeights(const Trace& trace, AttentionSource source);

/// Attention between groups of tokens. Weights to a group's tokens are summed and weights from them
/// averaged, so that each row still adds up to 1 (Clark et al. 2019, section 4.1). If tokens were
/// left out, each row is divided by what it has left; a row that has nothing left is zero.
/// weights: (T, T); result: (G, G) for G groups
Matrix groupAttention(const Matrix& weights, const std::vector<TokenGroup>& groups);

/// Attention rollout (Abnar and Zuidema 2020): how much of each input token arrives at each place
/// after the layers 1 to `last`, if half of a layer's output is attention, averaged over heads, and
/// half is the residual: A = 0.5 W + 0.5 I, multiplied from the first layer up. (T, T)
Matrix attentionRollout(const Trace& trace, LayerIndex last);

} // namespace vitrine
