// SPDX-License-Identifier: GPL-3.0-or-later
#include "color_map.h"

#include "theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine
{

static const QList<QColor>& viridisStops()
{
    static const QList<QColor> stops = {"#440154", "#482878", "#3e4989", "#31688e", "#26828e",
                                        "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"};
    return stops;
}

static QCPColorGradient gradientOf(const QList<QColor>& stops)
{
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setColorInterpolation(QCPColorGradient::ciRGB);
    for (qsizetype i = 0; i < stops.size(); ++i)
        gradient.setColorStopAt(double(i) / double(stops.size() - 1), stops[i]);
    return gradient;
}

static QColor between(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

static std::array<QColor, 3> divergingStops(const QPalette& palette)
{
    if (isDark(palette))
        return {QColor("#4ea1ff"), palette.color(QPalette::Base), QColor("#ff9a3d")};
    return {QColor("#1558b0"), palette.color(QPalette::Base), QColor("#c85a00")};
}

QCPColorGradient viridis()
{
    return gradientOf(viridisStops());
}

QCPColorGradient diverging(const QPalette& palette)
{
    const auto stops = divergingStops(palette);
    return gradientOf({stops.begin(), stops.end()});
}

double within(double lowest, double value, double highest)
{
    return value >= lowest ? std::min(value, highest) : lowest; // false for NaN
}

QColor divergingColor(double value, const QPalette& palette)
{
    const auto stops = divergingStops(palette);
    const double share = std::isnan(value) ? 0 : within(-1, value, 1);
    return share < 0 ? between(stops[1], stops[0], -share) : between(stops[1], stops[2], share);
}

QRgb viridisColor(double value)
{
    static const std::array<QRgb, 256> table = [] {
        std::array<QRgb, 256> colors{};
        const QList<QColor>& stops = viridisStops();
        for (int i = 0; i < 256; ++i) {
            const double at = i / 255.0 * double(stops.size() - 1);
            const auto below = std::min(qsizetype(at), stops.size() - 2);
            colors[std::size_t(i)] =
                between(stops[below], stops[below + 1], at - double(below)).rgb();
        }
        return colors;
    }();
    return table[std::size_t(within(0, value, 1) * 255.0)];
}

} // namespace vitrine
