// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/random.h"

#include <utility>
#include <vector>

namespace vitrine
{

/// Brings the items into an order in which each is equally likely (Fisher & Yates), the same on
/// every machine, which std::shuffle is not.
template<typename Item> void shuffle(std::vector<Item>& items, Random& random)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[random.below(i)]);
}

} // namespace vitrine
