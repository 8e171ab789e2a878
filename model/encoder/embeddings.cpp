// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/embeddings.h"

#include "ops/layer_norm.h"

namespace vitrine
{

void embed(ThreadPool& pool, const EmbeddingWeights& weights, const Encoding& encoding,
           const TraceTensors& tensors)
{
    MatrixView words = tensors.matrix(ModelTensor::WordEmbeddings);
    MatrixView positions = tensors.matrix(ModelTensor::PositionEmbeddings);
    MatrixView segments = tensors.matrix(ModelTensor::SegmentEmbeddings);
    for (int t = 0; t < encoding.size(); ++t) {
        words.row(t) = weights.word.row(encoding.tokens[t].id.value);
        positions.row(t) = weights.position.row(t);
        segments.row(t) = weights.segment.row(encoding.tokens[t].segment);
    }
    MatrixView sum = tensors.matrix(ModelTensor::EmbeddingSum);
    MatrixView output = tensors.matrix(ModelTensor::EmbeddingOutput);
    sum = words + positions + segments;
    output = sum;
    layerNorm(pool, output, weights.norm, tensors.config().layerNormEpsilon);
}

} // namespace vitrine
