// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine
{

/// A character of a text that is being normalized, and the character of the source it comes from.
struct AlignedChar {
    char32_t character;
    int source; ///< index in the source text, in code points
};
using AlignedText = std::vector<AlignedChar>;

/// UTF-8 to code points, each aligned with itself. An invalid sequence counts as one U+FFFD.
AlignedText decodeUtf8(std::string_view text);
bool isValidUtf8(std::string_view text);
std::string encodeUtf8(std::span<const AlignedChar> text);
std::string encodeUtf8(char32_t character);
/// UTF-8 text, the same for all spellings of one word: without case (Unicode's full case folding),
/// accents composed (NFC), however a keyboard or a file system wrote them.
std::string foldedCase(std::string_view text);

// What BERT's tokenizer means by these words.
bool isWhiteSpace(char32_t c);     ///< Unicode's White_Space property, tab and new line included
bool isControl(char32_t c);        ///< categories Cc, Cf and Co, but not tab and new line
bool isNonSpacingMark(char32_t c); ///< category Mn: the accents that stripping removes
bool isPunctuation(char32_t c);    ///< categories P*, and every ASCII symbol such as $ + ^
bool isChinese(char32_t c);        ///< CJK ideographs; not kana, not Hangul
bool isWordCharacter(char32_t c);  ///< letters, marks, digits, connectors and joiners, as \w

} // namespace vitrine
