// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine
{

/// Rows of a weight matrix that lie side by side in a panel (types/packed_matrix.h). It suits every
/// processor: one to four of its vectors.
constexpr int panelFeatures = 16;

} // namespace vitrine
