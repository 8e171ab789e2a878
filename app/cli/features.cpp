// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "files/write_file.h"
#include "training/feature_table.h"

namespace vitrine::cli
{

namespace
{

struct FeaturesArguments {
    std::string table, csvFolder, safetensors;
    double heldOutShare = 0.25;
    std::uint64_t seed = 1;
};

void features(const Program& program, const FeaturesArguments& arguments)
{
    const TaggedTable tagged = readTaggedTable(arguments.table);
    const Encoder encoder(program.model());
    const FeatureTable table =
        *makeFeatureTable(encoder, tagged, arguments.heldOutShare, arguments.seed);
    if (table.cutSentences > 0)
        program.warn(std::to_string(table.cutSentences) + " sentences are longer than " +
                     std::to_string(encoder.maxTokens()) + " tokens and lose their last words");
    Json recipes = Json::array();
    for (const FeatureRecipe recipe : allFeatureRecipes) {
        const ConfusionMatrix matrix = scoreFeatures(table, recipe);
        recipes.push_back({{"recipe", featureName(recipe)},
                           {"width", featureWidth(encoder.model()->config, recipe)},
                           {"f1", matrix.f1Without(0)},
                           {"held_out_words", matrix.total()},
                           {"published_conll_2003_f1", publishedF1(recipe) / 100}});
        if (!arguments.csvFolder.empty()) {
            makeFolder(arguments.csvFolder);
            writeFeaturesCsv(std::filesystem::path(arguments.csvFolder) /
                                 (std::string(featureName(recipe)) + ".csv"),
                             table, recipe);
        }
    }
    if (!arguments.safetensors.empty())
        writeFeaturesSafetensors(arguments.safetensors, table);
    print({{"model", encoder.model()->name},
           {"words", table.words.size()},
           {"classes", table.classes},
           {"recipes", recipes}});
}

} // namespace

void addFeatures(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<FeaturesArguments>();
    CLI::App* const command = app.add_subcommand(
        "features", "Freeze BERT, take its vectors by six recipes, and see what each is worth");
    command
        ->add_option("--table", arguments->table,
                     "Marked text: one sentence a line, words as [New York|place]")
        ->required();
    command->add_option("--csv", arguments->csvFolder, "Folder for the vectors, a CSV per recipe");
    command->add_option("--safetensors", arguments->safetensors, "File for the vectors");
    command->add_option("--held-out", arguments->heldOutShare, "Share of the sentences held out")
        ->check(CLI::Range(0.01, 0.9))
        ->capture_default_str();
    command->add_option("--seed", arguments->seed, "Which sentences are held out")
        ->capture_default_str();
    command->callback([&program, arguments] {
        program.command = [&program, arguments] { features(program, *arguments); };
    });
}

} // namespace vitrine::cli
