// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ops/thread_pool.h"
#include "training/parameters.h"

#include <vector>

namespace vitrine
{

struct AdamWSettings {
    double beta1 = 0.9, beta2 = 0.98, epsilon = 1e-6;
    double weightDecay = 0.01;
    double largestNorm = 1; ///< longer gradients are cut to this length
};

/// AdamW (Loshchilov & Hutter 2019): running means of each gradient and of its square, and a decay
/// of the weights that does not go through them.
class AdamW
{
public:
    AdamW(const ParameterLayout& layout, const AdamWSettings& settings);

    /// Changes `parameters` against `gradient`. Returns the gradient's norm before cutting.
    double step(ThreadPool& pool, float* parameters, const std::vector<float>& gradient,
                double rate);

    // What a checkpoint keeps.
    std::vector<float> mean, square;
    int steps = 0;

private:
    const ParameterLayout& m_layout;
    AdamWSettings m_settings;
};

/// The learning rate at `step` (from 0) of `steps`: up in a line over `warmup` steps, then down in
/// a line to 0.
double linearSchedule(int step, int steps, int warmup, double peak);

} // namespace vitrine
