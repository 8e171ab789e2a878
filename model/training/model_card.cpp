// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/model_card.h"

#include <cmath>
#include <sstream>

namespace vitrine
{

static std::string percent(int part, int all)
{
    return all ? std::to_string(std::lround(100.0 * part / all)) + " %" : "-";
}

std::string modelCard(const Pretrainer& run, const BatchScore& heldOut)
{
    const Recipe& recipe = run.recipe();
    const Config& c = recipe.config;
    std::ostringstream card;
    card.precision(3);
    card << "# " << recipe.name << "\n\n" << recipe.description << "\n\n";
    card << "- Made by `vitrine-cli pretrain` from the recipe `" << recipe.name << ".json`, seed "
         << recipe.seed << ".\n";
    card << "- Size: " << c.layerCount << " layers, " << c.headCount << " heads, hidden size "
         << c.hiddenSize << ", feed-forward " << c.intermediateSize << ", " << c.maxPositions
         << " positions, WordPiece vocabulary of " << c.vocabularySize
         << (recipe.normalizer.lowercase ? ", lower case" : ", cased")
         << (recipe.normalizer.stripsAccents() ? ", accents stripped" : ", accents kept") << "; "
         << static_cast<double>(run.trainer().layout().size) / 1e6
         << " million parameters, stored as float16.\n";
    card << "- Text:";
    for (const RecipeSource& source : recipe.sources) {
        card << (source.grammar.empty()
                     ? " the file `" + source.text + "`"
                     : " the grammar `" + source.grammar.filename().string() + "`")
             << " (share " << source.share << ")"
             << (&source == &recipe.sources.back() ? ".\n" : ",");
    }
    card << "- Training: " << run.stepsDone() << " of " << recipe.steps << " steps of about "
         << recipe.tokensPerStep << " tokens, " << static_cast<double>(run.tokensSeen()) / 1e6
         << " million tokens in all; 15 % of the tokens "
         << "chosen, 80/10/10; next sentence right in half of the pairs; AdamW, peak rate "
         << recipe.learningRate << ", linear decay, "
         << (recipe.trainer.precision == Precision::BFloat16 ? "bfloat16" : "float32")
         << " products by " << productLibrary() << ", " << run.trainer().threadCount()
         << " threads, " << std::lround(run.seconds / 60) << " minutes.\n";
    for (const std::string& sentence : run.aboutHeldOut())
        card << "- " << sentence << " A single sentence may stand on both sides.\n";
    card << "- Held-out batches drawn as in training: "
         << percent(heldOut.wordsRight, heldOut.words) << " of the hidden words right, "
         << percent(heldOut.sentencesRight, heldOut.sentences) << " of the sentence pairs.\n";
    return card.str();
}

} // namespace vitrine
