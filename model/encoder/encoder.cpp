// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/encoder.h"

#include "encoder/check_run.h"
#include "encoder/forward.h"
#include "ops/thread_pool.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

namespace vitrine
{

// A trace above this would push everything else out of a classroom computer's memory.
static constexpr double maxTraceBytes = 4e9;

static HeadsPresent headsPresent(const Weights& weights)
{
    return {weights.pooler.has_value(), weights.maskedLanguageModel.has_value(),
            weights.pooler.has_value() && weights.nextSentence.has_value()};
}

int longestSequence(const Model& model)
{
    const HeadsPresent heads = headsPresent(model.weights);
    int tokens = std::min(model.config.maxPositions, model.tokenizer.settings().maxTokens);
    while (tokens > 1 && traceBytes(model.config, heads, tokens) > maxTraceBytes)
        tokens -= std::max(1, tokens / 64);
    return tokens;
}

struct Encoder::Implementation {
    std::shared_ptr<const Model> model;
    int maxTokens;
    std::shared_ptr<TraceMemoryPool> memory = TraceMemoryPool::create();
    std::mutex oneRun;
    ThreadPool pool;

    Implementation(std::shared_ptr<const Model> theModel, int threads)
        : model(std::move(theModel)), maxTokens(longestSequence(*model)), pool(threads)
    {
    }
};

Encoder::Encoder(std::shared_ptr<const Model> model, int threads)
    : m(std::make_unique<Implementation>(std::move(model), threads))
{
}

Encoder::~Encoder() = default;

const std::shared_ptr<const Model>& Encoder::model() const
{
    return m->model;
}

int Encoder::maxTokens() const
{
    return m->maxTokens;
}

std::shared_ptr<const Trace> Encoder::run(const Encoding& encoding, const RunOptions& options,
                                          const Progress& progress) const
{
    const Model& model = *m->model;
    checkRun(encoding, options, model.config, m->maxTokens);
    const std::lock_guard lock(m->oneRun);
    const auto start = std::chrono::steady_clock::now();

    TraceLayout layout(model.config, headsPresent(model.weights), encoding.size(), options.guessAt);
    TraceMemory memory = m->memory->acquire(layout.floatCount());
    const TraceTensors tensors(layout, memory.get());
    if (!forward(m->pool, model.weights, encoding, options, tensors, progress))
        return nullptr;
    checkResult(m->pool, tensors);

    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return std::make_shared<const Trace>(encoding, std::move(layout), std::move(memory),
                                         took.count());
}

} // namespace vitrine
