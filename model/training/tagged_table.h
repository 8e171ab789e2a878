// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/encoding.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine
{

/// A sentence in which some words have a class.
struct TaggedSentence {
    struct Mark {
        SourceSpan span; ///< in the text, in code points
        int label = 0;
    };
    std::string text;
    std::vector<Mark> marks;
};

struct TaggedTable {
    std::vector<std::string> classes; ///< the first one, named "-", is that of all other words
    std::vector<TaggedSentence> sentences;
};

/// Reads marked text, UTF-8: one sentence a line, "[New York|place]" for words with a class, "#"
/// begins a line that is passed over. Throws Problem: the file cannot be read, a bracket is not
/// closed or has no class, or there are fewer than 8 sentences.
TaggedTable readTaggedTable(const std::filesystem::path& file);

/// The class of the word at `span`; 0 if it has none.
int labelAt(const TaggedSentence& sentence, const SourceSpan& span);

} // namespace vitrine
