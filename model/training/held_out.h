// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/model.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vitrine
{

/// A sentence with one [MASK], and the words that fit there.
struct FillMaskCase {
    std::string kind, sentence;
    std::vector<std::string> fitting;
};

/// Two sentences, and whether the second really follows the first.
struct NextSentenceCase {
    std::string kind, a, b;
    bool follows = false;
};

// Tables (readTableRows) with the columns kind, sentence, fitting ("in/at/on"), and kind, a, b,
// follows ("yes" or "no"), as in tests/data/held_out. Throw Problem.
std::vector<FillMaskCase> readFillMaskCases(const std::filesystem::path& file);
std::vector<NextSentenceCase> readNextSentenceCases(const std::filesystem::path& file);

/// How many of how many, and what was wrong.
struct HeldOutScore {
    int right = 0, all = 0;
    double share() const { return all ? static_cast<double>(right) / all : 0; }
};
struct HeldOutResult {
    HeldOutScore total;
    std::map<std::string, HeldOutScore> kinds;
    std::vector<std::string> misses; ///< the sentence and what the model said
    int cut = 0;                     ///< cases longer than the model takes, which lost their end
};

/// A sentence counts as right if a fitting word is among the model's `top` guesses; guesses are
/// compared as the model spells them (lower case, accents).
HeldOutResult scoreFillMask(const std::shared_ptr<const Model>& model,
                            const std::vector<FillMaskCase>& cases, int top = 5);
/// A pair counts as right if the larger probability is on the right side.
HeldOutResult scoreNextSentence(const std::shared_ptr<const Model>& model,
                                const std::vector<NextSentenceCase>& cases);

} // namespace vitrine
