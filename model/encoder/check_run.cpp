// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/check_run.h"

#include <Eigen/Core>

#include <atomic>
#include <stdexcept>
#include <string>

namespace vitrine
{

static void require(bool condition, const std::string& problem)
{
    if (!condition)
        throw std::invalid_argument(problem);
}

static void requireLayer(LayerIndex layer, const Config& config)
{
    require(layer.value >= 0 && layer.value < config.layerCount,
            "There is no layer " + std::to_string(layer.oneBased()) +
                ": the model has layers 1 to " + std::to_string(config.layerCount) + ".");
}

void checkRun(const Encoding& encoding, const RunOptions& options, const Config& config,
              int maxTokens)
{
    const int tokens = encoding.size();
    require(tokens > 0, "There are no tokens to run.");
    require(tokens <= maxTokens, "The sequence has " + std::to_string(tokens) +
                                     " tokens, but this model takes at most " +
                                     std::to_string(maxTokens) + ".");
    for (const Token& token : encoding.tokens) {
        require(token.id.value >= 0 && token.id.value < config.vocabularySize,
                "Token id " + std::to_string(token.id.value) + " is not in the vocabulary of " +
                    std::to_string(config.vocabularySize) + " entries.");
        require(token.segment >= 0 && token.segment < config.segmentCount,
                "This model has no segment " + std::to_string(token.segment) +
                    ": it cannot take a second sentence.");
    }
    for (const LayerIndex layer : options.silencedLayers)
        requireLayer(layer, config);
    for (const auto& [layer, head] : options.silencedHeads) {
        requireLayer(layer, config);
        require(head.value >= 0 && head.value < config.headCount,
                "There is no head " + std::to_string(head.oneBased()) +
                    ": each layer has heads 1 to " + std::to_string(config.headCount) + ".");
    }
    if (options.allowed)
        require(options.allowed->rows() == tokens && options.allowed->cols() == tokens,
                "The allowed-attention matrix is " + std::to_string(options.allowed->rows()) +
                    " by " + std::to_string(options.allowed->cols()) + ", but there are " +
                    std::to_string(tokens) + " tokens.");
}

static bool isFinite(const float* values, Eigen::Index count)
{
    // Zero times NaN or infinity is NaN, and a sum is quicker than a question for each number.
    const float sum = (Eigen::Map<const Eigen::ArrayXf>(values, count) * 0.0f).sum();
    return sum == 0;
}

void checkResult(ThreadPool& pool, const TraceTensors& tensors)
{
    std::atomic<bool> finite = true;
    const auto look = [&](ConstMatrixView matrix) {
        pool.forEach(static_cast<int>(matrix.rows()), [&](int row) {
            if (!isFinite(matrix.row(row).data(), matrix.cols()))
                finite = false;
        });
    };
    const int last = tensors.config().layerCount - 1;
    look(readOnly(last < 0 ? tensors.matrix(ModelTensor::EmbeddingOutput)
                           : tensors.matrix(last, LayerTensor::Output)));
    if (tensors.has(ModelTensor::WordLogits))
        look(readOnly(tensors.matrix(ModelTensor::WordLogits)));
    if (tensors.has(ModelTensor::NextSentenceLogits) &&
        !isFinite(tensors.data(ModelTensor::NextSentenceLogits), 2))
        finite = false;
    if (!finite)
        throw std::runtime_error("The weights of this model overflow: what it computes for this "
                                 "text are no longer finite numbers, so it has no answer.");
}

} // namespace vitrine
