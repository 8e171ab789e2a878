// SPDX-License-Identifier: GPL-3.0-or-later
#include "heads/masked_language_model.h"

#include "ops/layer_norm.h"
#include "ops/linear.h"

namespace vitrine
{

void maskedLanguageModel(ThreadPool& pool, ConstMatrixView hidden,
                         const MaskedLanguageModelWeights& weights, const Config& config,
                         MatrixView logits)
{
    Matrix transformed(hidden.rows(), hidden.cols());
    const MatrixView view(transformed.data(), transformed.rows(), transformed.cols());
    linear(pool, hidden, weights.transform, view, {.activation = config.activation});
    layerNorm(pool, view, weights.norm, config.layerNormEpsilon);
    linear(pool, readOnly(view), weights.decoder, logits);
}

} // namespace vitrine
