// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/weights.h"
#include "ops/thread_pool.h"
#include "types/tensor.h"

namespace vitrine
{

/// The pooler: tanh(dense) of the [CLS] token's last vector, the one vector that stands for the
/// whole sequence. hidden: (T, H) of the last layer; pooled: (1, H), out. The next-sentence head
/// is a plain linear layer on it, with two logits: 0 "B follows A", 1 "it does not".
void poolFirstToken(ThreadPool& pool, ConstMatrixView hidden, const LinearWeights& weights,
                    MatrixView pooled);

/// Whether sentence B follows sentence A in the text, as BERT was trained to tell (Devlin et al.
/// 2019, task 2). The two add up to 1.
struct NextSentenceScore {
    float isNext = 0;  ///< softmax of logit 0
    float notNext = 0; ///< softmax of logit 1
};

/// `logits`: (2)
NextSentenceScore nextSentenceScore(ConstVectorView logits);

} // namespace vitrine
