// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace vitrine
{

// Everything is float32 and row-major, as in checkpoint files: a row is one token's vector, so the
// rows of activations and of weights lie in memory one after the other.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::RowVectorXf;

// Views look at numbers that somebody else owns (a file, a trace) and never copy them.
using ConstMatrixView = Eigen::Map<const Matrix>;
using MatrixView = Eigen::Map<Matrix>;
using ConstVectorView = Eigen::Map<const Vector>;
using VectorView = Eigen::Map<Vector>;

inline ConstMatrixView readOnly(const MatrixView& matrix)
{
    return {matrix.data(), matrix.rows(), matrix.cols()};
}

} // namespace vitrine
