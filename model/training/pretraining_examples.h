// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/batch.h"
#include "training/text_source.h"

namespace vitrine
{

/// How examples for pre-training are cut from text (Devlin et al. 2019, section 3.1 and appendix
/// A.2).
struct ExampleSettings {
    int maxTokens = 128; ///< of the longest examples
    double longShare =
        0.1; ///< examples between maxTokens / 2 and maxTokens; the others are shorter
    double shortPairShare = 0.4; ///< pairs of one sentence each, as people type them
    double singleShare = 0.25; ///< examples without a B and without the question whether it follows
    double chosenShare = 0.15; ///< of the tokens: 80 % masked, 10 % another word, 10 % kept
};

/// A source and how often it is drawn from, compared with the others.
struct WeightedSource {
    std::shared_ptr<const TextSource> source;
    double share = 1;
};

/// Draws examples: B follows A in half of the pairs, and comes from another document of the same
/// source in the others. All that is random comes from `random`.
class PretrainingExamples
{
public:
    PretrainingExamples(const Tokenizer& tokenizer, std::vector<WeightedSource> sources,
                        const ExampleSettings& settings);

    Example draw(Random& random, bool heldOut = false) const;

    /// As many examples as make about `tokens` tokens.
    std::vector<Example> drawBatch(Random& random, int tokens, bool heldOut = false) const;

private:
    Example pack(const Sentence& a, const Sentence* b) const;
    void corrupt(Example& example, Random& random) const;

    const Tokenizer& m_tokenizer;
    std::vector<WeightedSource> m_sources;
    ExampleSettings m_settings;
    double m_shares = 0;
};

} // namespace vitrine
