// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/state.h"

#include <QUrl>

#include <optional>

namespace vitrine
{

/// What a lesson's link asks the window to do: "vitrine:?view=attention&a=The%20cat&layer=2". What
/// is absent stays as it is, but a token belongs to its sentence: a link that brings a sentence
/// and names no token chooses none.
struct LessonLink {
    std::optional<View> view = {};
    std::array<std::optional<QString>, 2> texts = {};
    std::optional<int> layer = {}, head = {}; ///< from 1
    std::optional<int> token = {};            ///< from 1; 0: none is chosen
    std::optional<Direction> direction = {};
    std::optional<Bend> silenced = {}; ///< only its silenced heads and layers count
    QString point = {};                ///< object name of a widget
};

/// Empty if it is not such a link, or says something that is not understood.
std::optional<LessonLink> parseLessonLink(const QUrl& link);

/// "both", "left-to-right" or "right-to-left", as on the command line.
std::optional<Direction> directionNamed(const QString& name);

} // namespace vitrine
