// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace vitrine
{

/// Viridis (van der Walt and Smith 2015): equal steps look equal, it is legible to colour-blind
/// people and in grey, and darker always means less.
QCPColorGradient viridis();

} // namespace vitrine
