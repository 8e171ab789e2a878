// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/geometry.h"

#include <Eigen/Eigenvalues>

namespace vitrine
{

Matrix PrincipalPlane::project(ConstMatrixView points) const
{
    return (points.rowwise() - mean) * axes.transpose();
}

/// All parts' rows one below the other.
static Matrix stack(const std::vector<ConstMatrixView>& parts)
{
    Eigen::Index rows = 0;
    for (const ConstMatrixView& part : parts)
        rows += part.rows();
    Matrix all(rows, parts.empty() ? 0 : parts.front().cols());
    Eigen::Index at = 0;
    for (const ConstMatrixView& part : parts) {
        all.middleRows(at, part.rows()) = part;
        at += part.rows();
    }
    return all;
}

PrincipalPlane fitPlane(const std::vector<ConstMatrixView>& parts)
{
    Matrix points = stack(parts);
    PrincipalPlane plane;
    plane.mean = points.colwise().mean();
    plane.axes = Matrix::Zero(2, points.cols());
    points.rowwise() -= plane.mean;

    // The covariance (H, H) and the Gram matrix (N, N) have the same eigenvalues; the smaller is
    // cheaper.
    const bool useGram = points.rows() < points.cols();
    const Matrix square =
        useGram ? Matrix(points * points.transpose()) : Matrix(points.transpose() * points);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square.cast<double>());
    const double total = solver.eigenvalues().sum();
    for (int axis = 0; axis < 2 && axis < square.rows(); ++axis) {
        const Eigen::Index at = square.rows() - 1 - axis; // they come in increasing order
        const Vector vector = solver.eigenvectors().col(at).cast<float>().transpose();
        Vector direction = useGram ? Vector(vector * points) : vector;
        // Below this it is rounding, and its direction means nothing.
        if (!(solver.eigenvalues()[at] > 1e-6 * total))
            continue;
        direction.normalize();
        Eigen::Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        plane.axes.row(axis) = direction[largest] < 0 ? Vector(-direction) : direction;
        plane.shares[axis] = total > 0 ? std::max(0.0, solver.eigenvalues()[at] / total) : 0;
    }
    return plane;
}

static Matrix unitRows(ConstMatrixView rows)
{
    Matrix unit = rows;
    for (Eigen::Index row = 0; row < unit.rows(); ++row) {
        const float norm = unit.row(row).norm();
        if (norm > 0)
            unit.row(row) /= norm;
    }
    return unit;
}

Matrix cosineSimilarity(ConstMatrixView a, ConstMatrixView b)
{
    return (unitRows(a) * unitRows(b).transpose()).cwiseMax(-1.0f).cwiseMin(1.0f);
}

} // namespace vitrine
