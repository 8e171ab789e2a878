// SPDX-License-Identifier: GPL-3.0-or-later
#include "heads/word_predictions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace vitrine
{

WordDistribution::WordDistribution(ConstVectorView logits)
    : m_logits(logits), m_largest(logits.maxCoeff())
{
    for (const float logit : logits)
        m_sum += std::exp(logit - m_largest);
}

float WordDistribution::probability(TokenId id) const
{
    return static_cast<float>(std::exp(m_logits[id.value] - m_largest) / m_sum);
}

std::vector<WordPrediction> WordDistribution::best(std::vector<int> ids, int k) const
{
    const auto end = ids.begin() + std::clamp<std::ptrdiff_t>(k, 0, std::ssize(ids));
    std::partial_sort(ids.begin(), end, ids.end(), [this](int a, int b) {
        return m_logits[a] != m_logits[b] ? m_logits[a] > m_logits[b] : a < b;
    });
    std::vector<WordPrediction> predictions;
    std::transform(ids.begin(), end, std::back_inserter(predictions), [this](int id) {
        return WordPrediction{TokenId{id}, probability(TokenId{id})};
    });
    return predictions;
}

std::vector<WordPrediction> WordDistribution::top(int k) const
{
    std::vector<int> all(static_cast<std::size_t>(m_logits.size()));
    std::iota(all.begin(), all.end(), 0);
    return best(std::move(all), k);
}

std::vector<WordPrediction> WordDistribution::among(std::span<const TokenId> ids) const
{
    const std::set<TokenId> distinct(ids.begin(), ids.end());
    std::vector<int> wanted;
    wanted.reserve(distinct.size());
    for (const TokenId id : distinct)
        wanted.push_back(id.value);
    const int count = static_cast<int>(wanted.size());
    return best(std::move(wanted), count);
}

int WordDistribution::rank(TokenId id) const
{
    const float logit = m_logits[id.value];
    return 1 + static_cast<int>((m_logits.array() > logit).count());
}

} // namespace vitrine
