// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/encoding.h"

#include <QString>

namespace vitrine
{

/// A token's text for people.
QString tokenText(const Token& token);

/// The same in quotation marks, with its place if the sequence has it more than once: 'the' (5).
QString quotedToken(const Encoding& encoding, TokenIndex index);

/// What there is to know about a token, in a few lines.
QString tokenDescription(const Encoding& encoding, TokenIndex index);

/// "12.3 %", with more digits for small numbers.
QString percent(double probability);

} // namespace vitrine
