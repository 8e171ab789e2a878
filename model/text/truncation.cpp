// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/truncation.h"

#include <algorithm>

namespace vitrine
{

Truncation truncate(std::vector<Token>& a, std::vector<Token>& b, int limit, int added)
{
    const int room = std::max(0, limit - added);
    const int lengthA = static_cast<int>(a.size());
    const int lengthB = static_cast<int>(b.size());
    if (lengthA + lengthB <= room)
        return {.limit = limit};

    const bool aIsLonger = lengthA > lengthB;
    int shorter = std::min(lengthA, lengthB);
    int longer = shorter > room ? shorter : std::max(shorter, room - shorter);
    if (shorter + longer > room) {
        shorter = room / 2;
        longer = room - shorter;
    }
    const int keepA = std::min(lengthA, aIsLonger ? longer : shorter);
    const int keepB = std::min(lengthB, aIsLonger ? shorter : longer);
    a.resize(static_cast<std::size_t>(keepA));
    b.resize(static_cast<std::size_t>(keepB));
    return {lengthA - keepA, lengthB - keepB, limit};
}

} // namespace vitrine
