// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/labelled_table.h"

#include "corpus/shuffle.h"
#include "files/table_rows.h"
#include "text/unicode.h"
#include "types/problem.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vitrine
{

namespace
{

constexpr int fewestRows = 4; // of a class: one is held out, some must be left to learn from

std::size_t findColumn(const std::filesystem::path& file, const std::vector<std::string>& header,
                       const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        for (std::size_t i = 0; i < header.size(); ++i)
            if (foldedCase(header[i]) == foldedCase(name))
                return i;
    throw Problem(file, Say::noColumn, names.front());
}

void checkClasses(const std::filesystem::path& file, const LabelledTable& table)
{
    if (table.classes.size() < 2)
        throw Problem(file, Say::oneLabel);
    if (table.classes.size() > 100)
        throw Problem(file, Say::manyLabels, table.classes.size());
    std::vector<int> counts(table.classes.size(), 0);
    for (const LabelledText& row : table.rows)
        ++counts[static_cast<std::size_t>(row.label)];
    const auto fewest = std::min_element(counts.begin(), counts.end());
    const std::string& rarest = table.classes[static_cast<std::size_t>(fewest - counts.begin())];
    if (*fewest == 1)
        throw Problem(file, Say::oneRow, rarest, fewestRows);
    if (*fewest < fewestRows)
        throw Problem(file, Say::fewRows, rarest, *fewest, fewestRows);
}

} // namespace

LabelledTable readLabelledRows(const std::filesystem::path& file)
{
    const std::vector<TableRow> rows = readTableRows(file);
    const std::vector<std::string>& header = rows.front().cells;
    const std::size_t textColumn = findColumn(file, header, {"text", "sentence", "texto", "frase"});
    const std::size_t labelColumn =
        findColumn(file, header, {"label", "class", "rótulo", "rotulo", "classe"});
    LabelledTable table;
    std::map<std::string, int> numbers;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const std::string &text = rows[r].cells[textColumn], &name = rows[r].cells[labelColumn];
        if (text.empty() || name.empty())
            throw Problem(file, Say::incompleteRow, rows[r].line);
        const auto [at, isNew] = numbers.try_emplace(name, static_cast<int>(table.classes.size()));
        if (isNew)
            table.classes.push_back(name);
        table.rows.push_back({text, at->second});
    }
    return table;
}

LabelledTable readLabelledTable(const std::filesystem::path& file)
{
    LabelledTable table = readLabelledRows(file);
    checkClasses(file, table);
    return table;
}

TableSplit splitTable(const LabelledTable& table, double share, std::uint64_t seed,
                      const std::function<std::string(const std::string&)>& key)
{
    Random random(seed);
    std::vector<std::vector<const LabelledText*>> byClass(table.classes.size());
    for (const LabelledText& row : table.rows)
        byClass[static_cast<std::size_t>(row.label)].push_back(&row);
    TableSplit split;
    std::map<std::string, bool> isHeldOut; // of each text
    for (std::vector<const LabelledText*>& rows : byClass) {
        shuffle(rows, random);
        const auto held = std::clamp<std::size_t>(
            static_cast<std::size_t>(std::lround(share * static_cast<double>(rows.size()))), 1,
            rows.size() - 1);
        std::vector<std::string> keys;
        std::map<std::string, std::size_t> copies;
        for (const LabelledText* const row : rows)
            ++copies[keys.emplace_back(key(row->text))];
        std::size_t taken = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto [side, isNew] = isHeldOut.try_emplace(keys[i], false);
            if (isNew && taken + copies[keys[i]] <= held) {
                side->second = true;
                taken += copies[keys[i]];
            }
            (side->second ? split.heldOut : split.training).push_back(*rows[i]);
        }
    }
    split.repeated = static_cast<int>(table.rows.size() - isHeldOut.size());
    return split;
}

} // namespace vitrine
