// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/weights.h"
#include "training/parameters.h"

#include <span>

namespace vitrine
{

/// Copies a model's weights to their places among `parameters`. Heads that the model or the layout
/// lacks stay as they are: they have still to be learned.
void copyParameters(const Weights& weights, const ParameterLayout& layout,
                    std::span<float> parameters);

} // namespace vitrine
