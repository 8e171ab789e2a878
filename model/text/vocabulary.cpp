// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/vocabulary.h"

#include <algorithm>
#include <utility>

namespace vitrine
{

Vocabulary::Vocabulary(std::vector<std::string> entries) : m_entries(std::move(entries))
{
    m_ids.reserve(m_entries.size());
    for (std::size_t id = 0; id < m_entries.size(); ++id) {
        m_ids[m_entries[id]] = static_cast<int>(id);
        m_longest = std::max(m_longest, m_entries[id].size());
    }
}

std::optional<TokenId> Vocabulary::find(const std::string& text) const
{
    const auto found = m_ids.find(text);
    if (found == m_ids.end())
        return std::nullopt;
    return TokenId{found->second};
}

} // namespace vitrine
