// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/run_options.h"
#include "files/config.h"
#include "text/encoding.h"

namespace vitrine
{

/// Throws std::invalid_argument, with a sentence that says what is wrong, if a model of this
/// configuration cannot run the sequence with these options.
void checkRun(const Encoding& encoding, const RunOptions& options, const Config& config,
              int maxTokens);

} // namespace vitrine
