// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/pretrainer.h"

namespace vitrine
{

/// How the model was made, in Markdown, with what was measured on held-out batches.
std::string modelCard(const Pretrainer& run, const BatchScore& heldOut);

} // namespace vitrine
