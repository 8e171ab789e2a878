// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/panel.h"
#include "types/tensor.h"

#include <memory>

namespace vitrine
{

/// Floats that the panels of a matrix take.
std::size_t packedSize(int features, int depth);

/// Panels of w: (features, depth), `stride` floats from one row to the next. The last panel is
/// filled up with zeros.
void packRows(const float* w, std::ptrdiff_t stride, int features, int depth, float* panels);
/// The same of its transpose, w: (depth, features).
void packColumns(const float* w, std::ptrdiff_t stride, int depth, int features, float* panels);

/// A weight matrix (out, in) in the order in which a product reads it: panels of 16 rows; in a
/// panel the 16 weights of the first input, then those of the second, and so on. So a product
/// streams through memory from one end to the other. Constant; copies share the numbers.
class PackedMatrix
{
public:
    PackedMatrix() = default;
    /// Packs a copy.
    PackedMatrix(const ConstMatrixView& matrix);

    int rows() const { return m_rows; }
    int cols() const { return m_columns; }
    float operator()(int row, int column) const { return m_panels.get()[place(row, column)]; }
    Vector row(int row) const;
    Matrix unpacked() const;
    /// From the panel on in which `row` lies, which must be its first.
    const float* panels(int row) const { return m_panels.get() + place(row, 0); }

private:
    std::ptrdiff_t place(int row, int column) const
    {
        return (std::ptrdiff_t(row / panelFeatures) * m_columns + column) * panelFeatures +
               row % panelFeatures;
    }

    int m_rows = 0, m_columns = 0;
    std::shared_ptr<const float> m_panels;
};

} // namespace vitrine
