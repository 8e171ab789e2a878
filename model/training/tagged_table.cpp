// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/tagged_table.h"

#include "files/read_file.h"
#include "text/unicode.h"
#include "types/problem.h"

#include <algorithm>
#include <sstream>

namespace vitrine
{

static int length(const std::string& text)
{
    return static_cast<int>(decodeUtf8(text).size());
}

static int numberOf(std::vector<std::string>& classes, const std::string& name)
{
    const auto number = std::find(classes.begin(), classes.end(), name) - classes.begin();
    if (number == static_cast<std::ptrdiff_t>(classes.size()))
        classes.push_back(name);
    return static_cast<int>(number);
}

static TaggedSentence readSentence(const std::string& line, const Phrase& place,
                                   std::vector<std::string>& classes)
{
    TaggedSentence sentence;
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t open = std::min(line.find('[', at), line.size());
        sentence.text += line.substr(at, open - at);
        if (open == line.size())
            break;
        const std::size_t close = line.find(']', open), bar = line.find('|', open);
        if (close == std::string::npos || bar == std::string::npos || bar > close ||
            bar == open + 1 || close == bar + 1)
            throw Problem(place, Say::badMark);
        const std::string words = line.substr(open + 1, bar - open - 1);
        const int begin = length(sentence.text);
        sentence.marks.push_back({{begin, begin + length(words)},
                                  numberOf(classes, line.substr(bar + 1, close - bar - 1))});
        sentence.text += words;
        at = close + 1;
    }
    return sentence;
}

TaggedTable readTaggedTable(const std::filesystem::path& file)
{
    const std::string text = readUtf8File(file, 64u << 20);
    TaggedTable table{{"-"}, {}};
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty() && line[0] != '#')
            table.sentences.push_back(
                readSentence(line, Phrase(Say::line, file, number), table.classes));
    }
    if (table.sentences.size() < 8 || table.classes.size() < 2)
        throw Problem(file, Say::fewMarked);
    return table;
}

int labelAt(const TaggedSentence& sentence, const SourceSpan& span)
{
    for (const TaggedSentence::Mark& mark : sentence.marks)
        if (span.begin < mark.span.end && mark.span.begin < span.end)
            return mark.label;
    return 0;
}

} // namespace vitrine
