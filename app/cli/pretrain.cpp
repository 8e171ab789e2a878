// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "files/folder_lock.h"
#include "files/tokenizer_files.h"
#include "files/write_file.h"
#include "training/model_card.h"
#include "training/model_writer.h"
#include "training/pretrainer.h"

#include <cstdio>
#include <fstream>

namespace vitrine::cli
{

namespace
{

namespace fs = std::filesystem;

constexpr const char* checkpointName = "checkpoint.safetensors";

struct PretrainArguments {
    std::string recipe, output;
    std::vector<std::string> corpora;
    bool resume = false;
};

/// The vocabulary that belongs to the folder's checkpoint.
std::vector<std::string> storedVocabulary(const fs::path& file)
{
    std::ifstream in(file);
    if (!in)
        throw InputError(file.string() + " is missing, and the checkpoint beside it needs it");
    std::vector<std::string> entries;
    for (std::string line; std::getline(in, line);)
        entries.push_back(line);
    return entries;
}

/// One line on standard error: step, losses, hits, speed if there is one, time left.
void report(const Pretrainer& run, const char* what, const BatchScore& score,
            std::optional<double> tokensPerSecond = std::nullopt)
{
    const Recipe& recipe = run.recipe();
    const double left =
        run.stepsDone() ? run.seconds / run.stepsDone() * (recipe.steps - run.stepsDone()) : 0;
    char speed[40] = "";
    if (tokensPerSecond)
        std::snprintf(speed, sizeof speed, "%.0f tokens/s, ", *tokensPerSecond);
    std::fprintf(
        stderr,
        "step %d of %d, %s: words %.3f (%.1f %% right), next sentence %.3f (%.1f %% right), "
        "%s%d min left\n",
        run.stepsDone(), recipe.steps, what, score.meanWordLoss(),
        score.words ? 100.0 * score.wordsRight / score.words : 0.0, score.meanSentenceLoss(),
        score.sentences ? 100.0 * score.sentencesRight / score.sentences : 0.0, speed,
        static_cast<int>(left / 60 + 0.5));
}

void pretrain(const Program& program, const PretrainArguments& arguments)
{
    const fs::path folder = arguments.output, checkpoint = folder / checkpointName;
    if (arguments.resume && !fs::exists(checkpoint))
        throw InputError("there is no " + checkpoint.string() +
                         " to go on with; leave out --resume to begin");
    makeFolder(folder);
    const FolderLock lock(folder);
    const bool exists = fs::exists(checkpoint);
    if (exists && !arguments.resume)
        throw InputError(checkpoint.string() +
                         " is there already; go on with it by --resume, or choose another folder");
    const Recipe recipe = readRecipe(arguments.recipe);
    for (const char* const name : {checkpointName, "model.safetensors"})
        lock.removeLeftovers(name);
    if (!exists)
        prepareModelFolder(folder);
    std::fprintf(stderr, "reading the texts ...\n");
    Pretrainer run(recipe, {arguments.corpora.begin(), arguments.corpora.end()},
                   exists ? std::optional(storedVocabulary(folder / "vocab.txt")) : std::nullopt);
    if (exists)
        run.loadCheckpoint(checkpoint);
    BatchScore heldOut;
    const auto save = [&] {
        heldOut = run.evaluate();
        writeModelFolder(folder, run.trainer().layout(), run.trainer().parameters(),
                         run.tokenizer(), modelCard(run, heldOut));
        run.saveCheckpoint(checkpoint);
    };
    if (!exists) {
        // At each moment the run can be begun anew or gone on with: a folder without a checkpoint
        // has no model either, and beside a checkpoint there is the vocabulary that it needs.
        writeVocabulary(folder, run.tokenizer());
        run.saveCheckpoint(checkpoint);
        save();
    }
    std::fprintf(stderr, "%d parameters, %d words, products by %s\n",
                 static_cast<int>(run.trainer().layout().size), run.tokenizer().vocabulary().size(),
                 productLibrary());
    for (const std::string& sentence : run.aboutHeldOut())
        program.warn(sentence);
    BatchScore recent;
    long tokens = run.tokensSeen();
    double seconds = run.seconds;
    while (!run.isFinished()) {
        recent.add(run.step());
        const int step = run.stepsDone();
        if (step % 20 == 0 || run.isFinished()) {
            report(run, "training", recent,
                   static_cast<double>(run.tokensSeen() - tokens) /
                       std::max(1e-9, run.seconds - seconds));
            recent = {};
            tokens = run.tokensSeen();
            seconds = run.seconds;
        }
        if (step % recipe.checkpointEvery == 0)
            save();
        if (step % recipe.evaluateEvery == 0)
            report(run, "held out", run.evaluate());
    }
    save();
    print({{"model", folder.string()},
           {"steps", run.stepsDone()},
           {"tokens", run.tokensSeen()},
           {"seconds", run.seconds},
           {"held_out_word_loss", heldOut.meanWordLoss()},
           {"held_out_words_right", heldOut.words ? double(heldOut.wordsRight) / heldOut.words : 0},
           {"held_out_next_sentence_right",
            heldOut.sentences ? double(heldOut.sentencesRight) / heldOut.sentences : 0}});
}

} // namespace

void addPretrain(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<PretrainArguments>();
    CLI::App* const command =
        app.add_subcommand("pretrain", "Train a BERT from nothing, by a recipe");
    command
        ->add_option("--recipe", arguments->recipe, "What to train, on what, for how long (JSON)")
        ->required();
    command->add_option("--corpus", arguments->corpora,
                        "Text files that the recipe names, one sentence a line");
    command->add_option("--output", arguments->output, "Folder of the model and its checkpoint")
        ->required();
    command->add_flag("--resume", arguments->resume, "Go on from the folder's checkpoint");
    command->callback([&program, arguments] {
        program.command = [&program, arguments] { pretrain(program, *arguments); };
    });
}

} // namespace vitrine::cli
