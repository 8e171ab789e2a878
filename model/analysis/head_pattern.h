// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <array>

namespace vitrine
{

/// What a head mostly looks at in one run.
enum class HeadPattern { Previous, Next, Same, First, Separator, Broad };

/// The share of a head's attention that goes to each place, averaged over the attending tokens, and
/// the pattern that describes it best.
struct HeadSummary {
    static constexpr int patternCount = 6;
    /// By HeadPattern. The share of Broad is the rows' mean entropy over its largest value, log T.
    /// The others may overlap: in a short text the token before can also be [CLS].
    std::array<float, patternCount> shares = {};
    HeadPattern pattern =
        HeadPattern::Broad; ///< largest share of 0.4 or more of the first five, or Broad

    float share(HeadPattern which) const { return shares[static_cast<std::size_t>(which)]; }
    float share() const { return share(pattern); }
};

HeadSummary summarizeHead(const Trace& trace, LayerIndex layer, HeadIndex head);

} // namespace vitrine
