// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace vitrine
{

template<typename Real>
using TrainingMatrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// How exact the products of training are. BFloat16 keeps 8 bits of each factor and adds up in
/// float32, as graphics cards do; it is twice as fast where the processor knows it.
enum class Precision { Float32, BFloat16 };

/// Whether this build and this processor can multiply in bfloat16 (needs the oneDNN library).
bool canMultiplyInBFloat16();

/// The library that multiplies: "oneDNN" or "Vitrine".
const char* productLibrary();

/// A row-major matrix that will be multiplied, perhaps several times. In float32 it only points to
/// the numbers, which must stay where they are; in bfloat16 it holds a rounded copy.
template<typename Real> class Factor
{
public:
    void set(const Real* data, int rows, int columns, Precision precision);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    const Real* data() const { return m_data; }
    const std::uint16_t* rounded() const { return m_rounded.empty() ? nullptr : m_rounded.data(); }

private:
    const Real* m_data = nullptr;
    int m_rows = 0, m_columns = 0;
    std::vector<std::uint16_t> m_rounded;
};

// The three products of a linear layer y = x wᵀ. x: (n, in); w: (out, in); y: (n, out). Results are
// row-major without gaps. Both factors must have the same precision.

/// y = x wᵀ
template<typename Real> void forwardProduct(const Factor<Real>& x, const Factor<Real>& w, Real* y);
/// gradient of x = gradient of y · w
template<typename Real>
void inputGradient(const Factor<Real>& gradient, const Factor<Real>& w, Real* x);
/// gradient of w += gradient of yᵀ · x
template<typename Real>
void addWeightGradient(const Factor<Real>& gradient, const Factor<Real>& x, Real* w);

} // namespace vitrine
