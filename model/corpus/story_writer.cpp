// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/story_writer.h"

#include "types/problem.h"

#include <algorithm>

namespace vitrine
{

namespace
{

/// Tells one story: what its variables stand for, and the words already chosen for them.
class Telling
{
public:
    Telling(const Grammar& grammar, const Story& story, Random& random)
        : m_grammar(grammar), m_story(story), m_random(random)
    {
    }

    std::string tell()
    {
        for (const Binding& binding : m_story.bindings)
            bind(binding);
        std::string text;
        for (const Story::Line& line : m_story.lines) {
            if (line.optional && m_random.below(2) == 0)
                continue;
            append(line.text, text);
            text += ' ';
        }
        return text;
    }

private:
    struct Bound {
        const WordTable* table = nullptr;
        std::size_t row = 0;
        std::string choice = {};
    };

    template<typename Items> const auto& draw(const Items& items)
    {
        return items[m_random.below(items.size())];
    }

    void bind(const Binding& binding)
    {
        if (binding.table.empty()) {
            m_bound[binding.variable] = {.choice = draw(binding.choices)};
            return;
        }
        const WordTable& table = m_grammar.tables.at(binding.table);
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (meets(table, row, binding))
                rows.push_back(row);
        if (rows.empty())
            throw Problem(m_story.place, Say::noRowMeets, binding.table, binding.variable);
        m_bound[binding.variable] = {.table = &table, .row = draw(rows)};
    }

    bool meets(const WordTable& table, std::size_t row, const Binding& binding)
    {
        return std::all_of(
            binding.conditions.begin(), binding.conditions.end(), [&](const Binding::Condition& c) {
                const auto& words =
                    table.rows[row][static_cast<std::size_t>(table.column(c.column))];
                const std::string wanted = c.variable.empty() ? c.value : word(c.variable, c.value);
                return c.isMet(words, wanted);
            });
    }

    /// The word of a variable's cell, the same each time it is asked for in one document; of a
    /// table, a word of a row drawn anew.
    std::string word(const std::string& name, const std::string& column)
    {
        const auto found = m_bound.find(name);
        if (found == m_bound.end()) {
            const WordTable& table = m_grammar.tables.at(name);
            return draw(draw(table.rows)[columnOf(table, name, column)]);
        }
        const Bound& bound = found->second;
        if (!bound.table)
            return bound.choice;
        const auto [known, isNew] = m_words.try_emplace(name + "." + column);
        if (isNew)
            known->second =
                draw(bound.table->rows[bound.row][columnOf(*bound.table, name, column)]);
        return known->second;
    }

    std::size_t columnOf(const WordTable& table, const std::string& name,
                         const std::string& column) const
    {
        const int place = table.column(column);
        if (place < 0)
            throw Problem(m_story.place, Say::noSuchColumn, name, column);
        return static_cast<std::size_t>(place);
    }

    void append(const GrammarText& parts, std::string& text)
    {
        for (const GrammarPart& part : parts)
            switch (part.kind) {
            case GrammarPart::Kind::Literal:
                text += part.text;
                break;
            case GrammarPart::Kind::Choice:
                append(draw(part.alternatives), text);
                break;
            case GrammarPart::Kind::Phrase:
                append(draw(m_grammar.phrases.at(part.text)), text);
                break;
            case GrammarPart::Kind::Slot:
                text += word(part.text,
                             part.indirect ? word(part.columnHolder, part.column) : part.column);
            }
    }

    const Grammar& m_grammar;
    const Story& m_story;
    Random& m_random;
    std::map<std::string, Bound> m_bound;
    std::map<std::string, std::string> m_words;
};

} // namespace

StoryWriter::StoryWriter(const Grammar& grammar, std::uint64_t seed)
    : m_grammar(grammar), m_random(seed)
{
    double sum = 0;
    for (const Story& story : grammar.stories)
        m_upTo.push_back(sum += story.weight);
}

Document StoryWriter::write()
{
    const double drawn = m_random.uniform() * m_upTo.back();
    const auto found = std::upper_bound(m_upTo.begin(), m_upTo.end() - 1, drawn);
    return write(m_grammar.stories[static_cast<std::size_t>(found - m_upTo.begin())]);
}

Document StoryWriter::write(const Story& story)
{
    return finishDocument(Telling(m_grammar, story, m_random).tell(), m_grammar.joints);
}

} // namespace vitrine
