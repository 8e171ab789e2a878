// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/product.h"

/// Products by oneDNN, where the build found it (Debian's libdnnl-dev); otherwise nothing is here.
namespace vitrine::onednn
{

bool isBuiltIn();
bool knowsBFloat16();
/// From now on this thread multiplies alone: training has threads of its own.
void useOneThread();

/// out = a b or, if `accumulate`, out += a b, where each factor may be taken transposed. Both must
/// be rounded, or none.
void multiply(const Factor<float>& a, bool transposeA, const Factor<float>& b, bool transposeB,
              bool accumulate, float* out);

} // namespace vitrine::onednn
