// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/story_writer.h"

#include <unicode/unistr.h>

#include <algorithm>

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

/// "de+o" to "do", "a+apple" to "an apple"; where no joint is known, + is a space. What is done is
/// kept apart from what is still to be read, so that a long text takes no longer than its length.
void applyJoints(std::string& text, const std::vector<Joint>& joints)
{
    std::size_t longest = 0; // more of a word cannot make a difference
    for (const Joint& joint : joints)
        longest = std::max(longest, joint.right.size());
    std::string done;
    std::size_t at = 0;
    for (std::size_t plus; (plus = text.find('+', at)) != text.npos;) {
        done.append(text, at, plus - at);
        at = plus + 1;
        if (done.empty() || done.back() == ' ') { // "2 + 2"
            done += '+';
            continue;
        }
        while (at < text.size() && text[at] == ' ')
            ++at;
        const std::string left = wordBefore(done, done.size()),
                          right = wordAfter(text.substr(at, longest + 1), 0);
        const std::size_t end = done.size();
        const Joint* const joint = findJoint(joints, left, right);
        if (joint)
            done.replace(end - left.size(), left.size(), joint->result);
        if (joint && !joint->prefix)
            at += right.size();
        else
            done += ' ';
        // A + so near behind a word that became shorter stays one, as it always has.
        const std::size_t passed = std::min(end - std::min(end, done.size()), text.size() - at);
        done.append(text, at, passed);
        at += passed;
    }
    text = done.append(text, at);
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
