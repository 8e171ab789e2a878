// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/features.h"
#include "encoder/encoder.h"
#include "training/confusion_matrix.h"
#include "training/tagged_table.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace vitrine
{

/// The words of a marked text as a frozen BERT sees them: for each recipe one vector a word, that
/// of its first piece (Devlin et al. 2019, section 5.3).
struct FeatureTable {
    std::vector<std::string> classes;
    std::vector<std::string> words; ///< N words, as the text spells them
    std::vector<int> sentences;     ///< (N): which sentence each word stands in
    std::vector<int> labels;        ///< (N)
    std::vector<bool> isHeldOut;    ///< (N): whole sentences are held out
    int cutSentences = 0;           ///< longer than the model takes; their last words are missing
    std::vector<Matrix> vectors;    ///< per recipe, in the order of allFeatureRecipes: (N, width)
};

/// Runs every sentence once. `heldOutShare` of the sentences are held out; the same seed holds out
/// the same ones. Empty if `progress` cancelled it. Throws Problem for more than 2,000 sentences.
std::optional<FeatureTable> makeFeatureTable(const Encoder& encoder, const TaggedTable& table,
                                             double heldOutShare, std::uint64_t seed,
                                             const Progress& progress = {});

/// Trains a linear classifier on the words to learn from, and asks it about the held-out ones.
ConfusionMatrix scoreFeatures(const FeatureTable& table, FeatureRecipe recipe);

/// Writes what a statistics program reads: word, sentence, class, held out, then the vector.
/// Throws Problem.
void writeFeaturesCsv(const std::filesystem::path& file, const FeatureTable& table,
                      FeatureRecipe recipe);
/// Writes all recipes: a tensor "features.<recipe>" each, "labels" and "held_out" (N, as numbers),
/// the names of the classes in the metadata. Throws Problem.
void writeFeaturesSafetensors(const std::filesystem::path& file, const FeatureTable& table);

/// "embeddings", "last_layer" and so on, for files and command lines.
const char* featureName(FeatureRecipe recipe);

} // namespace vitrine
