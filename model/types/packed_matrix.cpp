// SPDX-License-Identifier: GPL-3.0-or-later
#include "types/packed_matrix.h"

#include <algorithm>
#include <new>

namespace vitrine
{

std::size_t packedSize(int features, int depth)
{
    const auto panels = static_cast<std::size_t>((features + panelFeatures - 1) / panelFeatures);
    return panels * panelFeatures * static_cast<std::size_t>(depth);
}

void packRows(const float* w, std::ptrdiff_t stride, int features, int depth, float* panels)
{
    // A square of 16 by 16 at a time: each line of the cache is read and written once.
    constexpr int square = panelFeatures;
    for (int first = 0; first < features; first += panelFeatures) {
        const int rows = std::min(panelFeatures, features - first);
        for (int k = 0; k < depth; k += square) {
            const int columns = std::min(square, depth - k);
            const float* const from = w + first * stride + k;
            if (rows == square && columns == square) {
                for (int j = 0; j < square; ++j)
                    for (int i = 0; i < square; ++i)
                        panels[j * square + i] = from[i * stride + j];
            } else {
                for (int j = 0; j < columns; ++j)
                    for (int i = 0; i < panelFeatures; ++i)
                        panels[j * panelFeatures + i] = i < rows ? from[i * stride + j] : 0.0f;
            }
            panels += std::ptrdiff_t{columns} * panelFeatures;
        }
    }
}

void packColumns(const float* w, std::ptrdiff_t stride, int depth, int features, float* panels)
{
    for (int first = 0; first < features; first += panelFeatures) {
        const int count = std::min(panelFeatures, features - first);
        for (int k = 0; k < depth; ++k, panels += panelFeatures) {
            std::copy_n(w + k * stride + first, count, panels);
            std::fill(panels + count, panels + panelFeatures, 0.0f);
        }
    }
}

PackedMatrix::PackedMatrix(const ConstMatrixView& matrix)
    : m_rows(static_cast<int>(matrix.rows())), m_columns(static_cast<int>(matrix.cols()))
{
    constexpr std::align_val_t cacheLine{64};
    auto* const panels =
        static_cast<float*>(operator new(packedSize(m_rows, m_columns) * sizeof(float), cacheLine));
    m_panels = {panels,
                [](const float* old) { operator delete(const_cast<float*>(old), cacheLine); }};
    packRows(matrix.data(), m_columns, m_rows, m_columns, panels);
}

Vector PackedMatrix::row(int row) const
{
    Vector numbers(m_columns);
    for (int column = 0; column < m_columns; ++column)
        numbers[column] = (*this)(row, column);
    return numbers;
}

Matrix PackedMatrix::unpacked() const
{
    Matrix numbers(m_rows, m_columns);
    for (int row = 0; row < m_rows; ++row)
        numbers.row(row) = this->row(row);
    return numbers;
}

} // namespace vitrine
