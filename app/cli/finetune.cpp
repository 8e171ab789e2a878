// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "files/folder_lock.h"
#include "files/write_file.h"
#include "training/fine_tuner.h"

#include <cstdio>

namespace vitrine::cli
{

namespace
{

struct FinetuneArguments {
    std::string table, output;
    FineTuningSettings settings;
    bool fromRandom = false;
};

Json toJson(const FineTuner& tuner, const ConfusionMatrix& matrix)
{
    Json rows = Json::object();
    for (int truth = 0; truth < matrix.classes(); ++truth)
        for (int said = 0; said < matrix.classes(); ++said)
            rows[tuner.classes()[static_cast<std::size_t>(truth)]]
                [tuner.classes()[static_cast<std::size_t>(said)]] = matrix.count(truth, said);
    return rows;
}

void finetune(const Program& program, const FinetuneArguments& arguments)
{
    const LabelledTable table = readLabelledTable(arguments.table);
    makeFolder(arguments.output);
    const FolderLock lock(arguments.output);
    prepareModelFolder(arguments.output);
    FineTuner tuner(program.model(), table, arguments.settings,
                    arguments.fromRandom ? FineTuningStart::Random : FineTuningStart::Pretrained);
    std::fprintf(stderr, "%d rows to learn from, %d held out, %d classes\n", tuner.trainingRows(),
                 tuner.heldOutRows(), static_cast<int>(tuner.classes().size()));
    if (tuner.repeatedRows() > 0)
        program.warn(std::to_string(tuner.repeatedRows()) +
                     " rows repeat another one's text; equal texts are held out together or not "
                     "at all");
    if (tuner.cutRows() > 0)
        program.warn(std::to_string(tuner.cutRows()) + " rows are longer than " +
                     std::to_string(tuner.maxTokens()) + " tokens and lose their end");
    BatchScore recent;
    const int perEpoch = tuner.steps() / arguments.settings.epochs;
    while (!tuner.isFinished()) {
        recent.add(tuner.step());
        if (tuner.stepsDone() % perEpoch == 0) {
            std::fprintf(stderr, "epoch %d of %d: loss %.3f, held out %.1f %% right\n",
                         tuner.stepsDone() / perEpoch, arguments.settings.epochs,
                         recent.meanSentenceLoss(), 100 * tuner.heldOut().accuracy());
            recent = {};
        }
    }
    tuner.save(arguments.output, std::filesystem::path(arguments.table).filename().string());
    const ConfusionMatrix matrix = tuner.heldOut();
    print({{"model", arguments.output},
           {"held_out_right", matrix.right()},
           {"held_out", matrix.total()},
           {"held_out_accuracy", matrix.accuracy()},
           {"confusion", toJson(tuner, matrix)}});
}

} // namespace

void addFinetune(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<FinetuneArguments>();
    CLI::App* const command = app.add_subcommand(
        "finetune", "Teach a pre-trained BERT to sort sentences, from a labelled table");
    command
        ->add_option("--train", arguments->table,
                     "Table, CSV or TSV, with the columns text and label")
        ->required();
    command->add_option("--output", arguments->output, "Folder for the classifier")->required();
    command->add_option("--epochs", arguments->settings.epochs, "Passes over the table")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--rate", arguments->settings.learningRate, "Learning rate at its peak")
        ->check(CLI::Range(1e-7, 1.0))
        ->capture_default_str();
    command->add_option("--batch", arguments->settings.batchSize, "Rows a step")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command
        ->add_option("--held-out", arguments->settings.heldOutShare, "Share of the rows held out")
        ->check(CLI::Range(0.01, 0.9))
        ->capture_default_str();
    command
        ->add_option("--seed", arguments->settings.seed, "Which rows are held out, and the order")
        ->capture_default_str();
    command->add_option("--threads", arguments->settings.threads, "0: one per core")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command->add_flag("--from-random", arguments->fromRandom,
                      "Begin with random weights instead, to see what pre-training is worth");
    command->callback([&program, arguments] {
        program.command = [&program, arguments] { finetune(program, *arguments); };
    });
}

} // namespace vitrine::cli
