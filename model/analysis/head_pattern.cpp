// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/head_pattern.h"

#include "analysis/groups.h"

#include <algorithm>
#include <cmath>

namespace vitrine
{

// Below this no single place describes the head.
static constexpr float clearShare = 0.4f;

static bool isSeparator(const Encoding& encoding, int token)
{
    return token > 0 && isFormatToken(encoding.tokens[static_cast<std::size_t>(token)]);
}

HeadSummary summarizeHead(const Trace& trace, LayerIndex layer, HeadIndex head)
{
    const ConstMatrixView weights = trace.probabilities(layer, head);
    const int tokens = trace.tokenCount();
    double entropy = 0;
    for (int row = 0; row < tokens; ++row) {
        const auto weight = weights.row(row).array();
        // A weight of 0 adds nothing, but its logarithm would be infinite.
        entropy -= static_cast<double>((weight * weight.max(1e-30f).log()).sum());
    }
    HeadSummary summary;
    const auto add = [&](HeadPattern pattern, float weight) {
        summary.shares[static_cast<std::size_t>(pattern)] += weight / static_cast<float>(tokens);
    };
    for (int row = 0; row < tokens; ++row) {
        if (row > 0)
            add(HeadPattern::Previous, weights(row, row - 1));
        if (row + 1 < tokens)
            add(HeadPattern::Next, weights(row, row + 1));
        add(HeadPattern::Same, weights(row, row));
        add(HeadPattern::First, weights(row, 0));
    }
    for (int column = 0; column < tokens; ++column) {
        if (isSeparator(trace.encoding(), column))
            add(HeadPattern::Separator, weights.col(column).sum());
    }
    if (tokens > 1)
        add(HeadPattern::Broad, static_cast<float>(entropy / std::log(tokens)));

    const auto clearest = std::max_element(summary.shares.begin(), summary.shares.end() - 1);
    if (*clearest >= clearShare)
        summary.pattern = static_cast<HeadPattern>(clearest - summary.shares.begin());
    return summary;
}

} // namespace vitrine
