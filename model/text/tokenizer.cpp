// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/tokenizer.h"

#include "text/truncation.h"
#include "text/wordpiece.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine
{

static SourceSpan spanOf(std::span<const AlignedChar> characters)
{
    return {characters.front().source, characters.back().source + 1};
}

static std::vector<AddedToken> normalizedOnes(std::vector<AddedToken> tokens, bool normalized)
{
    std::erase_if(tokens, [=](const AddedToken& t) { return t.normalized != normalized; });
    return tokens;
}

Tokenizer::Tokenizer(Vocabulary vocabulary, SpecialTokens specials, TokenizerSettings settings)
    : m_vocabulary(std::move(vocabulary))
    , m_specials(specials)
    , m_settings(std::move(settings))
    , m_rawTokens(normalizedOnes(m_settings.addedTokens, false))
    , m_normalizedTokens(normalizedOnes(m_settings.addedTokens, true), m_settings.normalizer)
{
    for (const AddedToken& token : m_settings.addedTokens) {
        if (token.special)
            m_special.insert(token.id.value);
        m_longestAdded = std::max(m_longestAdded, token.content.size());
    }
}

Token Tokenizer::addedToken(const TextPart& part) const
{
    return {.text = m_vocabulary.text(part.token->id),
            .id = part.token->id,
            .span = spanOf(part.characters),
            .special = part.token->special};
}

Token Tokenizer::formatToken(TokenId id, int segment) const
{
    return {.text = m_vocabulary.text(id), .id = id, .segment = segment, .special = true};
}

void Tokenizer::appendWords(std::span<const AlignedChar> text, std::vector<Token>& tokens) const
{
    const WordPieceRules rules = {m_specials.unknown, m_settings.continuationPrefix,
                                  m_settings.maxCharactersPerWord};
    for (const std::span<const AlignedChar> word : splitWords(text)) {
        bool continuesWord = false;
        for (const WordPiece& piece : splitWord(word, m_vocabulary, rules)) {
            tokens.push_back({.text = m_vocabulary.text(piece.id),
                              .id = piece.id,
                              .span = spanOf(piece.characters),
                              .continuesWord = continuesWord});
            continuesWord = true;
        }
    }
}

void Tokenizer::appendText(std::span<const AlignedChar> text, std::vector<Token>& tokens) const
{
    const AlignedText normalized =
        normalize(AlignedText(text.begin(), text.end()), m_settings.normalizer);
    for (const TextPart& part : m_normalizedTokens.split(normalized)) {
        if (part.token)
            tokens.push_back(addedToken(part));
        else
            appendWords(part.characters, tokens);
    }
}

std::vector<Token> Tokenizer::tokenize(std::string_view text) const
{
    const AlignedText decoded = decodeUtf8(text);
    std::vector<Token> tokens;
    for (const TextPart& part : m_rawTokens.split(decoded)) {
        if (part.token)
            tokens.push_back(addedToken(part));
        else
            appendText(part.characters, tokens);
    }
    return tokens;
}

/// All tokens of a text, or the first `wanted` ones if there are clearly more.
Tokenizer::Beginning Tokenizer::beginningOf(std::string_view text, std::size_t wanted) const
{
    // Where a text is cut, its last word and an added token may come out otherwise than in the
    // whole text. A word has no more pieces than letters, and beyond the most letters only one; an
    // added token has no more pieces than letters either, of which normalizing makes three at most.
    const std::size_t unsure =
        static_cast<std::size_t>(m_settings.maxCharactersPerWord) + 3 * m_longestAdded + 2;
    for (std::size_t bytes = 8 * (wanted + unsure); bytes < text.size(); bytes *= 4) {
        std::size_t end = bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end; // not inside a character
        std::vector<Token> tokens = tokenize(text.substr(0, end));
        if (tokens.size() >= wanted + unsure) {
            tokens.resize(wanted);
            return {std::move(tokens), false};
        }
    }
    return {tokenize(text), true};
}

Encoding Tokenizer::encode(std::string_view a, std::optional<std::string_view> b,
                           std::optional<int> maxTokens) const
{
    constexpr int counted = 10'000; // of what is left out, to say how much it is
    const int limit = maxTokens.value_or(m_settings.maxTokens);
    const auto wanted = static_cast<std::size_t>(std::max(0, limit)) + counted;
    auto [tokensA, isWholeA] = beginningOf(a, wanted);
    auto [tokensB, isWholeB] = b ? beginningOf(*b, wanted) : Beginning();
    Encoding encoding = {.textA = std::string(a)};
    if (b)
        encoding.textB = std::string(*b);
    // [CLS] and one or two [SEP]
    encoding.truncation = truncate(tokensA, tokensB, limit, b ? 3 : 2);
    encoding.truncation.isAtLeast = !isWholeA || !isWholeB;

    encoding.tokens.push_back(formatToken(m_specials.classification, 0));
    std::move(tokensA.begin(), tokensA.end(), std::back_inserter(encoding.tokens));
    encoding.tokens.push_back(formatToken(m_specials.separator, 0));
    if (b) {
        for (Token& token : tokensB)
            token.segment = 1;
        std::move(tokensB.begin(), tokensB.end(), std::back_inserter(encoding.tokens));
        encoding.tokens.push_back(formatToken(m_specials.separator, 1));
    }
    return encoding;
}

bool Tokenizer::isSpecial(TokenId id) const
{
    return m_special.contains(id.value);
}

static void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string Tokenizer::decode(const std::vector<TokenId>& ids, bool skipSpecialTokens) const
{
    std::string text;
    for (const TokenId id : ids) {
        if (skipSpecialTokens && isSpecial(id))
            continue;
        std::string_view piece = m_vocabulary.text(id);
        const std::string& prefix = m_settings.continuationPrefix;
        if (text.empty())
            text = piece;
        else if (!prefix.empty() && piece.starts_with(prefix))
            text += piece.substr(prefix.size());
        else
            (text += ' ') += piece;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> cleanUp = {
        {{" .", "."},
         {" ?", "?"},
         {" !", "!"},
         {" ,", ","},
         {" ' ", "'"},
         {" n't", "n't"},
         {" 'm", "'m"},
         {" 's", "'s"},
         {" 've", "'ve"},
         {" 're", "'re"}}};
    for (const auto& [from, to] : cleanUp)
        replaceAll(text, from, to);
    return text;
}

} // namespace vitrine
