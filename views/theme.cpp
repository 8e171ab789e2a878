// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include "style.h"

#include <QApplication>
#include <QString>
#include <QStyle>

namespace vitrine
{

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

static QPalette makePalette(bool dark)
{
    const QColor window(dark ? "#14181f" : "#f3f5f8");
    const QColor base(dark ? "#1d232d" : "#ffffff");
    const QColor text(dark ? "#e9edf3" : "#1a212c");
    const QColor button(dark ? "#2a323f" : "#ffffff");
    const QColor muted(dark ? "#a6b0be" : "#566070");
    const QColor accent(dark ? "#7fb2ff" : "#1d5fbd");
    const QColor onAccent(dark ? "#0d1624" : "#ffffff");
    const QColor edge(dark ? "#3a4453" : "#c6cdd8");

    QPalette palette(button, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::Mid, edge);
    // A role, so that what warns follows the theme by itself.
    palette.setColor(QPalette::BrightText, meaningColors(palette).warning);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

static Theme& appliedTheme()
{
    static Theme theme = Theme::System;
    return theme;
}

Theme currentTheme()
{
    return appliedTheme();
}

void applyTheme(QApplication& application, Theme theme)
{
    appliedTheme() = theme;
    QApplication::setStyle(new Style);
    // Asked after the style is set: the desktop's own palette is what "system" follows.
    const bool dark = theme == Theme::Dark ||
                      (theme == Theme::System && isDark(QApplication::style()->standardPalette()));
    application.setPalette(makePalette(dark));
}

QString sentenceStyle()
{
    // Named by their values: palette(base) would stay what it was when the theme changes.
    const QPalette colors = QApplication::palette();
    return QStringLiteral("QLineEdit { padding: 6px 8px; border: 1px solid %1; border-radius: 6px;"
                          " background: %2; color: %3; }"
                          "QLineEdit:focus { border: 2px solid %4; padding: 5px 7px; }")
        .arg(colors.color(QPalette::Mid).name(), colors.color(QPalette::Base).name(),
             colors.color(QPalette::Text).name(), colors.color(QPalette::Highlight).name());
}

MeaningColors meaningColors(const QPalette& palette)
{
    if (isDark(palette))
        return {.segmentA = {"#1f3d66", "#5c95dd", "#dfebff"},
                .segmentB = {"#573a17", "#d29a52", "#ffedd2"},
                .format = {"#1d232d", "#8a95a5", "#c6ced9"},
                .mask = {"#bca6ff", "#e2d8ff", "#1a1033"},
                .bar = "#5b9cf5",
                .barTrack = "#2a323f",
                .mutedText = "#a6b0be",
                .warning = "#ffc266"};
    return {.segmentA = {"#dce9fb", "#6f9fe0", "#12376e"},
            .segmentB = {"#fde8cd", "#d8954a", "#6a3a06"},
            .format = {"#ffffff", "#7d8796", "#4a5462"},
            .mask = {"#5a3aa8", "#3d2580", "#ffffff"},
            .bar = "#2f6fd0",
            .barTrack = "#e6eaf0",
            .mutedText = "#566070",
            .warning = "#8a4b00"};
}

} // namespace vitrine
