// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/recipe.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine
{

/// Where pre-training stands.
struct PretrainingProgress {
    int step = 0, steps = 0;
    BatchScore recent;                 ///< of the last steps
    std::optional<BatchScore> heldOut; ///< measured just now
    long tokensSeen = 0;
    double seconds = 0;         ///< learning time of all sessions
    double tokensPerSecond = 0; ///< of the last steps
};

/// Makes a model by a recipe: vocabulary, then steps. Everything that is drawn at random depends on
/// the recipe's seed and the step alone, so a run that is broken off and resumed goes on as if
/// nothing had happened.
class Pretrainer
{
public:
    /// Reads the texts and makes the vocabulary. `texts`: files for the recipe's "text" sources, by
    /// their names. `vocabulary`: of a run that is resumed. Throws Problem if a
    /// text or a grammar cannot be read.
    Pretrainer(const Recipe& recipe, const std::vector<std::filesystem::path>& texts,
               std::optional<std::vector<std::string>> vocabulary = std::nullopt);

    /// One step. The score is the batch's, before it was learned from.
    BatchScore step();
    /// Loss and hits on examples that training never sees; the same ones each time.
    BatchScore evaluate();

    int stepsDone() const { return m_step; }
    bool isFinished() const { return m_step >= m_recipe.steps; }
    long tokensSeen() const { return m_tokensSeen; }
    double seconds = 0; ///< spent in learning, over all sessions

    const Recipe& recipe() const { return m_recipe; }
    const Tokenizer& tokenizer() const { return *m_tokenizer; }
    /// A sentence about each grammar: what of it is held out, and whether that can be kept apart.
    std::vector<std::string> aboutHeldOut() const;
    const Trainer& trainer() const { return *m_trainer; }
    Trainer& trainer() { return *m_trainer; }

    /// Everything that resuming needs, in one file, written aside and renamed.
    void saveCheckpoint(const std::filesystem::path& file) const;
    /// Throws Problem if the checkpoint is of another recipe or of other texts, or if it
    /// cannot be read or is damaged; nothing is changed then.
    void loadCheckpoint(const std::filesystem::path& file);

private:
    std::string fingerprint() const;

    Recipe m_recipe;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::unique_ptr<PretrainingExamples> m_examples;
    std::map<std::string, std::shared_ptr<const GrammarSource>> m_grammars; // by the folder's name
    std::unique_ptr<Trainer> m_trainer;
    std::vector<Example> m_heldOut;
    int m_step = 0;
    long m_tokensSeen = 0;
};

/// The vocabulary of a recipe's texts.
std::vector<std::string> makeVocabulary(const Recipe& recipe,
                                        const std::vector<std::filesystem::path>& texts);

} // namespace vitrine
