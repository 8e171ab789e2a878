// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/check_run.h"

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

} // namespace vitrine
