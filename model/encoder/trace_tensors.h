// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace_layout.h"
#include "types/tensor.h"

namespace vitrine
{

/// The writable side of a trace while it is being computed. Points into memory owned elsewhere.
class TraceTensors
{
public:
    TraceTensors(const TraceLayout& layout, float* memory) : m_layout(layout), m_memory(memory) {}

    const TraceLayout& layout() const { return m_layout; }
    const Config& config() const { return m_layout.config(); }
    int tokenCount() const { return m_layout.tokenCount(); }

    bool has(ModelTensor tensor) const { return m_layout.find(tensor) != nullptr; }
    float* data(ModelTensor tensor) const { return m_memory + m_layout.find(tensor)->offset; }
    float* data(int layer, LayerTensor tensor) const
    {
        return m_memory + m_layout.at(layer, tensor).offset;
    }
    MatrixView matrix(ModelTensor tensor) const
    {
        const TraceLayout::Place& place = *m_layout.find(tensor);
        return {m_memory + place.offset, place.shape[0], place.shape[1]};
    }
    MatrixView matrix(int layer, LayerTensor tensor) const
    {
        const TraceLayout::Place& place = m_layout.at(layer, tensor);
        return {m_memory + place.offset, place.shape[0], place.shape[1]};
    }

private:
    const TraceLayout& m_layout;
    float* m_memory;
};

} // namespace vitrine
