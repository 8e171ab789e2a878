// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/adamw.h"
#include "training/learner.h"

#include <memory>

namespace vitrine
{

/// Parameters before anything was learned: normal with deviation 0.02 for weights (Devlin et al.
/// 2019's code), LayerNorm gains 1, biases 0. The same seed gives the same numbers everywhere.
std::vector<float> initialParameters(const ParameterLayout& layout, std::uint64_t seed);

struct TrainerSettings {
    AdamWSettings adamW = {};
    double dropout = 0;
    Precision precision = Precision::Float32;
    int threads = 0; ///< 0: one per core
};

/// A model in training: its parameters, its optimizer, and the threads that share each batch. The
/// same examples, settings and number of threads give the same numbers, bit for bit.
class Trainer
{
public:
    Trainer(const Config& config, const Heads& heads, const TrainerSettings& settings,
            std::vector<float> parameters);

    /// One step on a batch: gradient of its loss, then AdamW. `dropoutSeed` should differ each
    /// time. Throws Problem, and leaves the parameters alone, if the loss is no number
    /// any more.
    BatchScore step(const std::vector<Example>& examples, double rate, std::uint64_t dropoutSeed);

    /// Loss and hits without learning and without dropout. Throws as step().
    BatchScore evaluate(const std::vector<Example>& examples);

    /// Class probabilities of each example, (examples, classes).
    TrainingMatrix<float> sentenceProbabilities(const std::vector<Example>& examples);

    const ParameterLayout& layout() const { return m_layout; }
    std::vector<float>& parameters() { return m_parameters; }
    const std::vector<float>& parameters() const { return m_parameters; }
    AdamW& optimizer() { return m_optimizer; }
    const AdamW& optimizer() const { return m_optimizer; }
    int threadCount() const { return m_pool.threadCount(); }

private:
    BatchScore run(const std::vector<Example>& examples, double dropout, std::uint64_t dropoutSeed,
                   bool learn);

    ParameterLayout m_layout;
    TrainerSettings m_settings;
    std::vector<float> m_parameters;
    AdamW m_optimizer;
    WeightFactors<float> m_factors;
    ThreadPool m_pool;
    std::vector<Learner<float>> m_learners;      // one per thread
    std::vector<std::vector<float>> m_gradients; // one per thread
};

} // namespace vitrine
