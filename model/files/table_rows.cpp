// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/table_rows.h"

#include "files/read_file.h"
#include "text/unicode.h"
#include "types/problem.h"

#include <algorithm>

namespace vitrine
{

namespace
{

constexpr std::size_t mostBytes = 64u << 20;
constexpr std::size_t mostColumns = 16'384;   // of a spreadsheet
constexpr std::size_t mostCells = 10'000'000; // short rows are filled up, whatever the file's size

std::string trimmed(const std::string& text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos
               ? std::string()
               : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Splits into rows and cells. A cell in quotation marks may hold the separator, line breaks, and
/// quotation marks written twice.
class CellReader
{
public:
    /// Begins at `begin`, in this line.
    CellReader(const std::filesystem::path& file, const std::string& text, char separator,
               std::size_t begin, int line)
        : m_file(file), m_text(text), m_separator(separator), m_at(begin), m_line(line)
    {
    }

    bool isAtEnd() const { return m_at >= m_text.size(); }
    int line() const { return m_line; } ///< where the next row begins, from 1

    std::vector<std::string> readRow()
    {
        std::vector<std::string> cells;
        do {
            if (cells.size() == mostColumns)
                throw Problem(m_file, Say::tooManyCellsInLine, m_line, mostColumns);
            cells.push_back(trimmed(readCell()));
        } while (take(m_separator));
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
        const std::size_t first = m_text.find_first_not_of(' ', m_at);
        if (first != std::string::npos && m_text[first] == '"' && m_separator != '\t') {
            m_at = first + 1;
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
        throw Problem(m_file, Say::openQuotation, begin);
    }

    const std::filesystem::path& m_file;
    const std::string& m_text;
    char m_separator;
    std::size_t m_at;
    int m_line;
};

/// How the table is written, and where it begins.
struct Layout {
    char separator = ',';
    std::size_t begin = 0;
    int line = 1;
};

/// A spreadsheet's CSV in countries with a decimal comma has semicolons. Excel may name the
/// separator in a first line of its own: sep=;
Layout layoutOf(const std::string& text)
{
    static const std::string separators = ",;\t|";
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string first = text.substr(0, end);
    std::erase_if(first, [](char c) { return c == '"' || c == '\r'; });
    if (first.size() == 5 && foldedCase(first).starts_with("sep=") &&
        separators.find(first[4]) != std::string::npos)
        return {first[4], std::min(end + 1, text.size()), 2};
    const std::size_t found = text.substr(0, end).find_first_of(",;\t");
    return {found == std::string::npos ? ',' : text[found]};
}

/// As many cells as the first row has. Empty ones beyond that, which spreadsheets write, go.
void fit(TableRow& row, std::size_t columns, const std::filesystem::path& file)
{
    while (row.cells.size() > columns && row.cells.back().empty())
        row.cells.pop_back();
    if (row.cells.size() > columns)
        throw Problem(file, Say::manyCells, row.line);
    row.cells.resize(columns);
}

} // namespace

std::vector<TableRow> readTableRows(const std::filesystem::path& file)
{
    const std::string text = readUtf8File(file, mostBytes);
    const Layout layout = layoutOf(text);
    CellReader reader(file, text, layout.separator, layout.begin, layout.line);
    std::vector<TableRow> rows;
    std::size_t cells = 0;
    while (!reader.isAtEnd()) {
        TableRow row;
        row.line = reader.line();
        row.cells = reader.readRow();
        if (!rows.empty() && std::all_of(row.cells.begin(), row.cells.end(),
                                         [](const std::string& cell) { return cell.empty(); }))
            continue;
        if (!rows.empty())
            fit(row, rows.front().cells.size(), file);
        cells += row.cells.size();
        if (cells > mostCells)
            throw Problem(file, Say::tooManyCells, mostCells);
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        throw Problem(file, Say::tableEmpty);
    return rows;
}

} // namespace vitrine
