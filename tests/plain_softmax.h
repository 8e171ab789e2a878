// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <cmath>
#include <vector>

namespace vitrine::test
{

/// By its formula, in float64.
inline std::vector<double> softmaxPlainly(const Vector& logits)
{
    std::vector<double> powers;
    double sum = 0;
    for (const float logit : logits)
        sum += powers.emplace_back(std::exp(double(logit) - double(logits.maxCoeff())));
    for (double& power : powers)
        power /= sum;
    return powers;
}

} // namespace vitrine::test
