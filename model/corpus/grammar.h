// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vitrine
{

/// Rows of words that belong together: an animal, its article, its sound. A cell may hold several
/// equally good words.
struct WordTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::vector<std::string>>>
        rows; ///< rows[r][column] = the words to choose from

    /// Place of a column, or -1.
    int column(const std::string& name) const;
};

/// GrammarText with holes, as a tree.
struct GrammarPart {
    enum class Kind { Literal, Slot, Choice, Phrase };
    Kind kind = Kind::Literal;
    std::string text = {};   ///< the literal, the slot's variable or table, or the phrase's name
    std::string column = {}; ///< of a slot; empty for a variable that was bound to a choice
    bool indirect = false;   ///< the column is named by another slot ("@noun.gender")
    std::string columnHolder = {}; ///< then: that slot's variable, with its column in `column`
    std::vector<std::vector<GrammarPart>> alternatives = {};
};
using GrammarText = std::vector<GrammarPart>;

/// `variable = table where column = value`, or `variable = [one | two]`.
struct Binding {
    struct Condition {
        std::string column;
        bool equal = true;
        std::string value;    ///< a literal, unless `variable` is set
        std::string variable; ///< then `value` is a column of this variable

        /// Is it met by a cell with these words? `wanted`: what `value` stands for.
        bool isMet(const std::vector<std::string>& words, const std::string& wanted) const
        {
            return (std::find(words.begin(), words.end(), wanted) != words.end()) == equal;
        }
    };
    std::string variable;
    std::string table = {};                ///< empty for a choice
    std::vector<std::string> choices = {}; ///< of a choice
    std::vector<Condition> conditions = {};
};

/// A little document: what it is about, then its sentences in order.
struct Story {
    struct Line {
        bool optional = false; ///< left out every other time
        GrammarText text;
    };
    std::string place; ///< "file:line", for messages
    double weight = 1;
    std::vector<Binding> bindings = {};
    std::vector<Line> lines = {};
};

/// Contractions and the like, where two words meet: "de+o" becomes "do", "a+apple" "an apple".
struct Joint {
    std::string left, right;
    bool prefix = false; ///< `right` is only how the second word begins, and the word stays
    std::string result;
};

/// Everything a folder of grammar files says. The format is described in
/// resources/corpus/README.md.
struct Grammar {
    std::map<std::string, WordTable> tables;
    std::map<std::string, std::vector<GrammarText>> phrases;
    std::vector<Joint> joints;
    std::vector<Story> stories;
};

/// Reads all *.txt files of a folder, in order of their names. Throws Problem if one
/// cannot be read, is not UTF-8 or is no grammar.
Grammar readGrammar(const std::filesystem::path& folder);

/// The same for a text; `name` stands for the file in messages.
void readGrammar(const std::string& text, const std::string& name, Grammar& grammar);

/// Every slot and phrase must exist, and no sentence may grow without bounds. Throws Problem.
/// Called by readGrammar(folder).
void checkGrammar(const Grammar& grammar);

} // namespace vitrine
