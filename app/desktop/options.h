// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine
{

/// The part of the window that is shown.
enum class View { Overview, Attention, Predictions, NextSentence };

/// What the command line asks for.
struct Options {
    QString model; ///< empty: the bundled one
    std::optional<QString> text, pair;
    View view = View::Overview;
    int layer = 1; ///< from 1, as people count
    int head = 1;
    Theme theme = Theme::System;
    std::optional<QSize> size;
    QString screenshot; ///< file to draw into; empty: open a window
};

/// The options, or what to print and the exit status.
struct ParsedOptions {
    std::optional<Options> options;
    QString message;
    int exitStatus = 0; ///< 0 with --help and --version, 2 if an argument is wrong
};

/// `arguments`: with the program's name first.
ParsedOptions parseOptions(const QStringList& arguments);

} // namespace vitrine
