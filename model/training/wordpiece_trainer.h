// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/tokenizer.h"

#include <functional>
#include <map>

namespace vitrine
{

/// Counts the words of texts, as the tokenizer will see them.
class WordCounter
{
public:
    explicit WordCounter(const NormalizerSettings& settings) : m_settings(settings) {}
    void add(std::string_view text);
    const std::map<std::u32string, long>& counts() const { return m_counts; }

private:
    NormalizerSettings m_settings;
    std::map<std::u32string, long> m_counts;
};

/// Makes a WordPiece vocabulary of at most `size` entries: the five tokens of BERT's format, the
/// characters seen at least `rarest` times, then again and again the pair of neighbouring pieces
/// that occurs most often in the words becomes one piece (Sennrich et al. 2016; Google never
/// published its own trainer for BERT). Pieces inside a word begin with "##". Ties go by the
/// alphabet, so the same counts give the same vocabulary.
std::vector<std::string> trainWordPiece(const std::map<std::u32string, long>& counts, int size,
                                        long rarest = 2);

/// A tokenizer for such a vocabulary. Throws Problem if BERT's own tokens are
/// missing.
Tokenizer tokenizerFor(std::vector<std::string> vocabulary, const NormalizerSettings& normalizer,
                       int maxTokens);

} // namespace vitrine
