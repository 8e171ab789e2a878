// SPDX-License-Identifier: GPL-3.0-or-later
//
// In the order of Hugging Face's fast BertNormalizer: clean up, space ideographs, strip accents,
// lower the case. (Its slow Python twin lowers first and looks at whole words, so it knows a final
// sigma; the fast one, which everybody uses, does not.)

#include "text/normalizer.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

namespace vitrine
{

namespace
{

AlignedText cleanUp(const AlignedText& text)
{
    AlignedText cleaned;
    cleaned.reserve(text.size());
    for (const AlignedChar& c : text) {
        if (c.character == 0 || c.character == 0xFFFD || isControl(c.character))
            continue;
        cleaned.push_back({isWhiteSpace(c.character) ? U' ' : c.character, c.source});
    }
    return cleaned;
}

AlignedText spaceIdeographs(const AlignedText& text)
{
    AlignedText spaced;
    spaced.reserve(text.size());
    for (const AlignedChar& c : text) {
        if (isChinese(c.character)) {
            spaced.push_back({U' ', c.source});
            spaced.push_back(c);
            spaced.push_back({U' ', c.source});
        } else {
            spaced.push_back(c);
        }
    }
    return spaced;
}

void append(const icu::UnicodeString& characters, int source, AlignedText& to)
{
    for (std::int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1))
        to.push_back({static_cast<char32_t>(characters.char32At(i)), source});
}

// Decomposes each character by itself. Putting several marks on one letter into canonical order is
// left out, because the marks go away just now.
AlignedText removeAccents(const AlignedText& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    AlignedText decomposed;
    decomposed.reserve(text.size());
    icu::UnicodeString parts;
    for (const AlignedChar& c : text) {
        if (c.character >= 0x80 && nfd &&
            nfd->getDecomposition(static_cast<UChar32>(c.character), parts))
            append(parts, c.source, decomposed);
        else
            decomposed.push_back(c);
    }
    std::erase_if(decomposed, [](const AlignedChar& c) { return isNonSpacingMark(c.character); });
    return decomposed;
}

// One character at a time, which may become several: "İ" is "i" and a dot above.
AlignedText lowerCase(const AlignedText& text)
{
    AlignedText lowered;
    lowered.reserve(text.size());
    for (const AlignedChar& c : text) {
        if (c.character < 0x80) {
            const bool upper = c.character >= U'A' && c.character <= U'Z';
            lowered.push_back({upper ? c.character + (U'a' - U'A') : c.character, c.source});
        } else {
            icu::UnicodeString one(static_cast<UChar32>(c.character));
            append(one.toLower(icu::Locale::getRoot()), c.source, lowered);
        }
    }
    return lowered;
}

} // namespace

AlignedText normalize(const AlignedText& text, const NormalizerSettings& settings)
{
    AlignedText result = settings.cleanText ? cleanUp(text) : text;
    if (settings.spaceChinese)
        result = spaceIdeographs(result);
    if (settings.stripsAccents())
        result = removeAccents(result);
    if (settings.lowercase)
        result = lowerCase(result);
    return result;
}

} // namespace vitrine
