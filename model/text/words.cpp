// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/words.h"

namespace vitrine
{

std::vector<std::span<const AlignedChar>> splitWords(std::span<const AlignedChar> text)
{
    std::vector<std::span<const AlignedChar>> words;
    std::size_t begin = 0;
    const auto endWord = [&](std::size_t end) {
        if (end > begin)
            words.push_back(text.subspan(begin, end - begin));
        begin = end + 1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isWhiteSpace(text[i].character)) {
            endWord(i);
        } else if (isPunctuation(text[i].character)) {
            endWord(i);
            words.push_back(text.subspan(i, 1));
        }
    }
    endWord(text.size());
    return words;
}

} // namespace vitrine
