// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine
{

/// What can be wrong, each with its sentence in sentences.inc.
enum class Say {
#define SENTENCE(name, english) name,
#include "types/sentences.inc"
#undef SENTENCE
};

/// The sentences in English, by Say. %1, %2 and so on stand for what differs.
inline constexpr std::array englishSentences = {
#define SENTENCE(name, english) english,
#include "types/sentences.inc"
#undef SENTENCE
};

/// How many gaps the sentence has: the largest number behind a %.
constexpr std::size_t gapsOf(std::string_view sentence)
{
    std::size_t gaps = 0;
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i)
        if (sentence[i] == '%' && sentence[i + 1] >= '1' && sentence[i + 1] <= '9')
            gaps = std::max(gaps, static_cast<std::size_t>(sentence[i + 1] - '0'));
    return gaps;
}

/// A sentence with as many gaps as there are values for it; another one does not compile.
template<std::size_t values> struct SayWith {
    Say say;

    consteval SayWith(Say sentence) : say(sentence)
    {
        if (gapsOf(englishSentences[static_cast<std::size_t>(sentence)]) != values)
            throw "the sentence has another number of gaps";
    }
};

/// A sentence and what fills its gaps, sentences again among it; or a text that is the same in
/// every language: a path, a number, a word of the person.
class Phrase
{
public:
    Phrase(std::string text) : m_text(std::move(text)) {}
    Phrase(std::string_view text) : m_text(text) {}
    Phrase(const char* text) : m_text(text) {}
    Phrase(char letter) : m_text(1, letter) {}
    Phrase(const std::filesystem::path& path) : m_text(path.string()) {}
    Phrase(std::integral auto number) : m_text(std::to_string(number)) {}
    Phrase(std::floating_point auto number) : m_text(shortNumber(number)) {}
    template<typename... Values>
    Phrase(SayWith<sizeof...(Values)> sentence, const Values&... values)
        : m_say(sentence.say), m_values{Phrase(values)...}
    {
    }

    /// Put into words. `sentences` gives a sentence in the language wanted, with its gaps; UTF-8.
    std::string inWords(const std::function<std::string(Say)>& sentences) const;

private:
    static std::string shortNumber(double number);

    std::optional<Say> m_say;
    std::string m_text;
    std::vector<Phrase> m_values;
};

/// What a person has to be told. `what()` is the whole sentence in English: where (a file, a
/// setting), what was expected, what was found, and where it helps what to do. The window puts
/// phrase() into its own language.
class Problem : public std::runtime_error
{
public:
    explicit Problem(Phrase phrase);
    Problem(const Phrase& place, const Phrase& phrase) : Problem(Phrase(Say::at, place, phrase)) {}
    template<typename... Values>
    explicit Problem(SayWith<sizeof...(Values)> sentence, const Values&... values)
        : Problem(Phrase(sentence, values...))
    {
    }
    template<typename... Values>
    Problem(const Phrase& place, SayWith<sizeof...(Values)> sentence, const Values&... values)
        : Problem(Phrase(Say::at, place, Phrase(sentence, values...)))
    {
    }

    const Phrase& phrase() const { return m_phrase; }

private:
    Phrase m_phrase;
};

/// What any exception tells a person; of one that nobody foresaw, its own words.
Phrase phraseOf(const std::exception& error);

/// In English, as the terminal says it.
std::string inEnglish(const Phrase& phrase);

} // namespace vitrine
