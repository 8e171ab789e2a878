// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/pretraining_examples.h"

#include <algorithm>
#include <cmath>

namespace vitrine
{

PretrainingExamples::PretrainingExamples(const Tokenizer& tokenizer,
                                         std::vector<WeightedSource> sources,
                                         const ExampleSettings& settings)
    : m_tokenizer(tokenizer), m_sources(std::move(sources)), m_settings(settings)
{
    for (const WeightedSource& source : m_sources)
        m_shares += source.share;
}

static Sentence joined(const std::vector<Sentence>& sentences, std::size_t begin, std::size_t end)
{
    Sentence all;
    for (std::size_t i = begin; i < end; ++i)
        all.insert(all.end(), sentences[i].begin(), sentences[i].end());
    return all;
}

/// The longer one loses tokens until both fit: A at its beginning, B at its end, so that what meets
/// stays.
static void fit(Sentence& a, Sentence& b, std::size_t room)
{
    while (a.size() + b.size() > room) {
        if (a.size() > b.size())
            a.erase(a.begin());
        else
            b.pop_back();
    }
}

Example PretrainingExamples::pack(const Sentence& a, const Sentence* b) const
{
    const SpecialTokens& special = m_tokenizer.specials();
    Example example;
    const auto put = [&](int token, int segment) {
        example.tokens.push_back(token);
        example.segments.push_back(segment);
    };
    put(special.classification.value, 0);
    for (const int token : a)
        put(token, 0);
    put(special.separator.value, 0);
    if (b) {
        for (const int token : *b)
            put(token, 1);
        put(special.separator.value, 1);
    }
    return example;
}

void PretrainingExamples::corrupt(Example& example, Random& random) const
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < example.tokens.size(); ++i)
        if (!m_tokenizer.isSpecial({example.tokens[i]}))
            places.push_back(i);
    example.targets.assign(example.tokens.size(), -1);
    const auto wanted =
        std::min(places.size(), std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(
                                                             m_settings.chosenShare *
                                                             static_cast<double>(places.size())))));
    for (std::size_t i = 0; i < wanted; ++i) {
        std::swap(places[i], places[i + random.below(places.size() - i)]);
        int& token = example.tokens[places[i]];
        example.targets[places[i]] = token;
        const double dice = random.uniform();
        if (dice < 0.8)
            token = m_tokenizer.specials().mask.value;
        else if (dice < 0.9)
            token = static_cast<int>(
                random.below(static_cast<std::size_t>(m_tokenizer.vocabulary().size())));
    }
}

Example PretrainingExamples::draw(Random& random, bool heldOut) const
{
    double left = random.uniform() * m_shares;
    std::size_t which = 0;
    while (which + 1 < m_sources.size() && left >= m_sources[which].share)
        left -= m_sources[which++].share;
    const TextSource& source = *m_sources[which].source;

    const double kind = random.uniform();
    const bool isSingle = kind < m_settings.singleShare;
    const bool isShortPair = !isSingle && kind < m_settings.singleShare + m_settings.shortPairShare;
    const bool isLong = !isShortPair && random.uniform() < m_settings.longShare;
    const int half = m_settings.maxTokens / 2;
    const int target =
        isLong
            ? half + static_cast<int>(random.below(static_cast<std::size_t>(half)))
            : 6 + static_cast<int>(random.below(static_cast<std::size_t>(std::max(1, half - 6))));
    const auto room = static_cast<std::size_t>(m_settings.maxTokens) - 3;

    std::vector<Sentence> text = source.draw(random, target, heldOut);
    Example example;
    if (isSingle || (isShortPair && text.size() < 2 && random.below(2) == 0)) {
        const bool isOne = random.below(2) == 0;
        Sentence a = joined(text, 0, isOne ? 1 : text.size());
        while (isLong && !isOne &&
               a.size() < static_cast<std::size_t>(target)) { // the last positions too
            const std::vector<Sentence> more =
                source.draw(random, target - static_cast<int>(a.size()), heldOut);
            const Sentence next = joined(more, 0, more.size());
            a.insert(a.end(), next.begin(), next.end());
        }
        a.resize(std::min(a.size(), room + 1));
        example = pack(a, nullptr);
    } else {
        const std::size_t cut = text.size() < 2 ? 1
                                : isShortPair   ? 1
                                                : 1 + random.below(text.size() - 1);
        Sentence a = joined(text, 0, cut), b;
        const bool follows = text.size() > 1 && random.below(2) == 0;
        if (follows) {
            b = joined(text, cut, isShortPair ? cut + 1 : text.size());
        } else {
            const std::vector<Sentence> other =
                source.draw(random, std::max(6, target - static_cast<int>(a.size())), heldOut);
            b = joined(other, 0, isShortPair ? 1 : other.size());
        }
        fit(a, b, room);
        example = pack(a, &b);
        example.label = follows ? 0 : 1;
    }
    corrupt(example, random);
    return example;
}

std::vector<Example> PretrainingExamples::drawBatch(Random& random, int tokens, bool heldOut) const
{
    std::vector<Example> examples;
    for (int count = 0; count < tokens;) {
        examples.push_back(draw(random, heldOut));
        count += static_cast<int>(examples.back().tokens.size());
    }
    return examples;
}

} // namespace vitrine
