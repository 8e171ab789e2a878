// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "files/weights.h"
#include "ops/thread_pool.h"
#include "types/tensor.h"

namespace vitrine
{

/// The masked-word head (Devlin et al. 2019, task 1): a dense layer, the activation and LayerNorm,
/// then one logit per vocabulary entry. hidden: (T, H), of any layer; logits: (T, V), out.
void maskedLanguageModel(ThreadPool& pool, ConstMatrixView hidden,
                         const MaskedLanguageModelWeights& weights, const Config& config,
                         MatrixView logits);

} // namespace vitrine
