// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/adamw.h"

#include "ops/kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace vitrine
{

AdamW::AdamW(const ParameterLayout& layout, const AdamWSettings& settings)
    : mean(layout.size), square(layout.size), m_layout(layout), m_settings(settings)
{
}

double AdamW::step(ThreadPool& pool, float* parameters, const std::vector<float>& gradient,
                   double rate)
{
    const double norm = std::sqrt(
        kernels().squaredNorm(gradient.data(), static_cast<std::ptrdiff_t>(gradient.size())));
    ++steps;
    AdamWStep step{};
    step.gradientFactor =
        static_cast<float>(norm > m_settings.largestNorm ? m_settings.largestNorm / norm : 1);
    step.beta1 = static_cast<float>(m_settings.beta1);
    step.beta2 = static_cast<float>(m_settings.beta2);
    step.epsilon = static_cast<float>(m_settings.epsilon);
    step.meanCorrection = static_cast<float>(1 / (1 - std::pow(m_settings.beta1, steps)));
    step.squareCorrection = static_cast<float>(1 / (1 - std::pow(m_settings.beta2, steps)));
    step.rate = static_cast<float>(rate);
    pool.forEach(static_cast<int>(m_layout.tensors.size()), [&](int index) {
        const NamedParameter& tensor = m_layout.tensors[static_cast<std::size_t>(index)];
        AdamWStep own = step;
        own.keep = tensor.decays ? static_cast<float>(1 - rate * m_settings.weightDecay) : 1.0f;
        kernels().adamW(parameters + tensor.offset, gradient.data() + tensor.offset,
                        mean.data() + tensor.offset, square.data() + tensor.offset,
                        static_cast<std::ptrdiff_t>(tensor.size), own);
    });
    return norm;
}

double linearSchedule(int step, int steps, int warmup, double peak)
{
    if (step < warmup)
        return peak * (step + 1) / warmup;
    return peak * std::max(0, steps - step) / std::max(1, steps - warmup);
}

} // namespace vitrine
