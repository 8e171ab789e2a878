// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"

#include <Eigen/Core>

#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace vitrine
{

/// allowed(i, j): token i may attend to token j. (T, T)
using AllowedAttention = Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// How a run departs from the trained model, for teaching. Without changes it is plain BERT.
struct RunOptions {
    /// Absent: every token sees every token. A token that may see nothing gets zeros as context.
    std::optional<AllowedAttention> allowed;
    /// A silenced head adds zeros to the context; its probabilities are still computed and kept.
    std::set<std::pair<LayerIndex, HeadIndex>> silencedHeads;
    /// A silenced layer passes its input on unchanged; its inner tensors show what it would do.
    std::set<LayerIndex> silencedLayers;
};

/// Called before each step of a run, and once at its end, with the steps done and how many there
/// are; false cancels the run.
using Progress = std::function<bool(int done, int total)>;

} // namespace vitrine
