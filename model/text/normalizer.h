// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/unicode.h"

#include <optional>

namespace vitrine
{

/// BertNormalizer's switches.
struct NormalizerSettings {
    bool cleanText = true;    ///< drop control characters, make all white space a space
    bool spaceChinese = true; ///< every CJK ideograph is a word of its own
    bool lowercase = true;
    std::optional<bool> stripAccents = {}; ///< absent: as `lowercase` says

    bool stripsAccents() const { return stripAccents.value_or(lowercase); }
};

/// The text as the model's vocabulary spells it, each character aligned with its source.
AlignedText normalize(const AlignedText& text, const NormalizerSettings& settings);

} // namespace vitrine
