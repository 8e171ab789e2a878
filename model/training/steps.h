// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/loops.h"
#include "training/transformer.h"

namespace vitrine
{

// Steps that the encoder and the heads share. Matrices have one row per token.

template<typename Real> void addBias(TrainingMatrix<Real>& y, const Real* bias)
{
    for (Eigen::Index row = 0; row < y.rows(); ++row)
        loops::add(bias, y.cols(), y.data() + row * y.cols());
}

/// y = x wᵀ + bias
template<typename Real>
void linearForward(const StepContext<Real>& context, const Factor<Real>& x,
                   const LinearPlace& place, TrainingMatrix<Real>& y)
{
    y.resize(x.rows(), place.out);
    forwardProduct(x, context.factors.of(place), y.data());
    addBias(y, context.parameters + place.bias);
}

/// From the gradient of y: adds to those of weight and bias, and writes that of x if it is wanted.
template<typename Real>
void linearBackward(const StepContext<Real>& context, const Factor<Real>& x,
                    const LinearPlace& place, const TrainingMatrix<Real>& gradient,
                    Factor<Real>& memory, Real* parameterGradient,
                    TrainingMatrix<Real>* inputGradientOut)
{
    memory.set(gradient.data(), static_cast<int>(gradient.rows()), place.out, context.precision);
    addWeightGradient(memory, x, parameterGradient + place.weight);
    for (Eigen::Index row = 0; row < gradient.rows(); ++row)
        loops::add(gradient.data() + row * gradient.cols(), gradient.cols(),
                   parameterGradient + place.bias);
    if (inputGradientOut) {
        inputGradientOut->resize(gradient.rows(), place.in);
        inputGradient(memory, context.factors.of(place), inputGradientOut->data());
    }
}

/// y = normal(y) * gain + bias; keeps normal(y) and its scale.
template<typename Real>
void normForward(const StepContext<Real>& context, const LayerNormPlace& place,
                 TrainingMatrix<Real>& y, TrainingMatrix<Real>& normal, std::vector<Real>& scale)
{
    using Row = Eigen::Map<const Eigen::Array<Real, 1, Eigen::Dynamic>>;
    const int hidden = static_cast<int>(y.cols());
    const Row gain(context.parameters + place.gain, hidden),
        bias(context.parameters + place.bias, hidden);
    normal.resize(y.rows(), hidden);
    scale.resize(static_cast<std::size_t>(y.rows()));
    for (Eigen::Index row = 0; row < y.rows(); ++row) {
        normal.row(row) = y.row(row);
        scale[static_cast<std::size_t>(row)] = loops::normalize(
            normal.data() + row * hidden, hidden, context.layout.config.layerNormEpsilon);
        y.row(row).array() = normal.row(row).array() * gain + bias;
    }
}

/// In place: from the gradient of the result to that of what was normalized.
template<typename Real>
void normBackward(const StepContext<Real>& context, const LayerNormPlace& place,
                  const TrainingMatrix<Real>& normal, const std::vector<Real>& scale,
                  TrainingMatrix<Real>& gradient, Real* parameterGradient)
{
    const int hidden = static_cast<int>(gradient.cols());
    for (Eigen::Index row = 0; row < gradient.rows(); ++row)
        loops::layerNormGradient(normal.data() + row * hidden, gradient.data() + row * hidden,
                                 context.parameters + place.gain,
                                 scale[static_cast<std::size_t>(row)], hidden,
                                 gradient.data() + row * hidden, parameterGradient + place.gain,
                                 parameterGradient + place.bias);
}

} // namespace vitrine
