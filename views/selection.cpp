// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection.h"

#include <algorithm>

namespace vitrine
{

void Selection::setLayer(LayerIndex layer)
{
    if (layer == m_layer)
        return;
    m_layer = layer;
    emit changed();
}

void Selection::setHead(HeadIndex head)
{
    if (head == m_head)
        return;
    m_head = head;
    emit changed();
}

void Selection::setToken(std::optional<TokenIndex> token)
{
    if (token == m_token)
        return;
    m_token = token;
    emit changed();
}

void Selection::clampTo(int layers, int heads, int tokens)
{
    const LayerIndex layer{std::clamp(m_layer.value, 0, std::max(0, layers - 1))};
    const HeadIndex head{std::clamp(m_head.value, 0, std::max(0, heads - 1))};
    const auto token = m_token && m_token->value < tokens ? m_token : std::nullopt;
    if (layer == m_layer && head == m_head && token == m_token)
        return;
    m_layer = layer;
    m_head = head;
    m_token = token;
    emit changed();
}

} // namespace vitrine
