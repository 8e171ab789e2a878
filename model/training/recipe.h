// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "text/normalizer.h"
#include "training/pretraining_examples.h"
#include "training/trainer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine
{

/// One source of text: a folder with a grammar, or a text file that the person brings.
struct RecipeSource {
    std::filesystem::path grammar; ///< a folder, or empty
    std::string text;              ///< name of a file, or empty
    double share = 1;              ///< of the examples
    double megabytes = 1e6;        ///< read at most this much of the file
};

/// All that makes a model: the same recipe, texts and number of threads make the same model.
struct Recipe {
    std::string name;
    std::string language;
    std::string description;
    std::uint64_t seed = 1;
    int vocabularySize = 8192;
    int vocabularyDocuments = 30'000; ///< of each grammar, from which the vocabulary is made
    NormalizerSettings normalizer = {};
    Config config = {}; ///< vocabularySize is set when the vocabulary is made
    std::vector<RecipeSource> sources;
    ExampleSettings examples = {};
    int steps = 1000;
    int tokensPerStep = 8192;
    double learningRate = 1e-3;
    int warmupSteps = 100;
    int checkpointEvery = 100; ///< steps
    int evaluateEvery = 200;   ///< steps
    TrainerSettings trainer = {};
};

/// Reads a recipe (JSON; see resources/recipes). Grammars are looked for beside the recipe.
/// Throws Problem: the file cannot be read, or a setting cannot be followed.
Recipe readRecipe(const std::filesystem::path& file);

} // namespace vitrine
