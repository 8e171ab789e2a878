// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "corpus/random.h"
#include "training/trainer.h"

#include <algorithm>
#include <chrono>

namespace vitrine::cli
{

namespace
{

struct BenchTrainingArguments {
    std::string precision = "float32";
    int length = 64, sequences = 128, steps = 10, threads = 2;
};

/// The shape of the shipped models.
Config miniConfig(int positions)
{
    Config config;
    config.vocabularySize = 8192;
    config.hiddenSize = 256;
    config.layerCount = 4;
    config.headCount = 4;
    config.intermediateSize = 1024;
    config.maxPositions = positions;
    return config;
}

std::vector<Example> randomExamples(const BenchTrainingArguments& arguments, int words,
                                    Random& random)
{
    std::vector<Example> examples(static_cast<std::size_t>(arguments.sequences));
    for (Example& example : examples) {
        for (int i = 0; i < arguments.length; ++i) {
            example.tokens.push_back(
                static_cast<int>(random.below(static_cast<std::size_t>(words))));
            example.segments.push_back(i >= arguments.length / 2);
            example.targets.push_back(random.uniform() < 0.15 ? example.tokens.back() : -1);
        }
        example.label = static_cast<int>(random.below(2));
    }
    return examples;
}

void benchTraining(const BenchTrainingArguments& arguments)
{
    const bool rounded = arguments.precision == "bfloat16";
    if (rounded && !canMultiplyInBFloat16())
        throw InputError("this build or this processor does not multiply in bfloat16");
    const Config config = miniConfig(arguments.length);
    const Heads heads{.pretraining = true};
    TrainerSettings settings;
    settings.precision = rounded ? Precision::BFloat16 : Precision::Float32;
    settings.threads = arguments.threads;
    Trainer trainer(config, heads, settings, initialParameters(ParameterLayout(config, heads), 1));
    Random random(1);
    std::vector<double> speeds;
    for (int step = 0; step <= arguments.steps; ++step) {
        const std::vector<Example> examples =
            randomExamples(arguments, config.vocabularySize, random);
        const auto begin = std::chrono::steady_clock::now();
        trainer.step(examples, 1e-3, random.next());
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        if (step > 0) // the first one prepares
            speeds.push_back(arguments.sequences * arguments.length / seconds.count());
    }
    std::sort(speeds.begin(), speeds.end());
    printLine({{"precision", arguments.precision},
               {"library", productLibrary()},
               {"tokens_per_second", speeds[speeds.size() / 2]},
               {"slowest", speeds.front()},
               {"fastest", speeds.back()}});
}

} // namespace

void addBenchTraining(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<BenchTrainingArguments>();
    CLI::App* const command =
        app.add_subcommand("bench-training", "Time training steps of the shipped models' shape");
    command->add_option("--precision", arguments->precision, "float32 or bfloat16")
        ->check(CLI::IsMember({"float32", "bfloat16"}))
        ->capture_default_str();
    command->add_option("--length", arguments->length, "Tokens of a sequence")
        ->check(CLI::Range(4, 512))
        ->capture_default_str();
    command->add_option("--sequences", arguments->sequences, "Sequences of a batch")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_option("--steps", arguments->steps, "Steps that are timed, after one that is not")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_option("--threads", arguments->threads, "Processor cores to use")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->callback(
        [&program, arguments] { program.command = [arguments] { benchTraining(*arguments); }; });
}

} // namespace vitrine::cli
