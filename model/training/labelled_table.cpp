// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/labelled_table.h"

#include "corpus/shuffle.h"
#include "files/read_file.h"
#include "text/unicode.h"
#include "types/load_error.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vitrine
{

namespace
{

constexpr std::size_t mostBytes = 64u << 20;
constexpr int fewestRows = 4; // of a class: one is held out, some must be left to learn from

/// The whole file, without a byte order mark.
std::string readUtf8(const std::filesystem::path& file)
{
    std::string text = readFile(file, mostBytes);
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    if (!isValidUtf8(text))
        throw LoadError(LoadErrorKind::DamagedFile, file.string(),
                        "the table is not UTF-8; save it as \"CSV UTF-8\" in the spreadsheet");
    return text;
}

using Cells = std::vector<std::string>;

/// Splits into rows and cells. A cell in quotation marks may hold the separator, line breaks, and
/// quotation marks written twice.
class CellReader
{
public:
    CellReader(const std::filesystem::path& file, const std::string& text, char separator)
        : m_file(file), m_text(text), m_separator(separator)
    {
    }

    bool isAtEnd() const { return m_at >= m_text.size(); }
    int line() const { return m_line; } ///< where the next row begins, from 1

    Cells readRow()
    {
        Cells cells;
        do
            cells.push_back(readCell());
        while (take(m_separator));
        take('\r');
        if (take('\n'))
            ++m_line;
        return cells;
    }

private:
    bool take(char wanted)
    {
        if (isAtEnd() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    std::string readCell()
    {
        std::string cell;
        if (m_text.substr(m_at, 1) == "\"" && m_separator != '\t') {
            ++m_at;
            readQuoted(cell);
        }
        while (!isAtEnd() && m_text[m_at] != m_separator && m_text[m_at] != '\n' &&
               m_text[m_at] != '\r')
            cell += m_text[m_at++];
        return cell;
    }

    void readQuoted(std::string& cell)
    {
        const int begin = m_line;
        while (!isAtEnd()) {
            const char c = m_text[m_at++];
            if (c == '"' && !take('"'))
                return;
            m_line += c == '\n';
            cell += c;
        }
        throw LoadError(LoadErrorKind::DamagedFile, m_file.string(),
                        "the quotation mark that opens in line " + std::to_string(begin) +
                            " is never closed");
    }

    const std::filesystem::path& m_file;
    const std::string& m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
};

std::string trimmed(const std::string& text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos
               ? std::string()
               : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::size_t findColumn(const std::filesystem::path& file, const Cells& header,
                       const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        for (std::size_t i = 0; i < header.size(); ++i) {
            std::string cell = trimmed(header[i]);
            std::transform(cell.begin(), cell.end(), cell.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
            if (cell == name)
                return i;
        }
    throw LoadError(LoadErrorKind::InvalidValue, file.string(),
                    "no column is called \"" + names.front() +
                        "\"; the first line should be: text,label");
}

/// A spreadsheet's CSV in countries with a decimal comma has semicolons.
char separatorOf(const std::string& text)
{
    const std::string header = text.substr(0, text.find('\n'));
    const std::size_t found = header.find_first_of(",;\t");
    return found == std::string::npos ? ',' : header[found];
}

void checkClasses(const std::filesystem::path& file, const LabelledTable& table)
{
    if (table.classes.size() < 2)
        throw LoadError(LoadErrorKind::InvalidValue, file.string(),
                        "the table needs at least two different labels");
    if (table.classes.size() > 100)
        throw LoadError(
            LoadErrorKind::InvalidValue, file.string(),
            "the table has " + std::to_string(table.classes.size()) +
                " different labels, more than 100; is the right column called \"label\"?");
    std::vector<int> counts(table.classes.size(), 0);
    for (const LabelledText& row : table.rows)
        ++counts[static_cast<std::size_t>(row.label)];
    const auto fewest = std::min_element(counts.begin(), counts.end());
    if (*fewest < fewestRows)
        throw LoadError(LoadErrorKind::InvalidValue, file.string(),
                        "the label \"" +
                            table.classes[static_cast<std::size_t>(fewest - counts.begin())] +
                            "\" has only " + std::to_string(*fewest) +
                            " rows; each label needs at least " + std::to_string(fewestRows));
}

} // namespace

LabelledTable readLabelledTable(const std::filesystem::path& file)
{
    const std::string text = readUtf8(file);
    CellReader reader(file, text, separatorOf(text));
    const Cells header = reader.readRow();
    const std::size_t textColumn = findColumn(file, header, {"text", "sentence", "texto", "frase"});
    const std::size_t labelColumn =
        findColumn(file, header, {"label", "class", "rótulo", "rotulo", "classe"});
    LabelledTable table;
    std::map<std::string, int> numbers;
    while (!reader.isAtEnd()) {
        const int line = reader.line();
        const Cells cells = reader.readRow();
        if (cells.size() == 1 && trimmed(cells[0]).empty())
            continue;
        if (cells.size() <= std::max(textColumn, labelColumn) ||
            trimmed(cells[textColumn]).empty() || trimmed(cells[labelColumn]).empty())
            throw LoadError(LoadErrorKind::DamagedFile, file.string(),
                            "line " + std::to_string(line) + " lacks its text or its label");
        const std::string name = trimmed(cells[labelColumn]);
        const auto [at, isNew] = numbers.try_emplace(name, static_cast<int>(table.classes.size()));
        if (isNew)
            table.classes.push_back(name);
        table.rows.push_back({trimmed(cells[textColumn]), at->second});
    }
    checkClasses(file, table);
    return table;
}

TableSplit splitTable(const LabelledTable& table, double share, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::vector<const LabelledText*>> byClass(table.classes.size());
    for (const LabelledText& row : table.rows)
        byClass[static_cast<std::size_t>(row.label)].push_back(&row);
    TableSplit split;
    for (std::vector<const LabelledText*>& rows : byClass) {
        shuffle(rows, random);
        const auto held = std::clamp<std::size_t>(
            static_cast<std::size_t>(std::lround(share * static_cast<double>(rows.size()))), 1,
            rows.size() - 1);
        for (std::size_t i = 0; i < rows.size(); ++i)
            (i < held ? split.heldOut : split.training).push_back(*rows[i]);
    }
    return split;
}

} // namespace vitrine
