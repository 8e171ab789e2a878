// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine
{

/// The words and word pieces a model knows; an entry's place is its id.
class Vocabulary
{
public:
    /// `entries[i]` is the text of id i. An entry that stands twice keeps its last id, as in the
    /// Hugging Face loaders.
    explicit Vocabulary(std::vector<std::string> entries);

    int size() const { return static_cast<int>(m_entries.size()); }
    std::size_t longestEntry() const { return m_longest; } ///< in bytes
    std::optional<TokenId> find(const std::string& text) const;
    const std::string& text(TokenId id) const { return m_entries.at(id.value); }

private:
    std::vector<std::string> m_entries;
    std::unordered_map<std::string, int> m_ids;
    std::size_t m_longest = 0;
};

} // namespace vitrine
