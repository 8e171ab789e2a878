// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/view_names.h"
#include "encoder/bend.h"
#include "theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine
{

/// What the command line asks for.
struct Options {
    QString model = {}; ///< empty: the bundled one
    std::optional<QString> text = {}, pair = {};
    View view = View::Overview;
    int layer = 1; ///< from 1, as people count
    int head = 1;
    std::optional<int> token = {}; ///< from 1
    Bend bend = {};
    std::optional<Theme> theme = {}; ///< absent: as last time, at first the system's
    QString language = {};           ///< empty: as last time, at first the system's
    bool classMode = false;
    std::optional<QSize> size = {};
    QString screenshot = {};       ///< file to draw into; empty: open a window
    QString part = {};             ///< what to draw of it, by object name; empty: the whole window
    std::optional<int> learn = {}; ///< seconds: the learning lab starts; a screenshot waits so long
    QString lesson = {};           ///< lesson file to open
    bool keepsState = false;       ///< settings and what was typed outlive the program
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
