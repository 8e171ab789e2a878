// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/check_run.h"

#include "types/problem.h"

#include <Eigen/Core>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

namespace vitrine
{

static void checkLayer(LayerIndex layer, const Config& config)
{
    if (layer.value < 0 || layer.value >= config.layerCount)
        throw Problem(Say::noLayer, layer.oneBased(), config.layerCount);
}

void checkRun(const Encoding& encoding, const RunOptions& options, const Config& config,
              int maxTokens)
{
    const int tokens = encoding.size();
    if (tokens <= 0)
        throw Problem(Say::noTokens);
    if (tokens > maxTokens)
        throw Problem(Say::tooManyTokens, tokens, maxTokens);
    for (const Token& token : encoding.tokens) {
        if (token.id.value < 0 || token.id.value >= config.vocabularySize)
            throw Problem(Say::strangeToken, token.id.value, config.vocabularySize);
        if (token.segment < 0 || token.segment >= config.segmentCount)
            throw Problem(Say::noSegment, token.segment);
    }
    for (const LayerIndex layer : options.silencedLayers)
        checkLayer(layer, config);
    for (const auto& [layer, head] : options.silencedHeads) {
        checkLayer(layer, config);
        if (head.value < 0 || head.value >= config.headCount)
            throw Problem(Say::noHead, head.oneBased(), config.headCount);
    }
    for (const TokenIndex token : options.guessAt.value_or(std::vector<TokenIndex>()))
        if (token.value < 0 || token.value >= tokens)
            throw std::out_of_range("token " + std::to_string(token.oneBased()) + " of " +
                                    std::to_string(tokens));
    if (options.allowed && (options.allowed->rows() != tokens || options.allowed->cols() != tokens))
        throw Problem(Say::otherAllowedSize, options.allowed->rows(), options.allowed->cols(),
                      tokens);
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
        throw Problem(Say::overflow);
}

} // namespace vitrine
