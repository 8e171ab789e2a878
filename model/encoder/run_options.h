// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"

#include <Eigen/Core>

#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace vitrine
{

/// allowed(i, j): token i may attend to token j. (T, T)
using AllowedAttention = Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// How a run departs from the trained model, for teaching, and what is asked of it. Without changes
/// it is plain BERT with all its answers.
struct RunOptions {
    /// Absent: every token sees every token. A token that may see nothing gets zeros as context.
    std::optional<AllowedAttention> allowed = {};
    /// A silenced head adds zeros to the context; its probabilities are still computed and kept.
    std::set<std::pair<LayerIndex, HeadIndex>> silencedHeads = {};
    /// A silenced layer passes its input on unchanged; its inner tensors show what it would do.
    std::set<LayerIndex> silencedLayers = {};
    /// Tokens at which the masked-word head is asked; absent: at all of them. Asking it everywhere
    /// is a fifth of BERT-base's arithmetic. Changes no other number.
    std::optional<std::vector<TokenIndex>> guessAt = {};
};

/// Called before each step of a run, and once at its end, with the steps done and how many there
/// are; false cancels the run.
using Progress = std::function<bool(int done, int total)>;

} // namespace vitrine
