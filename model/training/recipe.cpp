// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/recipe.h"

#include "files/json_settings.h"
#include "files/read_file.h"

#include <cstdint>
#include <limits>

namespace vitrine
{

namespace
{

constexpr int mostSteps = 100'000'000;

void readModel(JsonSettings settings, Recipe& recipe)
{
    Config& c = recipe.config;
    c.layerCount = 4;
    c.headCount = 4;
    c.hiddenSize = 256;
    c.intermediateSize = 0;
    c.maxPositions = 128;
    settings.read("layers", c.layerCount, 1, 48);
    settings.read("heads", c.headCount, 1, 64);
    settings.read("hidden_size", c.hiddenSize, 8, 4096);
    settings.read("intermediate_size", c.intermediateSize, 8, 16384);
    settings.read("positions", c.maxPositions, 16, 4096);
    settings.refuseOthers();
    if (c.intermediateSize == 0)
        c.intermediateSize = 4 * c.hiddenSize;
    if (c.hiddenSize % c.headCount != 0)
        throw Problem(Say::recipeHeads);
    recipe.examples.maxTokens = c.maxPositions;
}

void readTraining(JsonSettings settings, Recipe& recipe)
{
    TrainerSettings& trainer = recipe.trainer;
    std::string precision = "float32";
    settings.read("steps", recipe.steps, 1, mostSteps);
    settings.read("tokens_per_step", recipe.tokensPerStep, 64, 1'000'000);
    settings.read("learning_rate", recipe.learningRate, 0, 1);
    settings.read("warmup_steps", recipe.warmupSteps, 0, mostSteps);
    settings.read("checkpoint_every", recipe.checkpointEvery, 1, mostSteps);
    settings.read("evaluate_every", recipe.evaluateEvery, 1, mostSteps);
    settings.read("weight_decay", trainer.adamW.weightDecay, 0, 1);
    settings.read("beta2", trainer.adamW.beta2, 0, 0.99999);
    settings.read("largest_gradient_norm", trainer.adamW.largestNorm, 1e-6, 1e6);
    settings.read("dropout", trainer.dropout, 0, 0.9);
    settings.read("threads", trainer.threads, 0, 1024);
    settings.read("precision", precision);
    settings.refuseOthers();
    if (precision != "float32" && precision != "bfloat16")
        settings.fail("precision", Phrase(Say::oneOf, "\"float32\", \"bfloat16\""));
    // Where bfloat16 is not to be had, float32 does the same, more exactly and more slowly.
    if (precision == "bfloat16" && canMultiplyInBFloat16())
        trainer.precision = Precision::BFloat16;
}

} // namespace

Recipe readRecipe(const std::filesystem::path& file)
{
    const nlohmann::json json = readJsonObject(file, 1u << 20);
    Recipe recipe;
    JsonSettings settings(json, file.filename());
    settings.read("name", recipe.name);
    settings.read("language", recipe.language);
    settings.read("description", recipe.description);
    settings.read("seed", recipe.seed, 0, std::numeric_limits<std::uint64_t>::max());
    JsonSettings words = settings.inner("vocabulary");
    words.read("size", recipe.vocabularySize, 100, 60000);
    words.read("documents", recipe.vocabularyDocuments, 100, 10'000'000);
    words.read("lowercase", recipe.normalizer.lowercase);
    bool stripAccents = recipe.normalizer.lowercase;
    words.read("strip_accents", stripAccents);
    recipe.normalizer.stripAccents = stripAccents;
    words.refuseOthers();
    readModel(settings.inner("model"), recipe);
    JsonSettings examples = settings.inner("examples");
    examples.read("long_share", recipe.examples.longShare, 0, 1);
    examples.read("short_pair_share", recipe.examples.shortPairShare, 0, 1);
    examples.read("single_share", recipe.examples.singleShare, 0, 1);
    examples.refuseOthers();
    readTraining(settings.inner("training"), recipe);
    std::vector<JsonSettings> sources = settings.list("sources");
    settings.refuseOthers();
    for (JsonSettings& each : sources) {
        RecipeSource source;
        std::string grammar;
        each.read("grammar", grammar);
        each.read("text", source.text);
        each.read("share", source.share, 1e-9, 1e9);
        each.read("megabytes", source.megabytes, 0.01, 1e6);
        each.refuseOthers();
        if (grammar.empty() == source.text.empty())
            throw Problem(Say::recipeSource);
        if (!grammar.empty())
            source.grammar = file.parent_path() / grammar;
        recipe.sources.push_back(source);
    }
    if (recipe.sources.empty())
        throw Problem(Say::recipeNoSource);
    if (recipe.name.empty())
        recipe.name = file.stem().string();
    return recipe;
}

} // namespace vitrine
