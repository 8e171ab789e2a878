// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/activation.h"

#include "ops/kernels/kernels.h"

#include <algorithm>

namespace vitrine
{

void activate(Activation activation, float* values, int count)
{
    switch (activation) {
    case Activation::Gelu:
        return kernels().gelu(values, count);
    case Activation::GeluTanh:
        return kernels().geluTanh(values, count);
    case Activation::Relu:
        std::for_each_n(values, count, [](float& value) { value = std::max(value, 0.0f); });
        return;
    case Activation::Silu:
        return kernels().silu(values, count);
    case Activation::Tanh:
        return kernels().tanh(values, count);
    }
}

} // namespace vitrine
