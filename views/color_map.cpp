// SPDX-License-Identifier: GPL-3.0-or-later
#include "color_map.h"

namespace vitrine
{

QCPColorGradient viridis()
{
    const QList<QColor> stops = {"#440154", "#482878", "#3e4989", "#31688e", "#26828e",
                                 "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"};
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setColorInterpolation(QCPColorGradient::ciRGB);
    for (qsizetype i = 0; i < stops.size(); ++i)
        gradient.setColorStopAt(double(i) / double(stops.size() - 1), stops[i]);
    return gradient;
}

} // namespace vitrine
