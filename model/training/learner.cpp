// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/learner.h"

#include "training/dropout.h"
#include "training/steps.h"

namespace vitrine
{

void BatchScore::add(const BatchScore& other)
{
    wordLoss += other.wordLoss;
    sentenceLoss += other.sentenceLoss;
    words += other.words;
    wordsRight += other.wordsRight;
    sentences += other.sentences;
    sentencesRight += other.sentencesRight;
}

/// Cross-entropy of one row (Goodfellow et al. 2016, section 6.2): logits become probabilities p.
/// Returns -ln p(answer) and whether the answer had the largest.
template<typename Real> static std::pair<double, bool> scoreRow(Real* logits, int count, int answer)
{
    using Row = Eigen::Map<Eigen::Array<Real, 1, Eigen::Dynamic>>;
    Eigen::Index best = 0;
    const double largest = static_cast<double>(Row(logits, count).maxCoeff(&best));
    const double asked = static_cast<double>(logits[answer]);
    loops::softmax(logits, count);
    // p(best) = 1 / sum of e^(logit - largest), which float32 can hold even where p(answer) is 0.
    const double logSum = largest - std::log(static_cast<double>(logits[best]));
    return {logSum - asked, best == answer};
}

template<typename Real>
BatchScore Learner<Real>::run(const StepContext<Real>& context, const Batch& batch, int words,
                              int sentences, Real* gradient)
{
    BatchScore score;
    const TrainingMatrix<Real>& hidden = m_transformer.forward(context, batch);
    m_gradient.setZero(hidden.rows(), hidden.cols());
    if (!batch.asked.empty()) {
        if (context.layout.heads.tokenClasses > 0)
            askTokens(context, batch, hidden, words, score, gradient);
        else if (context.layout.heads.pretraining)
            askWords(context, batch, hidden, words, score, gradient);
    }
    if (context.layout.heads.sequenceClasses > 0 || context.layout.heads.pretraining)
        askSentences(context, batch, hidden, sentences, score, gradient);
    if (gradient)
        m_transformer.backward(context, batch, m_gradient, gradient);
    return score;
}

template<typename Real>
void Learner<Real>::gatherAsked(const Batch& batch, const TrainingMatrix<Real>& hidden)
{
    m_asked.setZero(static_cast<Eigen::Index>(batch.asked.size()), hidden.cols());
    for (std::size_t i = 0; i < batch.asked.size(); ++i)
        if (batch.asked[i] >= 0)
            m_asked.row(static_cast<Eigen::Index>(i)) = hidden.row(batch.asked[i]);
}

template<typename Real>
void Learner<Real>::scatterAsked(const Batch& batch, const TrainingMatrix<Real>& gradient)
{
    for (std::size_t i = 0; i < batch.asked.size(); ++i)
        if (batch.asked[i] >= 0)
            m_gradient.row(batch.asked[i]) += gradient.row(static_cast<Eigen::Index>(i));
}

/// Turns logits into the gradient of the mean loss: (p - 1 at the answer) / words.
template<typename Real>
void Learner<Real>::scoreWords(const Batch& batch, int words, BatchScore& score)
{
    const int classes = static_cast<int>(m_logits.cols());
    for (std::size_t i = 0; i < batch.asked.size(); ++i) {
        auto row = m_logits.row(static_cast<Eigen::Index>(i));
        if (batch.asked[i] < 0) {
            row.setZero();
            continue;
        }
        const auto [loss, right] = scoreRow(row.data(), classes, batch.answers[i]);
        score.wordLoss += loss;
        score.words += 1;
        score.wordsRight += right;
        row[batch.answers[i]] -= 1;
        row /= static_cast<Real>(words);
    }
}

/// The masked-word head: dense, GELU, LayerNorm, then the word embeddings once more.
template<typename Real>
void Learner<Real>::askWords(const StepContext<Real>& context, const Batch& batch,
                             const TrainingMatrix<Real>& hidden, int words, BatchScore& score,
                             Real* gradient)
{
    const ParameterPlaces& places = context.layout.places;
    const Config& config = context.layout.config;
    gatherAsked(batch, hidden);
    const int rows = static_cast<int>(m_asked.rows());
    m_askedFactor.set(m_asked.data(), rows, config.hiddenSize, context.precision);
    linearForward(context, m_askedFactor, places.transform, m_transformed);
    m_activated = m_transformed;
    loops::gelu(m_activated.data(), static_cast<int>(m_activated.size()));
    normForward(context, places.transformNorm, m_activated, m_normal, m_scale);
    m_wordFactor.set(m_activated.data(), rows, config.hiddenSize, context.precision);
    m_logits.resize(rows, config.vocabularySize);
    forwardProduct(m_wordFactor, context.factors.words(), m_logits.data());
    addBias(m_logits, context.parameters + places.decoderBias);
    scoreWords(batch, words, score);
    if (!gradient)
        return;

    m_memory.set(m_logits.data(), rows, config.vocabularySize, context.precision);
    addWeightGradient(m_memory, m_wordFactor, gradient + places.word);
    for (int row = 0; row < rows; ++row)
        loops::add(m_logits.row(row).data(), config.vocabularySize, gradient + places.decoderBias);
    m_down.resize(rows, config.hiddenSize);
    inputGradient(m_memory, context.factors.words(), m_down.data());
    normBackward(context, places.transformNorm, m_normal, m_scale, m_down, gradient);
    loops::geluGradient(m_transformed.data(), m_down.data(), static_cast<int>(m_down.size()),
                        m_down.data());
    linearBackward(context, m_askedFactor, places.transform, m_down, m_memory, gradient,
                   &m_activated);
    scatterAsked(batch, m_activated);
}

template<typename Real>
void Learner<Real>::askTokens(const StepContext<Real>& context, const Batch& batch,
                              const TrainingMatrix<Real>& hidden, int words, BatchScore& score,
                              Real* gradient)
{
    const LinearPlace& place = context.layout.places.tokenClassifier;
    gatherAsked(batch, hidden);
    m_askedFactor.set(m_asked.data(), static_cast<int>(m_asked.rows()), place.in,
                      context.precision);
    linearForward(context, m_askedFactor, place, m_logits);
    scoreWords(batch, words, score);
    if (!gradient)
        return;
    linearBackward(context, m_askedFactor, place, m_logits, m_memory, gradient, &m_down);
    scatterAsked(batch, m_down);
}

/// [CLS] through the pooler (dense, tanh), then next sentence or the classes.
template<typename Real>
void Learner<Real>::askSentences(const StepContext<Real>& context, const Batch& batch,
                                 const TrainingMatrix<Real>& hidden, int sentences,
                                 BatchScore& score, Real* gradient)
{
    const ParameterPlaces& places = context.layout.places;
    const LinearPlace& top =
        places.sequenceClassifier.out > 0 ? places.sequenceClassifier : places.nextSentence;
    const int count = batch.sequences();
    m_first.setZero((count + Batch::rowMultiple - 1) / Batch::rowMultiple * Batch::rowMultiple,
                    hidden.cols());
    const int rows = static_cast<int>(m_first.rows());
    for (int i = 0; i < count; ++i)
        m_first.row(i) = hidden.row(batch.begin[static_cast<std::size_t>(i)]);
    m_firstFactor.set(m_first.data(), rows, places.pooler.in, context.precision);
    linearForward(context, m_firstFactor, places.pooler, m_pooled);
    m_pooled = m_pooled.array().tanh().matrix();
    m_dropped = m_pooled;
    const Dropout dropout(context.layout.heads.sequenceClasses > 0 ? context.dropout : 0,
                          context.dropoutSeed, 0);
    dropout.apply(m_dropped.data(), static_cast<std::size_t>(m_dropped.size()));
    m_pooledFactor.set(m_dropped.data(), rows, top.in, context.precision);
    linearForward(context, m_pooledFactor, top, m_sentenceProbabilities);
    m_sentenceGradient.setZero(rows, top.out);
    for (int i = 0; i < count; ++i) {
        auto row = m_sentenceProbabilities.row(i);
        const int label = batch.labels[static_cast<std::size_t>(i)];
        const auto [loss, right] = scoreRow(row.data(), top.out, label < 0 ? 0 : label);
        if (label < 0)
            continue;
        score.sentenceLoss += loss;
        score.sentences += 1;
        score.sentencesRight += right;
        m_sentenceGradient.row(i) = row / static_cast<Real>(sentences);
        m_sentenceGradient(i, label) -= 1 / static_cast<Real>(sentences);
    }
    if (!gradient || score.sentences == 0)
        return;

    linearBackward(context, m_pooledFactor, top, m_sentenceGradient, m_memory, gradient,
                   &m_pooledGradient);
    dropout.apply(m_pooledGradient.data(), static_cast<std::size_t>(m_pooledGradient.size()));
    m_pooledGradient.array() *= 1 - m_pooled.array().square();
    linearBackward(context, m_firstFactor, places.pooler, m_pooledGradient, m_memory, gradient,
                   &m_firstGradient);
    for (int i = 0; i < count; ++i)
        m_gradient.row(batch.begin[static_cast<std::size_t>(i)]) += m_firstGradient.row(i);
}

template class Learner<float>;
template class Learner<double>;

} // namespace vitrine
