// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include "corpus/random.h"
#include "ops/kernels/kernels.h"
#include "training/onednn_product.h"
#include "types/problem.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vitrine
{

/// Every batch has another size, so a step asks for memory anew. By default large blocks go back to
/// the system each time and return as pages that have to be cleared: a third of a step's time.
static void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
#endif
}

std::vector<float> initialParameters(const ParameterLayout& layout, std::uint64_t seed)
{
    std::vector<float> values(layout.size, 0.0f);
    Random random(seed);
    for (const NamedParameter& tensor : layout.tensors) {
        float* const numbers = values.data() + tensor.offset;
        if (tensor.decays)
            for (std::size_t i = 0; i < tensor.size; ++i) // Box & Muller 1958
                numbers[i] =
                    static_cast<float>(0.02 * std::sqrt(-2 * std::log(1 - random.uniform())) *
                                       std::cos(2 * std::numbers::pi * random.uniform()));
        else if (tensor.name.ends_with("LayerNorm.weight"))
            std::fill_n(numbers, tensor.size, 1.0f);
    }
    return values;
}

Trainer::Trainer(const Config& config, const Heads& heads, const TrainerSettings& settings,
                 std::vector<float> parameters)
    : m_layout(config, heads)
    , m_settings(settings)
    , m_parameters(std::move(parameters))
    , m_optimizer(m_layout, settings.adamW)
    , m_pool(settings.threads)
    , m_learners(static_cast<std::size_t>(m_pool.threadCount()))
    , m_gradients(m_learners.size())
{
    keepFreedMemory();
}

BatchScore Trainer::step(const std::vector<Example>& examples, double rate,
                         std::uint64_t dropoutSeed)
{
    const BatchScore score = run(examples, m_settings.dropout, dropoutSeed, true);
    m_optimizer.step(m_pool, m_parameters.data(), m_gradients[0], rate);
    return score;
}

BatchScore Trainer::evaluate(const std::vector<Example>& examples)
{
    return run(examples, 0, 0, false);
}

TrainingMatrix<float> Trainer::sentenceProbabilities(const std::vector<Example>& examples)
{
    // Every activation of a batch is kept, so many examples are asked in turn.
    constexpr std::size_t atOnce = 32;
    m_factors.prepare(m_layout, m_parameters.data(), m_settings.precision);
    TrainingMatrix<float> probabilities(static_cast<Eigen::Index>(examples.size()),
                                        m_layout.heads.sequenceClasses);
    m_pool.forEach(static_cast<int>(m_learners.size()), [&](int i) {
        onednn::useOneThread();
        const auto hand = static_cast<std::size_t>(i);
        Learner<float>& learner = m_learners[hand];
        for (std::size_t begin = hand * atOnce; begin < examples.size();
             begin += m_learners.size() * atOnce) {
            const auto first = examples.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto count = std::min(atOnce, examples.size() - begin);
            const Batch batch = makeBatch({first, first + static_cast<std::ptrdiff_t>(count)});
            learner.run({m_layout, m_parameters.data(), m_factors, m_settings.precision, 0, 0},
                        batch, 1, 1, nullptr);
            probabilities.middleRows(static_cast<Eigen::Index>(begin),
                                     static_cast<Eigen::Index>(count)) =
                learner.sentenceProbabilities().topRows(batch.sequences());
        }
    });
    return probabilities;
}

/// Examples dealt out to the threads so that each gets about as many tokens.
static std::vector<std::vector<Example>> dealOut(const std::vector<Example>& examples,
                                                 std::size_t hands)
{
    std::vector<std::vector<Example>> dealt(hands);
    std::vector<std::size_t> tokens(hands, 0);
    for (const Example& example : examples) {
        const auto least = static_cast<std::size_t>(std::min_element(tokens.begin(), tokens.end()) -
                                                    tokens.begin());
        tokens[least] += example.tokens.size();
        dealt[least].push_back(example);
    }
    std::erase_if(dealt, [](const std::vector<Example>& hand) { return hand.empty(); });
    return dealt;
}

BatchScore Trainer::run(const std::vector<Example>& examples, double dropout,
                        std::uint64_t dropoutSeed, bool learn)
{
    m_factors.prepare(m_layout, m_parameters.data(), m_settings.precision);
    std::vector<Batch> batches;
    int words = 0, sentences = 0;
    for (const std::vector<Example>& hand : dealOut(examples, m_learners.size())) {
        batches.push_back(makeBatch(hand));
        words += batches.back().askedCount();
        sentences += batches.back().labelledCount();
    }
    std::vector<BatchScore> scores(batches.size());
    m_pool.forEach(static_cast<int>(batches.size()), [&](int i) {
        onednn::useOneThread();
        const auto at = static_cast<std::size_t>(i);
        if (learn)
            m_gradients[at].assign(m_layout.size, 0.0f);
        const StepContext<float> context{m_layout,  m_parameters.data(),
                                         m_factors, m_settings.precision,
                                         dropout,   dropoutSeed ^ (at * 0x9e3779b97f4a7c15u)};
        scores[at] = m_learners[at].run(context, batches[at], words, sentences,
                                        learn ? m_gradients[at].data() : nullptr);
    });
    BatchScore total;
    for (const BatchScore& score : scores)
        total.add(score);
    if (!std::isfinite(total.loss()))
        throw Problem(Say::diverged);
    for (std::size_t i = 1; learn && i < batches.size(); ++i)
        kernels().add(m_gradients[i].data(), static_cast<std::ptrdiff_t>(m_layout.size),
                      m_gradients[0].data());
    return total;
}

} // namespace vitrine
