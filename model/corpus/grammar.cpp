// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/grammar.h"

#include "corpus/grammar_text.h"
#include "files/read_file.h"
#include "types/problem.h"

#include <algorithm>
#include <sstream>

namespace vitrine
{

namespace
{

/// Reads one file line by line. A block begins with "table", "phrase" or "story" at the margin and
/// ends at the next such line; "join" lines stand alone.
class GrammarReader
{
public:
    GrammarReader(const std::string& name, Grammar& grammar) : m_name(name), m_grammar(grammar) {}

    void read(const std::string& text)
    {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            ++m_line;
            const std::string_view content = trimmed(line);
            if (content.empty() || content.starts_with('#'))
                continue;
            if (!header(content))
                body(content);
        }
    }

private:
    enum class Block { None, Table, Phrase, Story };

    std::string place() const { return m_name + ":" + std::to_string(m_line); }
    [[noreturn]] void fail(const Phrase& what) const { throw Problem(place(), what); }

    static std::string_view after(std::string_view line, std::string_view word)
    {
        return line.starts_with(word) ? trimmed(line.substr(word.size())) : std::string_view();
    }

    bool header(std::string_view line)
    {
        if (const auto table = after(line, "table ");
            !table.empty() && table.find(':') != table.npos) {
            const size_t colon = table.find(':');
            m_block = Block::Table;
            m_table = &m_grammar.tables[std::string(trimmed(table.substr(0, colon)))];
            const auto columns = splitTrimmed(table.substr(colon + 1), '|');
            if (!m_table->columns.empty() && m_table->columns != columns)
                fail(Phrase(Say::tableTwice));
            m_table->columns = columns;
            return true;
        }
        if (const auto phrase = after(line, "phrase "); !phrase.empty() && phrase.ends_with(':')) {
            m_block = Block::Phrase;
            m_phrase =
                &m_grammar.phrases[std::string(trimmed(phrase.substr(0, phrase.size() - 1)))];
            return true;
        }
        if (line.starts_with("story") && line.ends_with(':')) {
            m_block = Block::Story;
            const std::string weight(trimmed(line.substr(5, line.size() - 6)));
            m_grammar.stories.push_back({.place = place()});
            if (!weight.empty())
                m_grammar.stories.back().weight = number(weight);
            return true;
        }
        if (const auto rule = after(line, "join "); !rule.empty()) {
            joint(rule);
            return true;
        }
        return false;
    }

    double number(const std::string& text) const
    {
        std::istringstream stream(text);
        double value = 0;
        if (!(stream >> value) || value <= 0)
            fail(Phrase(Say::notAWeight, text));
        return value;
    }

    /// join de+o = do     join a+hon* = an
    void joint(std::string_view rule)
    {
        const size_t plus = rule.find('+'), equals = rule.find('=');
        if (plus == rule.npos || equals == rule.npos || plus > equals)
            fail(Phrase(Say::badJoint));
        Joint joint{std::string(trimmed(rule.substr(0, plus))),
                    std::string(trimmed(rule.substr(plus + 1, equals - plus - 1))), false,
                    std::string(trimmed(rule.substr(equals + 1)))};
        if (joint.right.ends_with('*')) {
            joint.prefix = true;
            joint.right.pop_back();
        }
        if (joint.result.find('+') != joint.result.npos)
            fail(Phrase(Say::endlessJoint));
        m_grammar.joints.push_back(std::move(joint));
    }

    void body(std::string_view line)
    {
        switch (m_block) {
        case Block::None:
            fail(Phrase(Say::strayLine));
        case Block::Table:
            row(line);
            break;
        case Block::Phrase:
            m_phrase->push_back(parseGrammarText(line, place()));
            break;
        case Block::Story:
            if (!binding(line))
                m_grammar.stories.back().lines.push_back(
                    {line.starts_with('?'),
                     parseGrammarText(trimmed(line.substr(line.starts_with('?'))), place())});
        }
    }

    void row(std::string_view line)
    {
        const auto cells = splitTrimmed(line, '|');
        if (cells.size() != m_table->columns.size())
            fail(Phrase(Say::otherCellCount, cells.size(), m_table->columns.size()));
        auto& words = m_table->rows.emplace_back();
        for (const std::string& cell : cells)
            words.push_back(splitTrimmed(cell, '/'));
    }

    /// x = table where column = value and column != y.column     t = [past | present]
    bool binding(std::string_view line)
    {
        const size_t equals = line.find('=');
        if (equals == line.npos)
            return false;
        const std::string variable(trimmed(line.substr(0, equals)));
        if (variable.empty() || variable.find_first_of(" {[<.,") != variable.npos)
            return false;
        Binding bound{.variable = variable};
        std::string_view what = trimmed(line.substr(equals + 1));
        if (what.starts_with('[') && what.ends_with(']')) {
            bound.choices = splitTrimmed(what.substr(1, what.size() - 2), '|');
        } else {
            const size_t where = what.find(" where ");
            bound.table = std::string(trimmed(what.substr(0, where)));
            if (where != what.npos)
                conditions(what.substr(where + 7), bound);
        }
        m_grammar.stories.back().bindings.push_back(std::move(bound));
        return true;
    }

    void conditions(std::string_view text, Binding& bound)
    {
        while (!text.empty()) {
            const size_t stop = text.find(" and ");
            const std::string_view one = text.substr(0, stop);
            text = stop == text.npos ? std::string_view() : text.substr(stop + 5);
            const size_t equals = one.find('=');
            if (equals == one.npos || equals == 0)
                fail(Phrase(Say::badCondition, one));
            Binding::Condition condition;
            condition.equal = one[equals - 1] != '!';
            condition.column =
                std::string(trimmed(one.substr(0, condition.equal ? equals : equals - 1)));
            condition.value = std::string(trimmed(one.substr(equals + 1)));
            if (const size_t dot = condition.value.find('.'); dot != std::string::npos) {
                condition.variable = condition.value.substr(0, dot);
                condition.value.erase(0, dot + 1);
            }
            bound.conditions.push_back(std::move(condition));
        }
    }

    const std::string& m_name;
    Grammar& m_grammar;
    int m_line = 0;
    Block m_block = Block::None;
    WordTable* m_table = nullptr;
    std::vector<GrammarText>* m_phrase = nullptr;
};

} // namespace

int WordTable::column(const std::string& name) const
{
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

void readGrammar(const std::string& text, const std::string& name, Grammar& grammar)
{
    GrammarReader(name, grammar).read(text);
}

Grammar readGrammar(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".txt")
            files.push_back(entry.path());
    if (files.empty())
        throw Problem(folder, Say::noGrammar);
    std::sort(files.begin(), files.end());
    Grammar grammar;
    for (const auto& file : files)
        readGrammar(readUtf8File(file, 16u << 20), file.filename().string(), grammar);
    checkGrammar(grammar);
    return grammar;
}

} // namespace vitrine
