// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/grammar_text.h"

#include "types/problem.h"

namespace vitrine
{

namespace
{

constexpr int deepestChoice = 64; // each [ takes a piece of the stack

class TextParser
{
public:
    TextParser(std::string_view text, const std::string& place) : m_text(text), m_place(place) {}

    GrammarText parse()
    {
        GrammarText parts = sequence("");
        if (m_at < m_text.size())
            fail(Phrase(Say::unexpected, m_text[m_at]));
        return parts;
    }

private:
    [[noreturn]] void fail(const Phrase& what) const
    {
        throw Problem(m_place, Say::inText, what, m_text);
    }

    /// Up to one of `ends`, which is not consumed.
    GrammarText sequence(std::string_view ends)
    {
        GrammarText parts;
        std::string literal;
        const auto flush = [&] {
            if (!literal.empty())
                parts.push_back({.kind = GrammarPart::Kind::Literal, .text = std::move(literal)});
            literal.clear();
        };
        while (m_at < m_text.size() && ends.find(m_text[m_at]) == std::string_view::npos) {
            const char c = m_text[m_at];
            if (c == '{' || c == '<') {
                flush();
                parts.push_back(c == '{' ? slot() : phrase());
            } else if (c == '[') {
                flush();
                parts.push_back(choice());
            } else if (c == '}' || c == '>' || c == ']') {
                fail(Phrase(Say::closesNothing, c));
            } else {
                literal += c;
                ++m_at;
            }
        }
        flush();
        return parts;
    }

    std::string upTo(char end)
    {
        const size_t stop = m_text.find(end, m_at);
        if (stop == std::string_view::npos)
            fail(Phrase(Say::signMissing, end));
        std::string inner(trimmed(m_text.substr(m_at + 1, stop - m_at - 1)));
        m_at = stop + 1;
        return inner;
    }

    GrammarPart phrase() { return {.kind = GrammarPart::Kind::Phrase, .text = upTo('>')}; }

    GrammarPart slot()
    {
        const std::string inner = upTo('}');
        GrammarPart part{.kind = GrammarPart::Kind::Slot};
        const size_t dot = inner.find('.');
        part.text = inner.substr(0, dot);
        if (dot == std::string::npos)
            return part;
        part.column = inner.substr(dot + 1);
        if (part.column.starts_with('@')) {
            part.indirect = true;
            const std::string holder = part.column.substr(1);
            const size_t inside = holder.find('.');
            part.columnHolder = holder.substr(0, inside);
            part.column = inside == std::string::npos ? "" : holder.substr(inside + 1);
        }
        return part;
    }

    GrammarPart choice()
    {
        GrammarPart part{.kind = GrammarPart::Kind::Choice};
        if (++m_depth > deepestChoice)
            fail(Phrase(Say::deepChoices, deepestChoice));
        do {
            ++m_at; // '[' or '|'
            part.alternatives.push_back(sequence("|]"));
        } while (m_at < m_text.size() && m_text[m_at] == '|');
        if (m_at == m_text.size())
            fail(Phrase(Say::signMissing, ']'));
        ++m_at;
        --m_depth;
        return part;
    }

    std::string_view m_text;
    const std::string& m_place;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

GrammarText parseGrammarText(std::string_view text, const std::string& place)
{
    return TextParser(text, place).parse();
}

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> splitTrimmed(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const size_t stop = text.find(separator);
        parts.emplace_back(trimmed(text.substr(0, stop)));
        if (stop == std::string_view::npos)
            return parts;
        text.remove_prefix(stop + 1);
    }
}

} // namespace vitrine
