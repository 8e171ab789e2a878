// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection.h"

#include <algorithm>

namespace vitrine
{

void Selection::setLayer(LayerIndex layer)
{
    const bool there = isThere(layer, m_layers);
    m_wantedLayer = there ? std::nullopt : std::optional(layer);
    if (!there || layer == m_layer)
        return;
    m_layer = layer;
    emit changed();
}

void Selection::setHead(HeadIndex head)
{
    const bool there = isThere(head, m_heads);
    m_wantedHead = there ? std::nullopt : std::optional(head);
    if (!there || head == m_head)
        return;
    m_head = head;
    emit changed();
}

void Selection::setToken(std::optional<TokenIndex> token)
{
    const bool there = !token || isThere(*token, m_tokens);
    m_wantedToken = there ? std::nullopt : token;
    if (!there)
        token = std::nullopt; // the token before is not the one that was asked for
    if (token == m_token)
        return;
    m_token = token;
    emit changed();
}

void Selection::clampTo(int layers, int heads, int tokens)
{
    m_layers = layers;
    m_heads = heads;
    m_tokens = tokens;
    const auto inside = [](int value, int count) {
        return std::clamp(value, 0, std::max(0, count - 1));
    };
    const LayerIndex layer{inside(m_wantedLayer.value_or(m_layer).value, layers)};
    const HeadIndex head{inside(m_wantedHead.value_or(m_head).value, heads)};
    const auto wanted = m_wantedToken ? m_wantedToken : m_token;
    const auto token = wanted && wanted->value < tokens ? wanted : std::nullopt;
    m_wantedLayer.reset();
    m_wantedHead.reset();
    m_wantedToken.reset();
    if (layer == m_layer && head == m_head && token == m_token)
        return;
    m_layer = layer;
    m_head = head;
    m_token = token;
    emit changed();
}

} // namespace vitrine
