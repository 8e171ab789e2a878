// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace vitrine
{

AlignedText decodeUtf8(std::string_view text)
{
    AlignedText decoded;
    decoded.reserve(text.size());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        decoded.push_back({static_cast<char32_t>(c), static_cast<int>(decoded.size())});
    }
    return decoded;
}

bool isValidUtf8(std::string_view text)
{
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), i, length, c);
        if (c < 0)
            return false;
    }
    return true;
}

std::string encodeUtf8(char32_t character)
{
    std::string text(U8_MAX_LENGTH, '\0');
    int length = 0;
    U8_APPEND_UNSAFE(text.data(), length, static_cast<UChar32>(character));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string encodeUtf8(std::span<const AlignedChar> text)
{
    std::string encoded;
    for (const AlignedChar& c : text)
        encoded += encodeUtf8(c.character);
    return encoded;
}

std::string foldedCase(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
    // Decomposed first: what a letter folds to must not depend on how its accent was written.
    icu::UnicodeString folded = nfd->normalize(icu::UnicodeString::fromUTF8(bytes), status);
    folded = nfc->normalize(folded.foldCase(), status);
    std::string result;
    return U_SUCCESS(status) ? folded.toUTF8String(result) : std::string(text);
}

// The category tables of Hugging Face's fast tokenizer are those of Unicode 8: a later character is
// neither punctuation nor mark nor format control to it, so that its word is most likely unknown.
static bool isInCategories(char32_t c, std::uint32_t mask)
{
    const auto character = static_cast<UChar32>(c);
    if ((U_GET_GC_MASK(character) & mask) == 0)
        return false;
    UVersionInfo introduced = {};
    u_charAge(character, introduced);
    return introduced[0] <= 8;
}

bool isWhiteSpace(char32_t c)
{
    return u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool isControl(char32_t c)
{
    if (c == U'\t' || c == U'\n' || c == U'\r')
        return false;
    return isInCategories(c, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK);
}

bool isNonSpacingMark(char32_t c)
{
    return isInCategories(c, U_GC_MN_MASK);
}

bool isPunctuation(char32_t c)
{
    if (c < 0x80)
        return (c > 0x20 && c < U'0') || (c > U'9' && c < U'A') || (c > U'Z' && c < U'a') ||
               (c > U'z' && c < 0x7f);
    return isInCategories(c, U_GC_P_MASK);
}

bool isChinese(char32_t c)
{
    // The ranges of Google's tokenization.py, from the extension that Hugging Face starts at
    // U+2B920 on.
    static constexpr std::array<std::pair<char32_t, char32_t>, 8> ranges = {{{0x4E00, 0x9FFF},
                                                                             {0x3400, 0x4DBF},
                                                                             {0x20000, 0x2A6DF},
                                                                             {0x2A700, 0x2B73F},
                                                                             {0x2B740, 0x2B81F},
                                                                             {0x2B920, 0x2CEAF},
                                                                             {0xF900, 0xFAFF},
                                                                             {0x2F800, 0x2FA1F}}};
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool isWordCharacter(char32_t c)
{
    const auto character = static_cast<UChar32>(c);
    constexpr std::uint32_t mask = U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
    return (U_GET_GC_MASK(character) & mask) != 0 || u_isUAlphabetic(character) ||
           u_hasBinaryProperty(character, UCHAR_JOIN_CONTROL);
}

} // namespace vitrine
