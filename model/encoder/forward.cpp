// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/forward.h"

#include "encoder/embeddings.h"
#include "encoder/layer.h"
#include "heads/masked_language_model.h"
#include "heads/next_sentence.h"
#include "ops/linear.h"

namespace vitrine
{

/// What layer `layer` reads: the embeddings, or the output of the layer before it. Also, for the
/// number after the last layer, what the heads read. (T, H)
static ConstMatrixView inputOf(int layer, const TraceTensors& tensors)
{
    return readOnly(layer == 0 ? tensors.matrix(ModelTensor::EmbeddingOutput)
                               : tensors.matrix(layer - 1, LayerTensor::Output));
}

static void guessWords(ThreadPool& pool, const MaskedLanguageModelWeights& weights,
                       ConstMatrixView hidden, const TraceTensors& tensors)
{
    const std::vector<TokenIndex>& tokens = tensors.layout().guessedTokens();
    if (tokens.empty())
        return;
    Matrix asked(static_cast<Eigen::Index>(tokens.size()), hidden.cols());
    for (std::size_t i = 0; i < tokens.size(); ++i)
        asked.row(static_cast<Eigen::Index>(i)) = hidden.row(tokens[i].value);
    maskedLanguageModel(pool, {asked.data(), asked.rows(), asked.cols()}, weights, tensors.config(),
                        tensors.matrix(ModelTensor::WordLogits));
}

static void runHeads(ThreadPool& pool, const Weights& weights, ConstMatrixView hidden,
                     const TraceTensors& tensors)
{
    if (tensors.has(ModelTensor::Pooled)) {
        const int size = tensors.config().hiddenSize;
        const MatrixView pooled(tensors.data(ModelTensor::Pooled), 1, size);
        poolFirstToken(pool, hidden, *weights.pooler, pooled);
        if (tensors.has(ModelTensor::NextSentenceLogits))
            linear(pool, readOnly(pooled), *weights.nextSentence,
                   MatrixView(tensors.data(ModelTensor::NextSentenceLogits), 1, 2));
    }
    if (tensors.has(ModelTensor::WordLogits))
        guessWords(pool, *weights.maskedLanguageModel, hidden, tensors);
}

bool forward(ThreadPool& pool, const Weights& weights, const Encoding& encoding,
             const RunOptions& options, const TraceTensors& tensors, const Progress& progress)
{
    const int layerCount = tensors.config().layerCount;
    const int steps = layerCount + 2; // embeddings, layers, heads
    const auto mayGoOn = [&](int done) { return !progress || progress(done, steps); };

    if (!mayGoOn(0))
        return false;
    embed(pool, weights.embeddings, encoding, tensors);

    for (int i = 0; i < layerCount; ++i) {
        if (!mayGoOn(1 + i))
            return false;
        runLayer(pool, weights.layers[i], LayerIndex{i}, options, inputOf(i, tensors), tensors);
    }

    if (!mayGoOn(1 + layerCount))
        return false;
    runHeads(pool, weights, inputOf(layerCount, tensors), tensors);
    return !progress || progress(steps, steps);
}

} // namespace vitrine
