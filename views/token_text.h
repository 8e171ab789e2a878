// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/groups.h"
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

/// A number with enough digits to tell it from its neighbours: "-0.034", "12.5".
QString number(double value);

/// A group's tokens as one word: "playing" for "play", "##ing".
QString groupText(const Encoding& encoding, TokenGroup group);

} // namespace vitrine
