// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"

namespace vitrine
{

/// Applies the non-linearity to `count` numbers in place.
void activate(Activation activation, float* values, int count);

} // namespace vitrine
