// SPDX-License-Identifier: GPL-3.0-or-later
#include "heads/next_sentence.h"

#include "ops/linear.h"

#include <cmath>

namespace vitrine
{

void poolFirstToken(ThreadPool& pool, ConstMatrixView hidden, const LinearWeights& weights,
                    MatrixView pooled)
{
    const ConstMatrixView firstToken(hidden.data(), 1, hidden.cols());
    linear(pool, firstToken, weights, pooled, {.activation = Activation::Tanh});
}

NextSentenceScore nextSentenceScore(ConstVectorView logits)
{
    // softmax over two is the logistic function of their difference, which cannot overflow here
    const double difference = static_cast<double>(logits[0]) - logits[1];
    return {static_cast<float>(1 / (1 + std::exp(-difference))),
            static_cast<float>(1 / (1 + std::exp(difference)))};
}

} // namespace vitrine
