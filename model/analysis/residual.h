// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"
#include "files/weights.h"

namespace vitrine
{

/// How a layer changes one token's vector. Each of the two halves computes an update, adds it to
/// what came in (the residual connection, He et al. 2015) and normalizes the sum (LayerNorm).
/// All vectors: (H)
struct ResidualSteps {
    Vector input;
    Vector attentionUpdate;   ///< heads' context through the output projection
    Vector attentionSum;      ///< input + attentionUpdate
    Vector attentionOutput;   ///< LayerNorm of that
    Vector feedForwardUpdate; ///< activated neurons through the second linear layer
    Vector feedForwardSum;    ///< attentionOutput + feedForwardUpdate
    Vector output;            ///< LayerNorm of that: the next layer's input
};

/// Read from the trace where it is kept, and computed from the weights where it is not.
ResidualSteps residualSteps(const Trace& trace, const Weights& weights, LayerIndex layer,
                            TokenIndex token);

/// What layer `layer` read: the embeddings, or the layer before. For layer L: the last output. (T,
/// H)
ConstMatrixView hiddenState(const Trace& trace, int layer);

} // namespace vitrine
