// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/text_source.h"

#include "text/normalizer.h"
#include "text/unicode.h"
#include "types/problem.h"

#include <algorithm>
#include <fstream>

namespace vitrine
{

Sentence toSentence(const Tokenizer& tokenizer, const std::string& text)
{
    Sentence sentence;
    for (const Token& token : tokenizer.tokenize(text))
        sentence.push_back(token.id.value);
    return sentence;
}

void readLines(const std::filesystem::path& file, std::size_t mostBytes,
               const std::function<void(const std::string&)>& f)
{
    std::error_code error;
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in || !std::filesystem::is_regular_file(file, error))
        throw Problem(file, Say::textUnreadable);
    const auto size = static_cast<std::size_t>(in.tellg());
    if (file.extension() == ".xz" || file.extension() == ".gz")
        throw Problem(file, Say::textPacked);
    // A hundred stretches from beginning to end, so that a part of the file speaks for all of it.
    constexpr std::size_t stretches = 100;
    const std::size_t wanted = std::min(size, mostBytes) / stretches;
    for (std::size_t i = 0; i < stretches; ++i) {
        const std::size_t begin = size / stretches * i;
        const std::size_t end = begin + (size <= mostBytes ? size : wanted);
        in.clear();
        in.seekg(static_cast<std::streamoff>(begin));
        std::string line;
        if (begin > 0)
            std::getline(in, line); // the rest of a line
        while (static_cast<std::size_t>(in.tellg()) < end && std::getline(in, line)) {
            if (!isValidUtf8(line))
                throw Problem(file, Say::textNotUtf8);
            f(line);
        }
        f(""); // what comes next does not follow
        if (size <= mostBytes)
            return;
    }
}

BookSource::BookSource(const std::filesystem::path& file, const Tokenizer& tokenizer,
                       std::size_t mostBytes)
{
    bool startsDocument = true;
    readLines(file, mostBytes, [&](const std::string& line) {
        const Sentence sentence = toSentence(tokenizer, line);
        if (!sentence.empty()) {
            m_begin.push_back(m_tokens.size());
            m_startsDocument.push_back(startsDocument);
            m_tokens.insert(m_tokens.end(), sentence.begin(), sentence.end());
        }
        startsDocument = sentence.empty();
    });
    if (m_begin.size() < 100)
        throw Problem(file, Say::textTooShort);
    m_begin.push_back(m_tokens.size());
}

std::vector<Sentence> BookSource::draw(Random& random, int tokens, bool heldOut) const
{
    const std::size_t sentences = m_startsDocument.size(), training = sentences - sentences / 50;
    std::size_t at =
        heldOut ? training + random.below(sentences - training) : random.below(training);
    const std::size_t end = heldOut ? sentences : training;
    std::vector<Sentence> drawn;
    int count = 0;
    do {
        drawn.emplace_back(m_tokens.begin() + static_cast<std::ptrdiff_t>(m_begin[at]),
                           m_tokens.begin() + static_cast<std::ptrdiff_t>(m_begin[at + 1]));
        count += static_cast<int>(drawn.back().size());
        ++at;
    } while ((count < tokens || drawn.size() < 2) && at < end && !m_startsDocument[at]);
    return drawn;
}

static Document writeSomething(StoryWriter& writer)
{
    for (int tries = 0; tries < 1000; ++tries)
        if (Document document = writer.write(); !document.empty())
            return document;
    throw Problem(Say::emptyDocuments);
}

GrammarSource::GrammarSource(std::shared_ptr<const Grammar> grammar, const Tokenizer& tokenizer)
    : m_grammar(std::move(grammar)), m_tokenizer(tokenizer)
{
    constexpr int count = 1000;
    StoryWriter writer(*m_grammar, 0x5ca1ab1e);
    for (int i = 0; i < count; ++i)
        if (Document document = writeSomething(writer);
            m_heldOutTexts.insert(cleaned(document)).second)
            m_heldOut.push_back(std::move(document));
    int repeated = 0;
    for (int i = 0; i < count; ++i)
        repeated += m_heldOutTexts.contains(cleaned(writeSomething(writer)));
    m_repeatedShare = static_cast<double>(repeated) / count;
}

/// The document as the tokenizer sees it before it cuts words: "The cat." and "the cat." are one.
std::string GrammarSource::cleaned(const Document& document) const
{
    std::string text;
    for (const std::string& sentence : document)
        text +=
            encodeUtf8(normalize(decodeUtf8(sentence), m_tokenizer.settings().normalizer)) + '\n';
    return text;
}

Document GrammarSource::write(std::uint64_t seed) const
{
    StoryWriter writer(*m_grammar, seed);
    for (;;)
        if (Document document = writeSomething(writer);
            isTooSmall() || !m_heldOutTexts.contains(cleaned(document)))
            return document;
}

std::vector<Sentence> GrammarSource::draw(Random& random, int tokens, bool heldOut) const
{
    const std::uint64_t seed = random.next();
    const Document document = heldOut ? m_heldOut[seed % m_heldOut.size()] : write(seed);
    // Begin anywhere in the story, as in a book.
    std::size_t at = random.below(std::max<std::size_t>(1, document.size() - 1));
    if (tokens > 60)
        at = 0;
    std::vector<Sentence> drawn;
    int count = 0;
    do {
        drawn.push_back(toSentence(m_tokenizer, document[at]));
        count += static_cast<int>(drawn.back().size());
        ++at;
    } while ((count < tokens || drawn.size() < 2) && at < document.size());
    return drawn;
}

} // namespace vitrine
