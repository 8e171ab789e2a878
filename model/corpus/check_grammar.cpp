// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/grammar.h"

#include "types/problem.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace vitrine
{

namespace
{

// Beyond these a few lines of grammar could fill the stack or the memory.
constexpr int deepestPhrase = 64;
constexpr double mostLength = 1e6; ///< of one sentence, phrases included, in letters and holes

/// What a text can grow to when it is told.
struct Extent {
    int depth = 0; ///< phrases inside phrases
    double length = 0;

    void widen(const Extent& other)
    {
        depth = std::max(depth, other.depth);
        length = std::max(length, other.length);
    }
};

/// Looks at every slot of one story, phrases included, with the story's variables in mind.
class StoryCheck
{
public:
    StoryCheck(const Grammar& grammar, const Story& story) : m_grammar(grammar), m_story(story) {}

    void check()
    {
        if (m_story.lines.empty())
            fail(Phrase(Say::emptyStory));
        if (std::all_of(m_story.lines.begin(), m_story.lines.end(),
                        [](const Story::Line& line) { return line.optional; }))
            fail(Phrase(Say::nothingForSure));
        for (const Binding& binding : m_story.bindings)
            bind(binding);
        for (const Story::Line& line : m_story.lines)
            if (text(line.text).length > mostLength)
                fail(Phrase(Say::endlessSentence));
    }

private:
    [[noreturn]] void fail(const Phrase& what) const { throw Problem(m_story.place, what); }

    void bind(const Binding& binding)
    {
        const WordTable* table = nullptr;
        if (binding.table.empty() && binding.choices.empty())
            fail(Phrase(Say::emptyBinding, binding.variable));
        if (!binding.table.empty()) {
            table = &known(binding.table);
            for (const Binding::Condition& condition : binding.conditions) {
                column(*table, binding.table, condition.column);
                if (!condition.variable.empty())
                    slot(condition.variable, condition.value);
            }
            someRow(*table, binding);
        }
        m_variables[binding.variable] = table;
    }

    /// Conditions that compare with a word can be tried out now.
    void someRow(const WordTable& table, const Binding& binding) const
    {
        const auto meets = [&](const std::vector<std::vector<std::string>>& row) {
            return std::all_of(
                binding.conditions.begin(), binding.conditions.end(),
                [&](const Binding::Condition& condition) {
                    const auto& words =
                        row[static_cast<std::size_t>(table.column(condition.column))];
                    return !condition.variable.empty() || condition.isMet(words, condition.value);
                });
        };
        if (std::none_of(table.rows.begin(), table.rows.end(), meets))
            fail(Phrase(Say::noRowMeets, binding.table, binding.variable));
    }

    const WordTable& known(const std::string& name) const
    {
        const auto found = m_grammar.tables.find(name);
        if (found == m_grammar.tables.end())
            fail(Phrase(Say::noTable, name));
        if (found->second.rows.empty())
            fail(Phrase(Say::noRows, name));
        return found->second;
    }

    void column(const WordTable& table, const std::string& name, const std::string& wanted) const
    {
        if (table.column(wanted) < 0)
            fail(Phrase(Say::noSuchColumn, name, wanted));
    }

    void slot(const std::string& name, const std::string& wanted) const
    {
        const auto variable = m_variables.find(name);
        if (variable == m_variables.end())
            column(known(name), name, wanted);
        else if (variable->second)
            column(*variable->second, name, wanted);
        else if (!wanted.empty())
            fail(Phrase(Say::choiceHasNoColumns, name));
    }

    Extent text(const GrammarText& parts)
    {
        Extent whole;
        for (const GrammarPart& part : parts) {
            if (part.kind == GrammarPart::Kind::Slot) {
                slot(part.indirect ? part.columnHolder : part.text, part.column);
                if (part.indirect && !m_variables.contains(part.text))
                    known(part.text);
            }
            Extent inside;
            if (part.kind == GrammarPart::Kind::Phrase)
                inside = phrase(part.text);
            for (const GrammarText& alternative : part.alternatives)
                inside.widen(text(alternative));
            whole.depth = std::max(whole.depth, inside.depth);
            whole.length += 1 + inside.length;
            if (part.kind == GrammarPart::Kind::Literal)
                whole.length += static_cast<double>(part.text.size());
        }
        return whole;
    }

    /// Each phrase is looked at once in a story, however often it is named.
    Extent phrase(const std::string& name)
    {
        if (const auto seen = m_seen.find(name); seen != m_seen.end())
            return seen->second;
        const auto found = m_grammar.phrases.find(name);
        if (found == m_grammar.phrases.end() || found->second.empty())
            fail(Phrase(Say::noPhrase, name));
        if (m_inside.contains(name))
            fail(Phrase(Say::phraseInItself, name));
        m_inside.insert(name);
        Extent extent;
        if (m_inside.size() <= deepestPhrase) // deeper ones need not be looked into
            for (const GrammarText& alternative : found->second)
                extent.widen(text(alternative));
        m_inside.erase(name);
        if (++extent.depth + static_cast<int>(m_inside.size()) > deepestPhrase)
            fail(Phrase(Say::deepPhrases, deepestPhrase));
        return m_seen[name] = extent;
    }

    const Grammar& m_grammar;
    const Story& m_story;
    std::map<std::string, const WordTable*> m_variables;
    std::set<std::string> m_inside;
    std::map<std::string, Extent> m_seen;
};

} // namespace

void checkGrammar(const Grammar& grammar)
{
    if (grammar.stories.empty())
        throw Problem(Say::noStory);
    double weights = 0;
    for (const Story& story : grammar.stories) {
        StoryCheck(grammar, story).check();
        weights += story.weight;
        if (!std::isfinite(weights))
            throw Problem(story.place, Say::heavyStories);
    }
}

} // namespace vitrine
