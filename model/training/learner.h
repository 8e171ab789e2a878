// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/transformer.h"

namespace vitrine
{

/// What a batch was worth, as sums, so that parts of a batch can be added up.
struct BatchScore {
    double wordLoss = 0;     ///< -ln p of the asked words or token classes, in nats
    double sentenceLoss = 0; ///< -ln p of the labels, in nats
    int words = 0, wordsRight = 0;
    int sentences = 0, sentencesRight = 0;

    double meanWordLoss() const { return words ? wordLoss / words : 0; }
    double meanSentenceLoss() const { return sentences ? sentenceLoss / sentences : 0; }
    /// The loss that is minimized: the sum of both means (Devlin et al. 2019, appendix A.2).
    double loss() const { return meanWordLoss() + meanSentenceLoss(); }
    void add(const BatchScore& other);
};

/// A BERT with its heads, learning from batches. One per thread: it holds the memory of a step.
template<typename Real> class Learner
{
public:
    /// Loss and gradient of a batch: forward, cross-entropy of every asked word, token and label,
    /// and the way back. `words` and `sentences` are what the losses are divided by: the counts of
    /// the whole batch of which this may be a part. Adds to `gradient`, which may be null to score
    /// only.
    BatchScore run(const StepContext<Real>& context, const Batch& batch, int words, int sentences,
                   Real* gradient);

    /// After run(): class probabilities of each sequence (sequences, classes).
    const TrainingMatrix<Real>& sentenceProbabilities() const { return m_sentenceProbabilities; }

private:
    void askWords(const StepContext<Real>& context, const Batch& batch,
                  const TrainingMatrix<Real>& hidden, int words, BatchScore& score, Real* gradient);
    void askTokens(const StepContext<Real>& context, const Batch& batch,
                   const TrainingMatrix<Real>& hidden, int words, BatchScore& score,
                   Real* gradient);
    void askSentences(const StepContext<Real>& context, const Batch& batch,
                      const TrainingMatrix<Real>& hidden, int sentences, BatchScore& score,
                      Real* gradient);
    void gatherAsked(const Batch& batch, const TrainingMatrix<Real>& hidden);
    void scatterAsked(const Batch& batch, const TrainingMatrix<Real>& gradient);
    void scoreWords(const Batch& batch, int words, BatchScore& score);

    Transformer<Real> m_transformer;
    TrainingMatrix<Real> m_gradient; // of the last hidden states
    Factor<Real> m_memory;
    // Asked tokens: their hidden states, the masked-word head's steps, logits that become
    // gradients.
    TrainingMatrix<Real> m_asked, m_transformed, m_activated, m_normal, m_logits, m_down;
    Factor<Real> m_askedFactor, m_wordFactor;
    std::vector<Real> m_scale;
    // [CLS] of each sequence, pooled.
    TrainingMatrix<Real> m_first, m_pooled, m_dropped, m_sentenceProbabilities, m_sentenceGradient,
        m_pooledGradient, m_firstGradient;
    Factor<Real> m_firstFactor, m_pooledFactor;
};

} // namespace vitrine
