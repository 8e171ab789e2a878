// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/run_options.h"
#include "encoder/trace_tensors.h"
#include "files/config.h"
#include "ops/thread_pool.h"
#include "text/encoding.h"

namespace vitrine
{

/// Throws Problem, with a sentence that says what is wrong, if a model of this
/// configuration cannot run the sequence with these options.
void checkRun(const Encoding& encoding, const RunOptions& options, const Config& config,
              int maxTokens);

/// Throws Problem if a run ended in infinity or NaN, which finite but huge weights can
/// do. Looks at the last hidden vectors and at the heads' logits: what answers are made from.
void checkResult(ThreadPool& pool, const TraceTensors& tensors);

} // namespace vitrine
