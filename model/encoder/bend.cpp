// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/bend.h"

#include "types/problem.h"

#include <charconv>
#include <stdexcept>

namespace vitrine
{

RunOptions runOptions(const Bend& bend, int tokens, int layers, int heads)
{
    RunOptions options;
    if (bend.direction != Direction::Both || !bend.forbidden.empty()) {
        AllowedAttention allowed = AllowedAttention::Constant(tokens, tokens, true);
        for (int row = 0; row < tokens; ++row) {
            if (bend.direction == Direction::LeftToRight)
                allowed.row(row).tail(tokens - row - 1).setConstant(false);
            if (bend.direction == Direction::RightToLeft)
                allowed.row(row).head(row).setConstant(false);
        }
        for (const auto& [row, column] : bend.forbidden) {
            if (row.value < tokens && column.value < tokens)
                allowed(row.value, column.value) = false;
        }
        options.allowed = std::move(allowed);
    }
    for (const auto& [layer, head] : bend.silencedHeads) {
        if (layer.value < layers && head.value < heads)
            options.silencedHeads.insert({layer, head});
    }
    for (const LayerIndex layer : bend.silencedLayers) {
        if (layer.value < layers)
            options.silencedLayers.insert(layer);
    }
    return options;
}

/// A number from 1 on; all of `text` must be digits.
static int readNumber(std::string_view text, std::string_view item)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1)
        throw Problem(Say::badSilence, item);
    return number;
}

void parseSilence(std::string_view list, Bend& bend)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view item = list.substr(0, comma);
        const std::size_t dot = item.find('.');
        const auto layer = LayerIndex::fromOneBased(readNumber(item.substr(0, dot), item));
        if (dot == std::string_view::npos)
            bend.silencedLayers.insert(layer);
        else
            bend.silencedHeads.insert(
                {layer, HeadIndex::fromOneBased(readNumber(item.substr(dot + 1), item))});
        if (comma == std::string_view::npos)
            return;
        list.remove_prefix(comma + 1);
        if (list.empty())
            readNumber(list, list); // a comma promises another item
    }
}

std::string silenceText(const Bend& bend)
{
    std::string text;
    const auto add = [&](const std::string& item) { text += (text.empty() ? "" : ",") + item; };
    for (const auto& [layer, head] : bend.silencedHeads)
        add(std::to_string(layer.oneBased()) + "." + std::to_string(head.oneBased()));
    for (const LayerIndex layer : bend.silencedLayers)
        add(std::to_string(layer.oneBased()));
    return text;
}

} // namespace vitrine
