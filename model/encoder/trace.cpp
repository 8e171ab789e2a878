// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/trace.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace vitrine
{

namespace
{

ConstMatrixView wholeMatrix(const float* memory, const TraceLayout::Place& place)
{
    return {memory + place.offset, place.shape[0], place.shape[1]};
}

} // namespace

Trace::Trace(Encoding encoding, TraceLayout layout, TraceMemory memory, double milliseconds)
    : m_encoding(std::move(encoding))
    , m_layout(std::move(layout))
    , m_memory(std::move(memory))
    , m_milliseconds(milliseconds)
{
}

ConstMatrixView Trace::matrix(ModelTensor tensor) const
{
    return wholeMatrix(m_memory.get(), *m_layout.find(tensor));
}

ConstMatrixView Trace::matrix(LayerIndex layer, LayerTensor tensor) const
{
    if (layer.value < 0 || layer.value >= layerCount())
        throw std::out_of_range("layer " + std::to_string(layer.oneBased()) + " of " +
                                std::to_string(layerCount()));
    return wholeMatrix(m_memory.get(), m_layout.at(layer.value, tensor));
}

ConstMatrixView Trace::matrix(LayerIndex layer, HeadIndex head, LayerTensor tensor) const
{
    if (layer.value < 0 || layer.value >= layerCount() || head.value < 0 ||
        head.value >= headCount())
        throw std::out_of_range("layer " + std::to_string(layer.oneBased()) + ", head " +
                                std::to_string(head.oneBased()));
    const TraceLayout::Place& place = m_layout.at(layer.value, tensor);
    const std::size_t perHead = place.count / headCount();
    return {m_memory.get() + place.offset + head.value * perHead, place.shape[1], place.shape[2]};
}

std::optional<ConstVectorView> Trace::vector(ModelTensor tensor) const
{
    const TraceLayout::Place* place = m_layout.find(tensor);
    if (!place)
        return std::nullopt;
    return ConstVectorView(m_memory.get() + place->offset, place->shape[0]);
}

std::optional<ConstMatrixView> Trace::wordLogits() const
{
    const TraceLayout::Place* place = m_layout.find(ModelTensor::WordLogits);
    if (!place || place->shape[0] != tokenCount())
        return std::nullopt;
    return wholeMatrix(m_memory.get(), *place);
}

std::optional<ConstVectorView> Trace::wordLogits(TokenIndex token) const
{
    const TraceLayout::Place* place = m_layout.find(ModelTensor::WordLogits);
    const std::vector<TokenIndex>& guessed = m_layout.guessedTokens();
    const auto row = std::find(guessed.begin(), guessed.end(), token);
    if (!place || row == guessed.end())
        return std::nullopt;
    const int size = config().vocabularySize;
    return ConstVectorView(m_memory.get() + place->offset + (row - guessed.begin()) * size, size);
}

void Trace::forEachTensor(const Visitor& visit) const
{
    for (const TraceLayout::Place& place : m_layout.places())
        visit(place.name, place.shape, {m_memory.get() + place.offset, place.count});
}

} // namespace vitrine
