// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/story_writer.h"

#include <unicode/unistr.h>

namespace vitrine
{

namespace
{

bool endsSentence(char c)
{
    return c == '.' || c == '!' || c == '?';
}

/// The word that ends before `end`, or that begins at `begin`.
std::string wordBefore(const std::string& text, std::size_t end)
{
    const std::size_t space = text.find_last_of(" \"(", end - 1);
    return text.substr(space == text.npos ? 0 : space + 1,
                       end - (space == text.npos ? 0 : space + 1));
}

std::string wordAfter(const std::string& text, std::size_t begin)
{
    return text.substr(begin, text.find_first_of(" .,;:!?\"()", begin) - begin);
}

/// The joint with the longest right side that fits.
const Joint* findJoint(const std::vector<Joint>& joints, const std::string& left,
                       const std::string& right)
{
    const Joint* best = nullptr;
    for (const Joint& joint : joints)
        if (joint.left == left &&
            (joint.prefix ? right.starts_with(joint.right) : right == joint.right) &&
            (!best || joint.right.size() >= best->right.size()))
            best = &joint;
    return best;
}

/// "de+o" to "do", "a+apple" to "an apple"; where no joint is known, + is a space.
void applyJoints(std::string& text, const std::vector<Joint>& joints)
{
    for (std::size_t at = 0; (at = text.find('+', at)) != text.npos;) {
        if (at == 0 || text[at - 1] == ' ') { // "2 + 2"
            ++at;
            continue;
        }
        std::size_t begin = at + 1;
        while (begin < text.size() && text[begin] == ' ')
            ++begin;
        const std::string left = at == 0 ? "" : wordBefore(text, at),
                          right = wordAfter(text, begin);
        const Joint* joint = findJoint(joints, left, right);
        std::string result = joint ? joint->result : left;
        if (!joint || joint->prefix)
            result += " " + right;
        text.replace(at - left.size(), begin + right.size() - at + left.size(), result);
    }
}

/// One space between words, none before . , ; : ! ?
std::string tidySpaces(const std::string& text)
{
    std::string tidy;
    for (const char c : text) {
        const bool closes = c == ',' || c == ';' || c == ':' || endsSentence(c);
        if ((c == ' ' || closes) && !tidy.empty() && tidy.back() == ' ')
            tidy.pop_back();
        if (c != ' ' || !tidy.empty())
            tidy += c;
    }
    if (!tidy.empty() && tidy.back() == ' ')
        tidy.pop_back();
    return tidy;
}

std::string capitalized(const std::string& sentence)
{
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(sentence);
    const int first = text.startsWith("\"") ? text.moveIndex32(0, 1) : 0;
    if (first < text.length()) {
        const int next = text.moveIndex32(first, 1);
        text.replaceBetween(first, next, icu::UnicodeString(text, first, next - first).toUpper());
    }
    std::string result;
    return text.toUTF8String(result);
}

} // namespace

Document finishDocument(const std::string& raw, const std::vector<Joint>& joints)
{
    std::string text = raw;
    applyJoints(text, joints);
    text = tidySpaces(text);
    Document sentences;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!endsSentence(text[at]))
            continue;
        std::size_t end = at + 1;
        if (end < text.size() && text[end] == '"')
            ++end;
        if (end < text.size() && text[end] != ' ')
            continue; // "3.5", "?!"
        sentences.push_back(capitalized(text.substr(begin, end - begin)));
        begin = end + 1;
        at = end;
    }
    if (begin < text.size())
        sentences.push_back(capitalized(text.substr(begin)));
    return sentences;
}

} // namespace vitrine
