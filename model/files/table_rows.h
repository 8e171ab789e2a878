// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine
{

/// One row of a table in a text file.
struct TableRow {
    int line = 0; ///< where it begins, from 1
    std::vector<std::string> cells;
};

/// Reads a table in CSV (RFC 4180), with semicolons as spreadsheets write it in countries with a
/// decimal comma, or with tabs: the first separator of the first line counts, or the one that
/// Excel's own first line, "sep=;", names. The first row names the columns; every other one is
/// brought to as many cells. Cells lose the blanks around them, rows without any text are passed
/// over. UTF-8, with or without byte order mark. Throws Problem: the file cannot be read, is too
/// large or not UTF-8, a quotation mark is never closed, a row has more cells than the first one or
/// than a spreadsheet can have, or there are ten million.
std::vector<TableRow> readTableRows(const std::filesystem::path& file);

} // namespace vitrine
