// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/added_tokens.h"
#include "text/encoding.h"
#include "text/normalizer.h"
#include "text/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vitrine
{

/// The tokens that BERT's format needs, by role. ([PAD] is not among them: sequences are run one at
/// a time, so nothing is ever padded.)
struct SpecialTokens {
    TokenId unknown, classification, separator, mask;
};

/// What tokenizer.json, or tokenizer_config.json beside vocab.txt, says.
struct TokenizerSettings {
    NormalizerSettings normalizer = {};
    std::string continuationPrefix = "##";
    int maxCharactersPerWord = 100; ///< longer words become [UNK]
    int maxTokens = 512;            ///< special tokens included
    std::string padding = "[PAD]";  ///< only its name: nothing is padded
    std::vector<AddedToken> addedTokens = {};
};

/// Text to tokens, with the semantics of Hugging Face's fast BERT tokenizer: find special tokens,
/// normalize, split at spaces and punctuation, then cut words into pieces.
/// Constant after construction; all methods may be called from several threads.
class Tokenizer
{
public:
    Tokenizer(Vocabulary vocabulary, SpecialTokens specials, TokenizerSettings settings);

    /// "[CLS] a [SEP]" or "[CLS] a [SEP] b [SEP]", cut to `maxTokens` (default: the settings'), the
    /// longer sentence first. Texts are UTF-8; invalid bytes count as U+FFFD, which BERT drops.
    /// Of a text that is thousands of tokens too long only the beginning is read.
    Encoding encode(std::string_view a, std::optional<std::string_view> b = std::nullopt,
                    std::optional<int> maxTokens = std::nullopt) const;

    /// Tokens of a text without [CLS] and [SEP] and without a limit, all in segment 0.
    std::vector<Token> tokenize(std::string_view text) const;

    /// Ids back to text as the Hugging Face decoder does: pieces joined, spaces before punctuation
    /// and in "don ' t" removed; special tokens left out if asked.
    std::string decode(const std::vector<TokenId>& ids, bool skipSpecialTokens) const;

    const Vocabulary& vocabulary() const { return m_vocabulary; }
    const SpecialTokens& specials() const { return m_specials; }
    const TokenizerSettings& settings() const { return m_settings; }
    bool isSpecial(TokenId id) const;

private:
    struct Beginning {
        std::vector<Token> tokens;
        bool isWhole = true;
    };
    Beginning beginningOf(std::string_view text, std::size_t wanted) const;
    void appendText(std::span<const AlignedChar> text, std::vector<Token>& tokens) const;
    void appendWords(std::span<const AlignedChar> text, std::vector<Token>& tokens) const;
    Token addedToken(const TextPart& part) const;
    Token formatToken(TokenId id, int segment) const;

    Vocabulary m_vocabulary;
    SpecialTokens m_specials;
    TokenizerSettings m_settings;
    AddedTokenFinder m_rawTokens;        // looked for in the text as typed
    AddedTokenFinder m_normalizedTokens; // looked for after normalizing
    std::unordered_set<int> m_special;   // ids of the special ones among them
    std::size_t m_longestAdded = 0;      // in bytes
};

} // namespace vitrine
