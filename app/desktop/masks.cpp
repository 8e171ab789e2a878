// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/masks.h"

#include <QList>

#include <algorithm>

namespace vitrine
{

static bool contains(const SourceSpan& outer, const SourceSpan& inner)
{
    return inner.end > inner.begin && outer.begin <= inner.begin && inner.end <= outer.end;
}

MaskedSpans afterEdit(const MaskedSpans& masks, const QString& before, const QString& after)
{
    const QList<uint> old = before.toUcs4();
    const QList<uint> now = after.toUcs4();
    const auto shorter = std::min(old.size(), now.size());
    qsizetype prefix = 0;
    while (prefix < shorter && old[prefix] == now[prefix])
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix &&
           old[old.size() - 1 - suffix] == now[now.size() - 1 - suffix])
        ++suffix;
    const int editBegin = int(prefix);
    const int editEnd = int(old.size() - suffix); // in the old text
    const int shift = int(now.size() - old.size());

    MaskedSpans moved;
    for (const SourceSpan& mask : masks) {
        if (mask.end <= editBegin)
            moved.push_back(mask);
        else if (mask.begin >= editEnd)
            moved.push_back({mask.begin + shift, mask.end + shift});
    }
    return moved;
}

void toggleMask(MaskedSpans& masks, const Token& token)
{
    if (token.hidden)
        std::erase_if(masks, [&](const SourceSpan& mask) { return contains(mask, token.span); });
    else if (!token.special)
        masks.push_back(token.span);
}

Encoding applyMasks(Encoding encoding, const std::array<MaskedSpans, 2>& masks,
                    const Tokenizer& tokenizer)
{
    const TokenId mask = tokenizer.specials().mask;
    const std::string& text = tokenizer.vocabulary().text(mask);
    for (int t = 0; t < encoding.size(); ++t) {
        const Token& token = encoding.tokens[std::size_t(t)];
        const MaskedSpans& places = masks[token.segment == 0 ? 0 : 1];
        const bool hide = std::any_of(places.begin(), places.end(), [&](const SourceSpan& place) {
            return contains(place, token.span);
        });
        if (hide)
            encoding = withMask(std::move(encoding), TokenIndex{t}, mask, text);
    }
    return encoding;
}

} // namespace vitrine
