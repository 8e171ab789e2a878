// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/encoder.h"
#include "heads/word_predictions.h"
#include "selection.h"
#include "support.h"
#include "trace_view.h"

namespace vitrine::test
{

/// Runs the bundled model, and hands the results to views as the window does.
class Reader
{
public:
    std::shared_ptr<const Model> model = loadModel(miniEn);
    Encoder encoder{model, 2};

    /// `masks`: tokens to hide, from 0.
    Answer answer(const std::string& a, const std::optional<std::string>& b = std::nullopt,
                  const std::vector<int>& masks = {}, const Bend& bend = {}) const
    {
        Encoding encoding = model->tokenizer.encode(a, b);
        for (const int mask : masks)
            encoding =
                withMask(encoding, TokenIndex{mask}, model->tokenizer.specials().mask, "[MASK]");
        const auto plain = encoder.run(encoding);
        const auto options =
            runOptions(bend, encoding.size(), model->config.layerCount, model->config.headCount);
        return {model, bend.isPlain() ? plain : encoder.run(encoding, options), plain, bend};
    }

    QString word(TokenId id) const
    {
        return QString::fromStdString(model->tokenizer.vocabulary().text(id));
    }
};

inline WordDistribution wordsAt(const Trace& trace, int token)
{
    return WordDistribution(trace.wordLogits(TokenIndex{token}).value());
}

} // namespace vitrine::test
