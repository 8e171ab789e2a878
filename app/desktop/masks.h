// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/tokenizer.h"

#include <QString>

#include <array>
#include <vector>

namespace vitrine
{

/// What was hidden by hand in a sentence, as places in its text. Every token inside such a place is
/// masked, so the masks outlive a change of model and edits elsewhere in the sentence.
using MaskedSpans = std::vector<SourceSpan>;

/// The places after the sentence was edited: those behind the edit move along, those it touched are
/// gone.
MaskedSpans afterEdit(const MaskedSpans& masks, const QString& before, const QString& after);

/// Hides the token, or shows it again if it was hidden by hand.
void toggleMask(MaskedSpans& masks, const Token& token);

/// The sequence with every token inside the places masked. `masks`: of sentence A and of B.
Encoding applyMasks(Encoding encoding, const std::array<MaskedSpans, 2>& masks,
                    const Tokenizer& tokenizer);

} // namespace vitrine
