// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <vector>

namespace vitrine
{

/// Softmax regression: one linear layer from a vector to its class, the simplest reader of
/// features. The problem is convex, so there is nothing to be lucky about.
class LinearClassifier
{
public:
    /// Learns from `vectors` (N, width) and their classes, with full-batch Adam (Kingma & Ba 2015).
    /// `decay` pulls the weights to 0, for there may be more of them than examples. Each feature is
    /// first brought to mean 0 and deviation 1.
    LinearClassifier(const Matrix& vectors, const std::vector<int>& labels, int classes,
                     double decay = 0.01, int steps = 200);

    /// The likeliest class of each row of (N, width).
    std::vector<int> classify(const Matrix& vectors) const;

private:
    Matrix standardized(const Matrix& vectors) const;

    Vector m_mean, m_scale; // (width) each
    Matrix m_weight;        // (classes, width)
    Vector m_bias;          // (classes)
};

} // namespace vitrine
