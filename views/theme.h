// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

namespace vitrine
{

enum class Theme { System, Light, Dark };

bool isDark(const QPalette& palette);

/// Sets palette and style of the whole program.
void applyTheme(QApplication& application, Theme theme);
Theme currentTheme(); ///< the one that was applied last

/// Style sheet of the fields for sentences.
QString sentenceStyle();

/// A filled shape with an outline and text on it; the text has a contrast of at least 4.5 : 1.
struct ShapeColors {
    QColor fill, outline, text;
};

/// The colours that carry meaning, for the palette in use.
struct MeaningColors {
    ShapeColors segmentA, segmentB; ///< tokens of the two sentences
    ShapeColors format;             ///< [CLS], [SEP]: part of the format, not of the text
    ShapeColors mask;               ///< [MASK]
    QColor bar;                     ///< of a probability
    QColor barTrack;                ///< what the bar is a part of
    QColor mutedText;
    QColor warning;
};

MeaningColors meaningColors(const QPalette& palette);

} // namespace vitrine
