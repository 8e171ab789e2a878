// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/batch.h"
#include "training/parameters.h"
#include "training/product.h"

#include <deque>
#include <map>

namespace vitrine
{

/// The weights of a step in the form that products want, shared by all threads.
template<typename Real> class WeightFactors
{
public:
    void prepare(const ParameterLayout& layout, const Real* parameters, Precision precision);
    const Factor<Real>& of(const LinearPlace& place) const
    {
        return m_factors[m_index.at(place.weight)];
    }
    const Factor<Real>& words() const { return m_factors[m_index.at(0)]; } ///< the word embeddings

private:
    std::deque<Factor<Real>> m_factors;
    std::map<std::size_t, std::size_t> m_index;
};

/// What a training step works with.
template<typename Real> struct StepContext {
    const ParameterLayout& layout;
    const Real* parameters;
    const WeightFactors<Real>& factors;
    Precision precision = Precision::Float32;
    double dropout = 0;
    std::uint64_t dropoutSeed = 0;
};

/// The encoder of a BERT that can learn: runs a batch forward and keeps what the way back needs,
/// then turns the gradient of the last hidden states into gradients of all parameters. The formulas
/// are those of model/encoder; each backward step is the transposed derivative of its forward step.
template<typename Real> class Transformer
{
public:
    /// Last hidden states, (rows, H). Rows that belong to no sequence hold numbers without meaning.
    const TrainingMatrix<Real>& forward(const StepContext<Real>& context, const Batch& batch);

    /// `gradient`: of the last hidden states; used up. Adds to `parameterGradient`.
    void backward(const StepContext<Real>& context, const Batch& batch,
                  TrainingMatrix<Real>& gradient, Real* parameterGradient);

private:
    struct Norm {
        TrainingMatrix<Real> normal; // (rows, H), before gain and bias
        std::vector<Real> scale;     // (rows)
    };
    struct Layer {
        Factor<Real> input, context, normalized, activated;
        TrainingMatrix<Real> queryKeyValue;   // (rows, 3 H)
        std::vector<Real> probabilities;      // (A, T, T) of each sequence
        TrainingMatrix<Real> contextValues;   // (rows, H)
        TrainingMatrix<Real> attentionOutput; // (rows, H), after LayerNorm
        TrainingMatrix<Real> intermediate;    // (rows, I), before the activation
        TrainingMatrix<Real> activatedValues; // (rows, I)
        TrainingMatrix<Real> output;          // (rows, H)
        Norm attentionNorm, outputNorm;
    };

    void embed(const StepContext<Real>& context, const Batch& batch);
    void embedBackward(const StepContext<Real>& context, const Batch& batch,
                       TrainingMatrix<Real>& gradient, Real* parameterGradient);
    void layerForward(const StepContext<Real>& context, const Batch& batch, int index,
                      const TrainingMatrix<Real>& input);
    void layerBackward(const StepContext<Real>& context, const Batch& batch, int index,
                       TrainingMatrix<Real>& gradient, Real* parameterGradient);
    void attend(const StepContext<Real>& context, const Batch& batch, int index);
    void attendBackward(const StepContext<Real>& context, const Batch& batch, int index,
                        const TrainingMatrix<Real>& contextGradient);

    TrainingMatrix<Real> m_embedded;
    Norm m_embeddingNorm;
    std::vector<Layer> m_layers;
    // Memory that each layer uses in turn.
    TrainingMatrix<Real> m_wide, m_narrow, m_triple;
    Factor<Real> m_gradientFactor;
};

} // namespace vitrine
