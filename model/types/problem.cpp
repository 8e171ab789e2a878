// SPDX-License-Identifier: GPL-3.0-or-later
#include "types/problem.h"

#include <new>
#include <sstream>
#include <system_error>
#include <utility>

namespace vitrine
{

std::string Phrase::shortNumber(double number)
{
    std::ostringstream text;
    text << number;
    return text.str();
}

std::string Phrase::inWords(const std::function<std::string(Say)>& sentences) const
{
    if (!m_say)
        return m_text;
    const std::string sentence = sentences(*m_say);
    std::string words;
    // In one go: a value may itself hold a "%2".
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::size_t gap =
            sentence[i] == '%' && i + 1 < sentence.size() && sentence[i + 1] > '0'
                ? static_cast<std::size_t>(sentence[i + 1] - '1')
                : m_values.size();
        if (gap < m_values.size()) {
            words += m_values[gap].inWords(sentences);
            ++i;
        } else {
            words += sentence[i];
        }
    }
    return words;
}

std::string inEnglish(const Phrase& phrase)
{
    return phrase.inWords(
        [](Say sentence) { return englishSentences[static_cast<std::size_t>(sentence)]; });
}

Problem::Problem(Phrase phrase) : std::runtime_error(inEnglish(phrase)), m_phrase(std::move(phrase))
{
}

Phrase phraseOf(const std::exception& error)
{
    if (const auto* const problem = dynamic_cast<const Problem*>(&error))
        return problem->phrase();
    if (dynamic_cast<const std::bad_alloc*>(&error))
        return Phrase(Say::noMemory);
    if (const auto* const file = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
        return Phrase(Say::at, file->path1(),
                      Phrase(Say::unreadableBecause, file->code().message()));
    if (const auto* const failure = dynamic_cast<const std::system_error*>(&error);
        failure && failure->code() == std::errc::resource_unavailable_try_again)
        return Phrase(Say::noThread);
    return Phrase(error.what());
}

} // namespace vitrine
