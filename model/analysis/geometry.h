// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <vector>

namespace vitrine
{

/// The plane on which vectors spread most: principal component analysis (Pearson 1901).
struct PrincipalPlane {
    Vector mean; // (H)
    Matrix axes; // (2, H), orthonormal; a zero row if the points do not spread that way
    double shares[2] = {0, 0};                    ///< part of the variance along each axis, 0 to 1
    Matrix project(ConstMatrixView points) const; ///< (T, H) to (T, 2)
};

/// Fitted to all rows of all matrices together, so that they can be drawn on the same plane.
/// Each: (T, H). An axis' sign is chosen so that its largest entry is positive.
PrincipalPlane fitPlane(const std::vector<ConstMatrixView>& parts);

/// Cosine of the angle between each row of a and each row of b: -1 to 1. A zero row gives 0.
/// a: (T, H); b: (U, H); result: (T, U)
Matrix cosineSimilarity(ConstMatrixView a, ConstMatrixView b);

} // namespace vitrine
