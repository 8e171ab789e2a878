// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <vector>

namespace vitrine
{

/// What pre-training did to a token that was chosen (Devlin et al. 2019, section 3.1).
enum class Corruption { Masked, Random, Kept };

struct CorruptedToken {
    TokenIndex token;
    TokenId original;
    Corruption corruption;
};

/// A sequence as BERT sees it in pre-training, and which of its tokens it has to guess.
struct CorruptedEncoding {
    Encoding encoding;
    std::vector<CorruptedToken> chosen; ///< in the order of the text
};

/// Chooses 15 % of the text's tokens, at least one: of these 80 % become the mask, 10 % a random
/// word and 10 % stay as they are. The same seed gives the same draw on every machine.
CorruptedEncoding corrupt(Encoding encoding, const Tokenizer& tokenizer, std::uint64_t seed);

/// The training loss of one draw: mean of -ln p(original) over the chosen tokens, in nats. `trace`
/// is a run of draw.encoding by a model with a masked-word head; 0 if nothing was chosen.
double maskedLoss(const Trace& trace, const CorruptedEncoding& draw);

} // namespace vitrine
