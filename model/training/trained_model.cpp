// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trained_model.h"

namespace vitrine
{

namespace
{

/// Turns places into views of the copied numbers.
class ParameterViews
{
public:
    ParameterViews(const float* begin, int hidden) : m_begin(begin), m_hidden(hidden) {}

    ConstMatrixView matrix(std::size_t offset, int rows, int columns) const
    {
        return {m_begin + offset, rows, columns};
    }
    ConstVectorView vector(std::size_t offset, int size) const { return {m_begin + offset, size}; }
    LinearWeights linear(const LinearPlace& place) const { return rows(place, 0, place.out); }
    /// Some outputs of a linear layer as one of their own.
    LinearWeights rows(const LinearPlace& place, int first, int count) const
    {
        const auto begin = static_cast<std::size_t>(first);
        return {matrix(place.weight + begin * static_cast<std::size_t>(place.in), count, place.in),
                vector(place.bias + begin, count)};
    }
    LayerNormWeights norm(const LayerNormPlace& place) const
    {
        return {vector(place.gain, m_hidden), vector(place.bias, m_hidden)};
    }

private:
    const float* m_begin;
    int m_hidden;
};

} // namespace

std::shared_ptr<const Model> trainedModel(const std::string& name, const ParameterLayout& layout,
                                          std::span<const float> parameters,
                                          const Tokenizer& tokenizer)
{
    const auto storage =
        std::make_shared<const std::vector<float>>(parameters.begin(), parameters.end());
    const Config& c = layout.config;
    const ParameterPlaces& places = layout.places;
    const ParameterViews views(storage->data(), c.hiddenSize);
    const PackedMatrix words = views.matrix(places.word, c.vocabularySize, c.hiddenSize);
    std::vector<LayerWeights> layers;
    for (const LayerPlaces& layer : places.layers)
        layers.push_back({views.rows(layer.queryKeyValue, 0, c.hiddenSize),
                          views.rows(layer.queryKeyValue, c.hiddenSize, c.hiddenSize),
                          views.rows(layer.queryKeyValue, 2 * c.hiddenSize, c.hiddenSize),
                          views.linear(layer.attentionOutput), views.norm(layer.attentionNorm),
                          views.linear(layer.intermediate), views.linear(layer.output),
                          views.norm(layer.outputNorm)});
    Weights weights{{words, views.matrix(places.position, c.maxPositions, c.hiddenSize),
                     views.matrix(places.segment, c.segmentCount, c.hiddenSize),
                     views.norm(places.embeddingNorm)},
                    std::move(layers),
                    {},
                    {},
                    {},
                    layout.size,
                    storage};
    if (places.pooler.out > 0)
        weights.pooler.emplace(views.linear(places.pooler));
    if (layout.heads.pretraining) {
        weights.maskedLanguageModel.emplace(
            MaskedLanguageModelWeights{views.linear(places.transform),
                                       views.norm(places.transformNorm),
                                       {words, views.vector(places.decoderBias, c.vocabularySize)},
                                       true});
        weights.nextSentence.emplace(views.linear(places.nextSentence));
    }
    return std::make_shared<const Model>(Model{name, {}, c, tokenizer, std::move(weights)});
}

} // namespace vitrine
