// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

// The few loops in which a run spends its time, each compiled several times for different
// processors from the one source in kernels_body.h, and chosen once at start.
//
// This header and the body include nothing that defines inline functions: a copy of, say, std::max
// compiled for AVX-512 could be the one the linker keeps for the whole program.

namespace vitrine
{

/// A row-major matrix as the kernels see it: `stride` floats from one row to the next.
struct ConstRows {
    const float* data;
    std::ptrdiff_t stride;
};
struct Rows {
    float* data;
    std::ptrdiff_t stride;
};

/// One step of AdamW (Loshchilov & Hutter 2019) with all that is the same for every number.
struct AdamWStep {
    float gradientFactor; ///< 1, or less to clip
    float beta1, beta2, epsilon;
    float meanCorrection, squareCorrection; ///< 1 / (1 - beta^step)
    float rate;
    float keep; ///< 1 - rate * weight decay
};

struct Kernels {
    const char* name; ///< instruction set, for "about" and benchmarks

    /// out(m, n) = sum over k of x(m, k) w(n, k), plus bias(n) and add(m, n) where they are not
    /// null. x: (tokens, depth); out and add: (tokens, features). `panels`: w (features, depth) as
    /// packRows() leaves it. `out` may be `add`.
    void (*linear)(ConstRows x, int tokens, const float* panels, int features, int depth,
                   const float* bias, ConstRows add, Rows out);

    /// out(m, n) = factor * sum over k of a(m, k) b(k, n). a: (rows, depth); b: (depth, columns).
    void (*multiply)(ConstRows a, int rows, ConstRows b, int depth, int columns, float factor,
                     Rows out);

    /// out = softmax(scores) over one row, or over its places where `allowed` is true; the others
    /// get 0. All zeros if none is allowed. `allowed` null: all are.
    void (*softmax)(const float* scores, const bool* allowed, int count, float* out);

    /// values = (values - mean) / sqrt(variance + epsilon) * gain + bias, over one row, in place.
    void (*layerNorm)(float* values, int count, const float* gain, const float* bias,
                      float epsilon);

    // Activations, in place.
    void (*gelu)(float* values, int count);     ///< x Φ(x), by erf
    void (*geluTanh)(float* values, int count); ///< its approximation by tanh
    void (*silu)(float* values, int count);     ///< x / (1 + exp(-x))
    void (*tanh)(float* values, int count);

    // For training.

    /// out = gradient * derivative of gelu at x; out may be gradient.
    void (*geluGradient)(const float* x, const float* gradient, int count, float* out);
    /// values = (values - mean) / sqrt(variance + epsilon) in place; returns the factor.
    float (*normalize)(float* values, int count, float epsilon);
    /// Gradient of a layer norm over one row, from its output's; `normal` and `scale` are
    /// normalize's. Adds to the gradients of gain and bias; out may be gradient.
    void (*layerNormGradient)(const float* normal, const float* gradient, const float* gain,
                              float scale, int count, float* out, float* gainGradient,
                              float* biasGradient);
    /// In place: gradient = factor * p (gradient - sum(p gradient)).
    void (*softmaxGradient)(const float* probabilities, float* gradient, int count, float factor);
    void (*adamW)(float* values, const float* gradient, float* mean, float* square,
                  std::ptrdiff_t count, AdamWStep step);
    void (*toBfloat16)(const float* from, std::ptrdiff_t count, unsigned short* to);
    void (*add)(const float* from, std::ptrdiff_t count, float* to); ///< to += from
    double (*squaredNorm)(const float* values, std::ptrdiff_t count);
    void (*transpose)(ConstRows from, int rows, int columns, Rows to); ///< to: (columns, rows)
};

/// The fastest set that this processor can run. VITRINE_KERNELS=baseline|AVX2|AVX-512 in the
/// environment picks a lesser one, for tests and measurements.
const Kernels& kernels();

/// Every set that this processor can run, the slowest first; for tests.
int supportedKernelCount();
const Kernels& supportedKernels(int index);

} // namespace vitrine
