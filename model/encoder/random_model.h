// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/model.h"

#include <memory>

namespace vitrine
{

/// The sizes of BERT-base, uncased (Devlin et al. 2019).
Config bertBaseConfig();

/// A model of the given sizes with random weights, for measuring speed and for tests: it has all
/// heads and a vocabulary of made-up words, and knows nothing.
std::shared_ptr<const Model> randomModel(const Config& config, unsigned seed = 1);

} // namespace vitrine
