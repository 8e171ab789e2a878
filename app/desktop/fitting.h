// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/bend.h"
#include "files/config.h"

#include <QString>

namespace vitrine
{

/// What a link, a lesson or the command line wants to be looked at, until it is known whether the
/// model and the text have it.
struct WantedPlace {
    int layer = 1; ///< from 1, as people count
    int head = 1;
    int token = 0;        ///< from 1; 0: none
    Bend bend = {};       ///< what is to be silenced
    QString problem = {}; ///< what went wrong on the way, as a sentence
};

/// The heads and layers that `bend` silences and that a model of these sizes does not have.
Bend missingFrom(const Config& config, const Bend& bend);

/// `bend` without them, so that nothing is announced that is not so.
Bend fitted(Bend bend, const Config& config);

/// What of it a model of these sizes and a text of `tokens` tokens do not have, as sentences for
/// people; empty if it is all there.
QString missingText(const WantedPlace& wanted, const Config& config, int tokens);

} // namespace vitrine
