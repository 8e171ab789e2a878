// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/masking.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace vitrine
{

namespace
{

// The standard fixes what the engine yields, but not what its distributions make of it.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    int below(int count)
    {
        return static_cast<int>(m_engine() % static_cast<std::uint64_t>(count));
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace

static TokenId randomWord(const Tokenizer& tokenizer, Dice& dice)
{
    TokenId id;
    do
        id = TokenId{dice.below(tokenizer.vocabulary().size())};
    while (tokenizer.isSpecial(id) && tokenizer.vocabulary().size() > 5);
    return id;
}

CorruptedEncoding corrupt(Encoding encoding, const Tokenizer& tokenizer, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<int> places;
    for (int t = 0; t < encoding.size(); ++t) {
        if (!encoding.tokens[static_cast<std::size_t>(t)].special)
            places.push_back(t);
    }
    const auto wanted =
        places.empty() ? 0
                       : std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(
                                                      0.15 * static_cast<double>(places.size()))));
    for (std::size_t i = 0; i < wanted; ++i) // Fisher and Yates, as far as needed
        std::swap(
            places[i],
            places[i + static_cast<std::size_t>(dice.below(static_cast<int>(places.size() - i)))]);
    places.resize(wanted);
    std::sort(places.begin(), places.end());

    CorruptedEncoding draw{std::move(encoding), {}};
    for (const int t : places) {
        Token& token = draw.encoding.tokens[static_cast<std::size_t>(t)];
        const TokenId original = token.id;
        const int roll = dice.below(10);
        const Corruption corruption = roll < 8   ? Corruption::Masked
                                      : roll < 9 ? Corruption::Random
                                                 : Corruption::Kept;
        if (corruption == Corruption::Masked) {
            token.id = tokenizer.specials().mask;
            token.special = true;
        } else if (corruption == Corruption::Random) {
            token.id = randomWord(tokenizer, dice);
        }
        token.hidden = original;
        token.text = tokenizer.vocabulary().text(token.id);
        draw.chosen.push_back({TokenIndex{t}, original, corruption});
    }
    return draw;
}

double maskedLoss(const Trace& trace, const CorruptedEncoding& draw)
{
    double sum = 0;
    for (const CorruptedToken& chosen : draw.chosen) {
        // Not through a probability: in float32 what is below e^-103 is 0.
        const Eigen::ArrayXd row =
            trace.wordLogits(chosen.token).value().transpose().cast<double>().array();
        const double largest = row.maxCoeff();
        sum += largest + std::log((row - largest).exp().sum()) - row[chosen.original.value];
    }
    return draw.chosen.empty() ? 0 : sum / static_cast<double>(draw.chosen.size());
}

} // namespace vitrine
