// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/parameters.h"

namespace vitrine
{

namespace
{

class Allotment
{
public:
    explicit Allotment(std::vector<NamedParameter>& tensors) : m_tensors(tensors) {}

    std::size_t take(const std::string& name, std::vector<int> shape, bool decays)
    {
        std::size_t size = 1;
        for (const int side : shape)
            size *= static_cast<std::size_t>(side);
        m_tensors.push_back({name, std::move(shape), m_next, size, decays});
        m_next += size;
        return m_next - size;
    }

    LinearPlace linear(const std::string& name, int out, int in)
    {
        LinearPlace place{.out = out, .in = in};
        place.weight = take(name + ".weight", {out, in}, true);
        place.bias = take(name + ".bias", {out}, false);
        return place;
    }

    LayerNormPlace norm(const std::string& name, int size)
    {
        LayerNormPlace place;
        place.gain = take(name + ".weight", {size}, false);
        place.bias = take(name + ".bias", {size}, false);
        return place;
    }

    /// Query, key and value: three tensors in files, one matrix here.
    LinearPlace queryKeyValue(const std::string& name, int hidden)
    {
        LinearPlace place{.weight = m_next, .out = 3 * hidden, .in = hidden};
        for (const char* part : {"query", "key", "value"})
            take(name + part + ".weight", {hidden, hidden}, true);
        place.bias = m_next;
        for (const char* part : {"query", "key", "value"})
            take(name + part + ".bias", {hidden}, false);
        return place;
    }

    std::size_t used() const { return m_next; }

private:
    std::vector<NamedParameter>& m_tensors;
    std::size_t m_next = 0;
};

} // namespace

ParameterLayout::ParameterLayout(const Config& c, const Heads& h) : config(c), heads(h)
{
    Allotment all(tensors);
    const int hidden = c.hiddenSize;
    places.word =
        all.take("bert.embeddings.word_embeddings.weight", {c.vocabularySize, hidden}, true);
    places.position =
        all.take("bert.embeddings.position_embeddings.weight", {c.maxPositions, hidden}, true);
    places.segment =
        all.take("bert.embeddings.token_type_embeddings.weight", {c.segmentCount, hidden}, true);
    places.embeddingNorm = all.norm("bert.embeddings.LayerNorm", hidden);
    for (int i = 0; i < c.layerCount; ++i) {
        const std::string layer = "bert.encoder.layer." + std::to_string(i) + ".";
        LayerPlaces& place = places.layers.emplace_back();
        place.queryKeyValue = all.queryKeyValue(layer + "attention.self.", hidden);
        place.attentionOutput = all.linear(layer + "attention.output.dense", hidden, hidden);
        place.attentionNorm = all.norm(layer + "attention.output.LayerNorm", hidden);
        place.intermediate = all.linear(layer + "intermediate.dense", c.intermediateSize, hidden);
        place.output = all.linear(layer + "output.dense", hidden, c.intermediateSize);
        place.outputNorm = all.norm(layer + "output.LayerNorm", hidden);
    }
    places.pooler = all.linear("bert.pooler.dense", hidden, hidden);
    if (h.pretraining) {
        places.transform = all.linear("cls.predictions.transform.dense", hidden, hidden);
        places.transformNorm = all.norm("cls.predictions.transform.LayerNorm", hidden);
        places.decoderBias = all.take("cls.predictions.bias", {c.vocabularySize}, false);
        places.nextSentence = all.linear("cls.seq_relationship", 2, hidden);
    }
    if (h.sequenceClasses > 0)
        places.sequenceClassifier = all.linear("classifier", h.sequenceClasses, hidden);
    if (h.tokenClasses > 0)
        places.tokenClassifier = all.linear("token_classifier", h.tokenClasses, hidden);
    size = all.used();
}

} // namespace vitrine
