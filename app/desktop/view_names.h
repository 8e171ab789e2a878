// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine
{

/// The part of the window that is shown.
enum class View {
    Overview,
    Embeddings,
    Attention,
    Lines,
    Heads,
    Rollout,
    InsideHead,
    FeedForward,
    Layers,
    Similarity,
    Predictions,
    MaskingLab,
    NextSentence,
    Bend,
    Learning,
    Transfer,
    Features
};
inline constexpr int viewCount = 17;

/// As on the command line, in lessons and in files: "inside-head".
QString viewName(View view);
std::optional<View> viewNamed(const QString& name);
QStringList viewNames();

/// The view whose tab this one shares: the modes of attention, and the pages of the learning lab,
/// have one tab each.
View tabOf(View view);

/// As people read it: "Inside a head".
QString viewTitle(View view);

} // namespace vitrine
