// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/story_writer.h"
#include "text/tokenizer.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace vitrine
{

/// A sentence as token ids.
using Sentence = std::vector<int>;

/// Where pre-training takes its text from: something that yields stretches of sentences that follow
/// each other.
class TextSource
{
public:
    virtual ~TextSource() = default;
    /// Two consecutive sentences, or more until `tokens` are reached; fewer if the document ends.
    /// `heldOut`: from the part that training never sees.
    virtual std::vector<Sentence> draw(Random& random, int tokens, bool heldOut) const = 0;
};

/// A text file with one sentence a line and a blank line between documents. The last fiftieth is
/// held out.
class BookSource : public TextSource
{
public:
    /// Reads at most `mostBytes`, evenly from the whole file. Throws Problem.
    BookSource(const std::filesystem::path& file, const Tokenizer& tokenizer,
               std::size_t mostBytes);
    std::vector<Sentence> draw(Random& random, int tokens, bool heldOut) const override;
    std::size_t tokenCount() const { return m_tokens.size(); }

private:
    std::vector<std::uint16_t> m_tokens; // of all sentences
    std::vector<std::size_t> m_begin;    // of each sentence, and the end of the last
    std::vector<bool> m_startsDocument;  // per sentence
};

/// Documents that a grammar writes: new ones each time. Held out are a thousand of them, which
/// training does not get, however they are spelled. A grammar of so few different documents that
/// most would be held out keeps none from training; `isTooSmall` tells.
class GrammarSource : public TextSource
{
public:
    /// Throws Problem if the grammar writes nothing but empty documents.
    GrammarSource(std::shared_ptr<const Grammar> grammar, const Tokenizer& tokenizer);
    std::vector<Sentence> draw(Random& random, int tokens, bool heldOut) const override;

    /// Different ones, as the model sees them.
    int heldOutDocuments() const { return static_cast<int>(m_heldOut.size()); }
    /// Share of what the grammar writes that is one of them, measured on a thousand documents.
    double repeatedShare() const { return m_repeatedShare; }
    bool isTooSmall() const { return m_repeatedShare > 0.5; }

private:
    std::string cleaned(const Document& document) const;
    Document write(std::uint64_t seed) const;

    std::shared_ptr<const Grammar> m_grammar;
    const Tokenizer& m_tokenizer;
    std::vector<Document> m_heldOut;
    std::unordered_set<std::string> m_heldOutTexts; // cleaned
    double m_repeatedShare = 0;
};

/// Calls `f` with the lines of a text file, at most `mostBytes` of them taken evenly, in stretches,
/// from the whole file. Throws Problem.
void readLines(const std::filesystem::path& file, std::size_t mostBytes,
               const std::function<void(const std::string&)>& f);

Sentence toSentence(const Tokenizer& tokenizer, const std::string& text);

} // namespace vitrine
