// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/run_options.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine
{

/// Which way a token may look. Left-to-right is what a directional model has to work with: each
/// token attends to itself and to what stands before it, special tokens included.
enum class Direction { Both, LeftToRight, RightToLeft };

/// A change to BERT that a person asks for, independent of the sentence's length. Nothing set is
/// plain BERT.
struct Bend {
    Direction direction = Direction::Both;
    std::set<std::pair<LayerIndex, HeadIndex>> silencedHeads = {};
    std::set<LayerIndex> silencedLayers = {};
    /// (i, j): token i may not attend to token j.
    std::set<std::pair<TokenIndex, TokenIndex>> forbidden = {};

    bool isPlain() const { return *this == Bend{}; }
    friend bool operator==(const Bend&, const Bend&) = default;
};

/// What the bend means for a sequence of `tokens` tokens and a model of these sizes. What it names
/// outside of them, such as head 9 of a model with 4, has no effect.
RunOptions runOptions(const Bend& bend, int tokens, int layers, int heads);

/// "2.1,4.3,5": layer.head, or a whole layer, counted from 1. Adds them to `bend`. Throws
/// Problem with a sentence if the text is not such a list. Empty names nothing.
void parseSilence(std::string_view list, Bend& bend);

/// The same list back: "2.1,4.3,5".
std::string silenceText(const Bend& bend);

} // namespace vitrine
