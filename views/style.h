// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace vitrine
{

/// Fusion with outlines that can be seen: Fusion derives them from the window's colour, which on
/// dark leaves check boxes and the chosen tab without an edge (WCAG 1.4.11 asks for 3 : 1).
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    /// Boxes to tick grow with the type beside them.
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
};

} // namespace vitrine
