// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/model.h"
#include "training/parameters.h"

#include <memory>
#include <span>

namespace vitrine
{

/// A copy of the parameters as a model that the encoder can run, without a file between.
std::shared_ptr<const Model> trainedModel(const std::string& name, const ParameterLayout& layout,
                                          std::span<const float> parameters,
                                          const Tokenizer& tokenizer);

} // namespace vitrine
