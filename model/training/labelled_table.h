// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace vitrine
{

/// A text and the number of its class.
struct LabelledText {
    std::string text;
    int label = 0;
};

/// What a classifier learns from and is asked about.
struct LabelledTable {
    std::vector<std::string> classes; ///< in the order in which the file first names them
    std::vector<LabelledText> rows;
};

/// Reads a table (readTableRows) whose first line names the columns: "text" (also "sentence",
/// "texto", "frase") and "label" (also "class", "rótulo", "classe"), in capitals or not; others are
/// passed over. Throws Problem: as readTableRows, or a column, a text or a label is missing.
LabelledTable readLabelledRows(const std::filesystem::path& file);

/// The same for a table to learn from. Throws Problem also if there are fewer than two classes,
/// more than a hundred, or fewer than four rows in one of them.
LabelledTable readLabelledTable(const std::filesystem::path& file);

/// Rows to learn from, and rows kept for the question what was learned.
struct TableSplit {
    std::vector<LabelledText> training, heldOut;
    int repeated = 0; ///< rows whose text stands in the table before
};

/// Holds out about `share` of each class, at least one row; the same seed holds out the same ones.
/// Rows with the same text stay on one side, or what is asked would have been learned by heart; a
/// class of nothing but repeated texts may so have none held out. Texts are the same if `key` makes
/// the same of them.
TableSplit splitTable(
    const LabelledTable& table, double share, std::uint64_t seed,
    const std::function<std::string(const std::string&)>& key = [](const std::string& text) {
        return text;
    });

} // namespace vitrine
