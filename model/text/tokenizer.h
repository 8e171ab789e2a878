// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/encoding.h"
#include "text/normalizer.h"
#include "text/vocabulary.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// A token that is found in the raw text before anything else is done to it, e.g. "[MASK]".
struct AddedToken {
    std::string content;
    TokenId id;
    bool special = true;     ///< part of the format rather than of the language
    bool singleWord = false; ///< only where it is not inside a longer word
    bool stripLeft = false;  ///< takes the white space before it with it
    bool stripRight = false; ///< ... and behind it
    bool normalized = false; ///< looked for in the normalized text instead of the raw one
};

/// The five tokens that BERT's format needs, by role.
struct SpecialTokens {
    TokenId unknown, classification, separator, padding, mask;
};

/// What tokenizer.json or tokenizer_config.json and vocab.txt say.
struct TokenizerSettings {
    NormalizerSettings normalizer;
    std::string continuationPrefix = "##";
    int maxCharactersPerWord = 100; ///< longer words become [UNK]
    int maxTokens = 512;            ///< special tokens included
    std::vector<AddedToken> addedTokens;
};

/// Text to tokens, with the semantics of Hugging Face's BertTokenizerFast:
/// clean up, split at spaces and punctuation, then greedy longest-match WordPiece.
/// Constant after construction; all methods may be called from several threads.
class Tokenizer {
public:
    Tokenizer(Vocabulary vocabulary, SpecialTokens specials, TokenizerSettings settings);

    /// "[CLS] a [SEP]" or "[CLS] a [SEP] b [SEP]", cut to `maxTokens` (default: the settings')
    /// longest sentence first. Texts are UTF-8; invalid bytes count as U+FFFD, which BERT drops.
    Encoding encode(std::string_view a, std::optional<std::string_view> b = std::nullopt,
                    std::optional<int> maxTokens = std::nullopt) const;

    /// Tokens of a text without [CLS] and [SEP] and without a limit, all in segment 0.
    std::vector<Token> tokenize(std::string_view text) const;

    /// Ids back to text as the Hugging Face decoder does: pieces joined, spaces before
    /// punctuation and in "don't" removed; special tokens left out if asked.
    std::string decode(const std::vector<TokenId>& ids, bool skipSpecialTokens) const;

    const Vocabulary& vocabulary() const { return m_vocabulary; }
    const SpecialTokens& specials() const { return m_specials; }
    const TokenizerSettings& settings() const { return m_settings; }
    bool isSpecial(TokenId id) const;

private:
    Vocabulary m_vocabulary;
    SpecialTokens m_specials;
    TokenizerSettings m_settings;
};

} // namespace vitrine
