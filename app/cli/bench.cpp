// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "encoder/encoder.h"
#include "encoder/random_model.h"
#include "ops/kernels/kernels.h"

#include <algorithm>

namespace vitrine::cli
{

namespace
{

struct BenchArguments {
    std::vector<int> tokens = {16, 128, 512};
    int threads = 2;
    int repeat = 9;
    std::string shape;
};

/// A sequence of that length; which words stand in it does not change the time.
Encoding anySequence(const Model& model, int length)
{
    Encoding encoding;
    for (int t = 0; t < length; ++t) {
        const TokenId id = {(t * 7919 + 5) % model.config.vocabularySize};
        encoding.tokens.push_back({.text = model.tokenizer.vocabulary().text(id), .id = id});
    }
    return encoding;
}

void measure(const Encoder& encoder, const BenchArguments& arguments, int length)
{
    const Encoding encoding = anySequence(*encoder.model(), length);
    encoder.run(encoding); // the first run brings weights and memory in
    std::vector<double> times;
    for (int i = 0; i < arguments.repeat; ++i)
        times.push_back(encoder.run(encoding)->milliseconds());
    std::sort(times.begin(), times.end());
    printLine({{"model", encoder.model()->name},
               {"tokens", length},
               {"threads", arguments.threads},
               {"repeat", arguments.repeat},
               {"median_ms", times[times.size() / 2]},
               {"min_ms", times.front()},
               {"max_ms", times.back()},
               {"kernels", kernels().name}});
}

void bench(const Program& program, const BenchArguments& arguments)
{
    const Encoder encoder(arguments.shape.empty() ? program.model() : randomModel(bertBaseConfig()),
                          arguments.threads);
    for (const int length : arguments.tokens) {
        if (length > encoder.maxTokens())
            throw InputError("this model takes at most " + std::to_string(encoder.maxTokens()) +
                             " tokens, not " + std::to_string(length));
    }
    for (const int length : arguments.tokens)
        measure(encoder, arguments, length);
}

} // namespace

void addBench(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<BenchArguments>();
    CLI::App* const command =
        app.add_subcommand("bench", "Time whole runs; one JSON line for each length");
    command->add_option("--tokens", arguments->tokens, "Lengths of the sequences")
        ->delimiter(',')
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--threads", arguments->threads, "Processor cores to use")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_option("--repeat", arguments->repeat, "Runs that are timed, after one that is not")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_option("--shape", arguments->shape, "Random weights of this shape: bert-base")
        ->check(CLI::IsMember({"bert-base"}));
    command->callback([&program, arguments] {
        if (!arguments->shape.empty() && !program.modelFolder.empty())
            throw CLI::ValidationError("--shape and --model cannot be given together");
        program.command = [&program, arguments] { bench(program, *arguments); };
    });
}

} // namespace vitrine::cli
