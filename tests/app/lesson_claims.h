// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/geometry.h"
#include "analysis/residual.h"
#include "encoder/encoder.h"
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "support.h"

#include <QRegularExpression>

namespace vitrine::test
{

/// Asks the bundled model of a language what the lessons say about it.
class Bundled
{
public:
    explicit Bundled(const QString& language)
        : model(loadModel(sourceDir / "sample_models" / (language == "en" ? "mini-en" : "mini-pt")))
        , encoder(model, 2)
    {
    }

    std::shared_ptr<const Model> model;
    Encoder encoder;

    std::shared_ptr<const Trace> run(const std::string& a,
                                     const std::optional<std::string>& b = std::nullopt,
                                     const Bend& bend = {}) const
    {
        const Encoding encoding = model->tokenizer.encode(a, b);
        return encoder.run(encoding, runOptions(bend, encoding.size(), model->config.layerCount,
                                                model->config.headCount));
    }

    TokenId id(const std::string& word) const { return *model->tokenizer.vocabulary().find(word); }

    /// How many tokens the text is cut into.
    int pieces(const std::string& text) const
    {
        return int(model->tokenizer.tokenize(text).size());
    }

    /// The guesses for the one [MASK] of a sentence.
    struct Guesses {
        std::shared_ptr<const Trace> trace;
        int place = 0;
        WordDistribution words() const
        {
            const ConstMatrixView logits = *trace->wordLogits();
            return WordDistribution(ConstVectorView(logits.row(place).data(), logits.cols()));
        }
    };
    Guesses guesses(const std::string& sentence, const Bend& bend = {}) const
    {
        Guesses guesses{run(sentence, std::nullopt, bend), 0};
        const auto masked =
            maskedPositions(guesses.trace->encoding(), model->tokenizer.specials().mask);
        guesses.place = masked.at(0).value;
        return guesses;
    }
    double chance(const std::string& sentence, const std::string& word, const Bend& bend = {}) const
    {
        return double(guesses(sentence, bend).words().probability(id(word)));
    }

    /// That B follows A, in percent.
    double follows(const std::string& a, const std::string& b) const
    {
        const auto trace = run(a, b);
        return 100 * double(nextSentenceScore(*trace->nextSentenceLogits()).isNext);
    }

    /// Cosine of a word of A with the same word of B, both run together, after `layer` layers.
    double alike(const std::string& a, const std::string& b, const std::string& word,
                 int layer) const
    {
        const auto trace = run(a, b);
        const ConstMatrixView hidden = hiddenState(*trace, layer);
        int places[2] = {-1, -1};
        for (int t = 0; t < trace->tokenCount(); ++t) {
            const Token& token = trace->encoding().tokens[std::size_t(t)];
            if (token.text == word)
                places[token.segment] = t;
        }
        const auto row = [&](int place) {
            return ConstMatrixView(hidden.row(place).data(), 1, hidden.cols());
        };
        return double(cosineSimilarity(row(places[0]), row(places[1]))(0, 0));
    }
};

/// A sentence of a lesson and how it is checked.
struct Claim {
    const char* page;     ///< the number its file begins with
    const char* sentence; ///< as it stands in the page
    std::function<void(const Bundled& bundled)> check;
};

inline void expectNear(double actual, double said, double tolerance)
{
    QVERIFY2(std::abs(actual - said) <= tolerance,
             qPrintable(QString("it is %1, not %2").arg(actual).arg(said)));
}

} // namespace vitrine::test
