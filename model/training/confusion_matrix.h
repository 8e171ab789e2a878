// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace vitrine
{

/// How often a text of each class was taken for each class.
class ConfusionMatrix
{
public:
    explicit ConfusionMatrix(int classes = 0)
        : m_classes(classes)
        , m_counts(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes), 0)
    {
    }

    void add(int truth, int said) { ++m_counts[place(truth, said)]; }

    int classes() const { return m_classes; }
    int count(int truth, int said) const { return m_counts[place(truth, said)]; }
    int total() const { return std::accumulate(m_counts.begin(), m_counts.end(), 0); }
    int right() const
    {
        int sum = 0;
        for (int i = 0; i < m_classes; ++i)
            sum += count(i, i);
        return sum;
    }
    double accuracy() const { return total() ? static_cast<double>(right()) / total() : 0; }
    /// Harmonic mean of precision and recall over all classes but `none` together, from 0 to 1:
    /// what is reported for named entities (van Rijsbergen 1979).
    double f1Without(int none) const
    {
        int found = 0, said = 0, wanted = 0;
        for (int t = 0; t < m_classes; ++t)
            for (int s = 0; s < m_classes; ++s) {
                found += t == s && t != none ? count(t, s) : 0;
                said += s != none ? count(t, s) : 0;
                wanted += t != none ? count(t, s) : 0;
            }
        return said + wanted ? 2.0 * found / (said + wanted) : 0;
    }

private:
    std::size_t place(int truth, int said) const
    {
        return static_cast<std::size_t>(truth) * static_cast<std::size_t>(m_classes) +
               static_cast<std::size_t>(said);
    }

    int m_classes;
    std::vector<int> m_counts;
};

} // namespace vitrine
