// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/layer.h"

#include "ops/attention.h"
#include "ops/layer_norm.h"
#include "ops/linear.h"

namespace vitrine
{

static void attentionHalf(ThreadPool& pool, const LayerWeights& weights, LayerIndex layer,
                          const RunOptions& options, ConstMatrixView input,
                          const TraceTensors& tensors)
{
    const auto data = [&](LayerTensor tensor) { return tensors.data(layer.value, tensor); };
    const Config& config = tensors.config();

    linearPerHead(pool, input,
                  {{&weights.query, data(LayerTensor::Query)},
                   {&weights.key, data(LayerTensor::Key)},
                   {&weights.value, data(LayerTensor::Value)}},
                  config.headCount);

    const MatrixView context = tensors.matrix(layer.value, LayerTensor::Context);
    attention(pool,
              {.tokens = tensors.tokenCount(),
               .headCount = config.headCount,
               .headSize = config.headSize(),
               .query = data(LayerTensor::Query),
               .key = data(LayerTensor::Key),
               .value = data(LayerTensor::Value),
               .scores = data(LayerTensor::Scores),
               .probabilities = data(LayerTensor::Probabilities),
               .context = context},
              options.allowed ? options.allowed->data() : nullptr, [&](int head) {
                  return options.silencedHeads.contains({layer, HeadIndex{head}});
              });

    const MatrixView output = tensors.matrix(layer.value, LayerTensor::AttentionOutput);
    linear(pool, readOnly(context), weights.attentionOutput, output, {.residual = input});
    layerNorm(pool, output, weights.attentionNorm, config.layerNormEpsilon);
}

static void feedForwardHalf(ThreadPool& pool, const LayerWeights& weights, LayerIndex layer,
                            const TraceTensors& tensors)
{
    const Config& config = tensors.config();
    const ConstMatrixView input =
        readOnly(tensors.matrix(layer.value, LayerTensor::AttentionOutput));
    const MatrixView intermediate = tensors.matrix(layer.value, LayerTensor::Intermediate);
    const MatrixView output = tensors.matrix(layer.value, LayerTensor::Output);

    linear(pool, input, weights.intermediate, intermediate, {.activation = config.activation});
    linear(pool, readOnly(intermediate), weights.output, output, {.residual = input});
    layerNorm(pool, output, weights.outputNorm, config.layerNormEpsilon);
}

void runLayer(ThreadPool& pool, const LayerWeights& weights, LayerIndex layer,
              const RunOptions& options, ConstMatrixView input, const TraceTensors& tensors)
{
    attentionHalf(pool, weights, layer, options, input, tensors);
    feedForwardHalf(pool, weights, layer, tensors);
    if (options.silencedLayers.contains(layer))
        tensors.matrix(layer.value, LayerTensor::Output) = input;
}

} // namespace vitrine
