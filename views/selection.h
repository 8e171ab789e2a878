// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/indices.h"

#include <QObject>

#include <optional>

namespace vitrine
{

/// What is being looked at. There is one, and every view follows it.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    LayerIndex layer() const { return m_layer; }
    HeadIndex head() const { return m_head; }
    std::optional<TokenIndex> token() const { return m_token; } ///< the attending token

    void setLayer(LayerIndex layer);
    void setHead(HeadIndex head);
    void setToken(std::optional<TokenIndex> token);

    /// Brings everything inside a model and a sequence of these sizes.
    void clampTo(int layers, int heads, int tokens);

signals:
    void changed();

private:
    LayerIndex m_layer;
    HeadIndex m_head;
    std::optional<TokenIndex> m_token;
};

} // namespace vitrine
