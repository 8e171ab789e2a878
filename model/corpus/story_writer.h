// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/grammar.h"
#include "corpus/random.h"

#include <string>
#include <vector>

namespace vitrine
{

/// The sentences of one document, in order.
using Document = std::vector<std::string>;

/// Writes documents from a grammar, as many as are wanted; the same seed gives the same documents.
/// `grammar` must outlive the writer and have passed checkGrammar.
class StoryWriter
{
public:
    StoryWriter(const Grammar& grammar, std::uint64_t seed);

    /// A story drawn by weight, told with words drawn from the tables. Throws Problem if no
    /// row of a table meets a binding's conditions.
    Document write();

    /// The same for one story, for tests and for those who write grammars.
    Document write(const Story& story);

private:
    const Grammar& m_grammar;
    Random m_random;
    std::vector<double> m_upTo; ///< sum of the weights up to each story
};

/// Joins words where they meet, tidies spaces, cuts into sentences and gives each a capital.
Document finishDocument(const std::string& raw, const std::vector<Joint>& joints);

} // namespace vitrine
