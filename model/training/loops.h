// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ops/kernels/kernels.h"

#include <cmath>

namespace vitrine::loops
{

// The loops of training for one row, twice: as plain formulas for any kind of number, in which the
// tests check every gradient against finite differences in float64, and for float32 by the kernels
// of this processor, which the tests compare with the first.

template<typename Real> Real gelu(Real x)
{
    return x * (1 + std::erf(x / std::sqrt(Real(2)))) / 2; // Hendrycks & Gimpel 2016
}

template<typename Real> void gelu(Real* values, int count)
{
    for (int i = 0; i < count; ++i)
        values[i] = gelu(values[i]);
}
inline void gelu(float* values, int count)
{
    kernels().gelu(values, count);
}

template<typename Real> void geluGradient(const Real* x, const Real* gradient, int count, Real* out)
{
    const Real density = 1 / std::sqrt(Real(2) * Real(M_PI));
    for (int i = 0; i < count; ++i)
        out[i] = gradient[i] * ((1 + std::erf(x[i] / std::sqrt(Real(2)))) / 2 +
                                x[i] * density * std::exp(-x[i] * x[i] / 2));
}
inline void geluGradient(const float* x, const float* gradient, int count, float* out)
{
    kernels().geluGradient(x, gradient, count, out);
}

template<typename Real> Real normalize(Real* values, int count, double epsilon)
{
    Real mean = 0, variance = 0;
    for (int i = 0; i < count; ++i)
        mean += values[i] / count;
    for (int i = 0; i < count; ++i)
        variance += (values[i] - mean) * (values[i] - mean) / count;
    const Real scale = 1 / std::sqrt(variance + Real(epsilon));
    for (int i = 0; i < count; ++i)
        values[i] = (values[i] - mean) * scale;
    return scale;
}
inline float normalize(float* values, int count, double epsilon)
{
    return kernels().normalize(values, count, static_cast<float>(epsilon));
}

template<typename Real>
void layerNormGradient(const Real* normal, const Real* gradient, const Real* gain, Real scale,
                       int count, Real* out, Real* gainGradient, Real* biasGradient)
{
    Real sum = 0, product = 0;
    for (int i = 0; i < count; ++i) {
        const Real inner = gradient[i] * gain[i];
        sum += inner / count;
        product += inner * normal[i] / count;
        gainGradient[i] += gradient[i] * normal[i];
        biasGradient[i] += gradient[i];
    }
    for (int i = 0; i < count; ++i)
        out[i] = scale * (gradient[i] * gain[i] - sum - normal[i] * product);
}
inline void layerNormGradient(const float* normal, const float* gradient, const float* gain,
                              float scale, int count, float* out, float* gainGradient,
                              float* biasGradient)
{
    kernels().layerNormGradient(normal, gradient, gain, scale, count, out, gainGradient,
                                biasGradient);
}

template<typename Real> void softmax(Real* values, int count)
{
    Real largest = values[0], sum = 0;
    for (int i = 1; i < count; ++i)
        largest = values[i] > largest ? values[i] : largest;
    for (int i = 0; i < count; ++i)
        sum += values[i] = std::exp(values[i] - largest);
    for (int i = 0; i < count; ++i)
        values[i] /= sum;
}
inline void softmax(float* values, int count)
{
    kernels().softmax(values, nullptr, count, values);
}

template<typename Real>
void softmaxGradient(const Real* probabilities, Real* gradient, int count, Real factor)
{
    Real dot = 0;
    for (int i = 0; i < count; ++i)
        dot += probabilities[i] * gradient[i];
    for (int i = 0; i < count; ++i)
        gradient[i] = factor * probabilities[i] * (gradient[i] - dot);
}
inline void softmaxGradient(const float* probabilities, float* gradient, int count, float factor)
{
    kernels().softmaxGradient(probabilities, gradient, count, factor);
}

template<typename Real> void add(const Real* from, std::ptrdiff_t count, Real* to)
{
    for (std::ptrdiff_t i = 0; i < count; ++i)
        to[i] += from[i];
}
inline void add(const float* from, std::ptrdiff_t count, float* to)
{
    kernels().add(from, count, to);
}

} // namespace vitrine::loops
