// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

#include <qcustomplot.h>

namespace vitrine
{

/// Viridis (van der Walt and Smith 2015): equal steps look equal, it is legible to colour-blind
/// people and in grey, and darker always means less.
QCPColorGradient viridis();

/// For numbers with a sign: blue below 0, orange above, and 0 fades into the background.
QCPColorGradient diverging(const QPalette& palette);

/// `value` between the two; what is no number is `lowest`, for it has no place among pixels.
double within(double lowest, double value, double highest);

/// `diverging` for one number; `value` from -1 to 1.
QColor divergingColor(double value, const QPalette& palette);

/// Viridis for one number from 0 to 1.
QRgb viridisColor(double value);

} // namespace vitrine
