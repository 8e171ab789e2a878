// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/word_questions.h"

#include "analysis/residual.h"
#include "heads/masked_language_model.h"
#include "heads/word_predictions.h"
#include "types/problem.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace vitrine
{

double surprise(double probability)
{
    return std::log2(1 / std::max(probability, std::numeric_limits<double>::min()));
}

double entropy(ConstVectorView logits)
{
    // With p = exp(x - m) / s: -sum p log p = log s - sum p (x - m).
    const Eigen::ArrayXd shifted = (logits.array() - logits.maxCoeff()).transpose().cast<double>();
    const Eigen::ArrayXd powers = shifted.exp();
    const double sum = powers.sum();
    return (std::log(sum) - (powers * shifted).sum() / sum) / std::log(2.0);
}

std::optional<Matrix> layerLogits(const Trace& trace, const Model& model, TokenIndex token)
{
    if (!model.canPredictWords())
        return std::nullopt;
    Matrix hidden(trace.layerCount() + 1, trace.config().hiddenSize);
    for (int layer = 0; layer <= trace.layerCount(); ++layer)
        hidden.row(layer) = hiddenState(trace, layer).row(token.value);
    Matrix logits(hidden.rows(), trace.config().vocabularySize);
    ThreadPool alone(1);
    maskedLanguageModel(alone, ConstMatrixView(hidden.data(), hidden.rows(), hidden.cols()),
                        *model.weights.maskedLanguageModel, trace.config(),
                        MatrixView(logits.data(), logits.rows(), logits.cols()));
    return logits;
}

std::optional<std::vector<HiddenWord>> hideEveryWord(const Encoder& encoder,
                                                     const Encoding& encoding,
                                                     const RunOptions& options,
                                                     const Progress& progress)
{
    const Tokenizer& tokenizer = encoder.model()->tokenizer;
    if (!encoder.model()->canPredictWords())
        throw Problem(Say::noWordHead);
    const TokenId mask = tokenizer.specials().mask;
    std::vector<HiddenWord> words;
    for (int t = 0; t < encoding.size(); ++t) {
        if (progress && !progress(t, encoding.size()))
            return std::nullopt;
        const Token& token = encoding.tokens[static_cast<std::size_t>(t)];
        if (token.special)
            continue;
        const Encoding hidden =
            withMask(encoding, TokenIndex{t}, mask, tokenizer.vocabulary().text(mask));
        RunOptions here = options;
        here.guessAt = {TokenIndex{t}};
        const auto trace = encoder.run(
            hidden, here, [&](int, int) { return !progress || progress(t, encoding.size()); });
        if (!trace)
            return std::nullopt;
        const WordDistribution guesses(trace->wordLogits(TokenIndex{t}).value());
        words.push_back({TokenIndex{t}, token.id,
                         static_cast<double>(guesses.probability(token.id)), guesses.rank(token.id),
                         guesses.top(1).front().id});
    }
    if (progress && !progress(encoding.size(), encoding.size()))
        return std::nullopt;
    return words;
}

} // namespace vitrine
