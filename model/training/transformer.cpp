// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/transformer.h"

#include "training/dropout.h"
#include "training/steps.h"

namespace vitrine
{

template<typename Real>
void WeightFactors<Real>::prepare(const ParameterLayout& layout, const Real* parameters,
                                  Precision precision)
{
    std::size_t used = 0;
    const auto add = [&](std::size_t offset, int rows, int columns) {
        if (used == m_factors.size())
            m_factors.emplace_back();
        m_index[offset] = used;
        m_factors[used++].set(parameters + offset, rows, columns, precision);
    };
    const auto addLinear = [&](const LinearPlace& place) {
        if (place.out > 0)
            add(place.weight, place.out, place.in);
    };
    const ParameterPlaces& places = layout.places;
    add(places.word, layout.config.vocabularySize, layout.config.hiddenSize);
    for (const LayerPlaces& layer : places.layers)
        for (const LinearPlace* place :
             {&layer.queryKeyValue, &layer.attentionOutput, &layer.intermediate, &layer.output})
            addLinear(*place);
    for (const LinearPlace* place : {&places.pooler, &places.transform, &places.nextSentence,
                                     &places.sequenceClassifier, &places.tokenClassifier})
        addLinear(*place);
}

// Where dropout is applied, so that each place draws its own numbers.
static std::uint32_t dropoutPlace(int layer, int part)
{
    return static_cast<std::uint32_t>(1 + 4 * (layer + 1) + part);
}

template<typename Real>
static void drop(const StepContext<Real>& context, std::uint32_t place,
                 TrainingMatrix<Real>& values)
{
    Dropout(context.dropout, context.dropoutSeed, place)
        .apply(values.data(), static_cast<std::size_t>(values.size()));
}

template<typename Real>
const TrainingMatrix<Real>& Transformer<Real>::forward(const StepContext<Real>& context,
                                                       const Batch& batch)
{
    const int count = context.layout.config.layerCount;
    m_layers.resize(static_cast<std::size_t>(count));
    embed(context, batch);
    for (int i = 0; i < count; ++i)
        layerForward(context, batch, i,
                     i == 0 ? m_embedded : m_layers[static_cast<std::size_t>(i) - 1].output);
    return count == 0 ? m_embedded : m_layers.back().output;
}

template<typename Real>
void Transformer<Real>::backward(const StepContext<Real>& context, const Batch& batch,
                                 TrainingMatrix<Real>& gradient, Real* parameterGradient)
{
    for (int i = context.layout.config.layerCount - 1; i >= 0; --i)
        layerBackward(context, batch, i, gradient, parameterGradient);
    embedBackward(context, batch, gradient, parameterGradient);
}

template<typename Real>
void Transformer<Real>::embed(const StepContext<Real>& context, const Batch& batch)
{
    const ParameterPlaces& places = context.layout.places;
    const int hidden = context.layout.config.hiddenSize;
    m_embedded.resize(batch.rows(), hidden);
    const auto row = [&](std::size_t table, int index) {
        return Eigen::Map<const Eigen::Array<Real, 1, Eigen::Dynamic>>(
            context.parameters + table +
                static_cast<std::size_t>(index) * static_cast<std::size_t>(hidden),
            hidden);
    };
    for (int i = 0; i < batch.rows(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_embedded.row(i).array() = row(places.word, batch.tokens[at]) +
                                    row(places.position, batch.positions[at]) +
                                    row(places.segment, batch.segments[at]);
    }
    normForward(context, places.embeddingNorm, m_embedded, m_embeddingNorm.normal,
                m_embeddingNorm.scale);
    drop(context, dropoutPlace(-1, 0), m_embedded);
}

template<typename Real>
void Transformer<Real>::embedBackward(const StepContext<Real>& context, const Batch& batch,
                                      TrainingMatrix<Real>& gradient, Real* parameterGradient)
{
    const ParameterPlaces& places = context.layout.places;
    const int hidden = context.layout.config.hiddenSize;
    drop(context, dropoutPlace(-1, 0), gradient);
    normBackward(context, places.embeddingNorm, m_embeddingNorm.normal, m_embeddingNorm.scale,
                 gradient, parameterGradient);
    const auto addTo = [&](std::size_t table, int index, int i) {
        loops::add(gradient.data() + static_cast<std::ptrdiff_t>(i) * hidden, hidden,
                   parameterGradient + table +
                       static_cast<std::size_t>(index) * static_cast<std::size_t>(hidden));
    };
    for (int i = 0; i < batch.tokenCount(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        addTo(places.word, batch.tokens[at], i);
        addTo(places.position, batch.positions[at], i);
        addTo(places.segment, batch.segments[at], i);
    }
}

template<typename Real>
void Transformer<Real>::layerForward(const StepContext<Real>& context, const Batch& batch,
                                     int index, const TrainingMatrix<Real>& input)
{
    const LayerPlaces& places = context.layout.places.layers[static_cast<std::size_t>(index)];
    Layer& layer = m_layers[static_cast<std::size_t>(index)];
    const int rows = batch.rows(), hidden = context.layout.config.hiddenSize;
    layer.input.set(input.data(), rows, hidden, context.precision);
    linearForward(context, layer.input, places.queryKeyValue, layer.queryKeyValue);
    attend(context, batch, index);
    layer.context.set(layer.contextValues.data(), rows, hidden, context.precision);
    linearForward(context, layer.context, places.attentionOutput, layer.attentionOutput);
    drop(context, dropoutPlace(index, 0), layer.attentionOutput);
    layer.attentionOutput += input; // the residual
    normForward(context, places.attentionNorm, layer.attentionOutput, layer.attentionNorm.normal,
                layer.attentionNorm.scale);

    layer.normalized.set(layer.attentionOutput.data(), rows, hidden, context.precision);
    linearForward(context, layer.normalized, places.intermediate, layer.intermediate);
    layer.activatedValues = layer.intermediate;
    loops::gelu(layer.activatedValues.data(), static_cast<int>(layer.activatedValues.size()));
    layer.activated.set(layer.activatedValues.data(), rows, places.intermediate.out,
                        context.precision);
    linearForward(context, layer.activated, places.output, layer.output);
    drop(context, dropoutPlace(index, 1), layer.output);
    layer.output += layer.attentionOutput;
    normForward(context, places.outputNorm, layer.output, layer.outputNorm.normal,
                layer.outputNorm.scale);
}

template<typename Real>
void Transformer<Real>::layerBackward(const StepContext<Real>& context, const Batch& batch,
                                      int index, TrainingMatrix<Real>& gradient,
                                      Real* parameterGradient)
{
    const LayerPlaces& places = context.layout.places.layers[static_cast<std::size_t>(index)];
    Layer& layer = m_layers[static_cast<std::size_t>(index)];
    // What comes back through a residual is the sum of both its ways: around and through.
    normBackward(context, places.outputNorm, layer.outputNorm.normal, layer.outputNorm.scale,
                 gradient, parameterGradient);
    m_narrow = gradient;
    drop(context, dropoutPlace(index, 1), m_narrow);
    linearBackward(context, layer.activated, places.output, m_narrow, m_gradientFactor,
                   parameterGradient, &m_wide);
    loops::geluGradient(layer.intermediate.data(), m_wide.data(), static_cast<int>(m_wide.size()),
                        m_wide.data());
    linearBackward(context, layer.normalized, places.intermediate, m_wide, m_gradientFactor,
                   parameterGradient, &m_narrow);
    gradient += m_narrow;

    normBackward(context, places.attentionNorm, layer.attentionNorm.normal,
                 layer.attentionNorm.scale, gradient, parameterGradient);
    m_narrow = gradient;
    drop(context, dropoutPlace(index, 0), m_narrow);
    TrainingMatrix<Real>& contextGradient = m_wide;
    linearBackward(context, layer.context, places.attentionOutput, m_narrow, m_gradientFactor,
                   parameterGradient, &contextGradient);
    attendBackward(context, batch, index, contextGradient);
    linearBackward(context, layer.input, places.queryKeyValue, m_triple, m_gradientFactor,
                   parameterGradient, &m_narrow);
    gradient += m_narrow;
}

template class WeightFactors<float>;
template class WeightFactors<double>;
template class Transformer<float>;
template class Transformer<double>;

} // namespace vitrine
