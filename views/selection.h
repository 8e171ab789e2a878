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

    /// Brings everything inside a model and a sequence of these sizes. What was asked for beyond
    /// the sizes before, by a link or a lesson whose own text is still being run, is shown now if
    /// it is there.
    void clampTo(int layers, int heads, int tokens);

signals:
    void changed();

private:
    /// What is in the sizes known now; everything is, as long as none are known.
    template<typename Place> bool isThere(Place place, int count) const
    {
        return count == 0 || (place.value >= 0 && place.value < count);
    }

    int m_layers = 0, m_heads = 0, m_tokens = 0; // of what is on screen; 0: nothing is yet
    std::optional<LayerIndex> m_wantedLayer;     // beyond these sizes, until the next run is here
    std::optional<HeadIndex> m_wantedHead;
    std::optional<TokenIndex> m_wantedToken;
    LayerIndex m_layer;
    HeadIndex m_head;
    std::optional<TokenIndex> m_token;
};

} // namespace vitrine
