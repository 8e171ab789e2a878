// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/random.h"
#include "files/model.h"
#include "training/confusion_matrix.h"
#include "training/labelled_table.h"
#include "training/trainer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine
{

/// Where fine-tuning begins: with what pre-training left, or with numbers drawn at random, which
/// shows what pre-training was worth.
enum class FineTuningStart { Pretrained, Random };

struct FineTuningSettings {
    int epochs = 10;            ///< passes over the training rows
    int batchSize = 16;         ///< rows a step
    double learningRate = 5e-4; ///< at its peak; Devlin et al. take 2e-5 to 5e-5 for models 20
                                ///< times as large
    double warmupShare = 0.1;   ///< of the steps
    double heldOutShare = 0.25; ///< of the rows
    double dropout = 0.1;
    int maxTokens = 128; ///< longer rows lose their end
    int threads = 0;     ///< 0: one per core
    std::uint64_t seed = 1;
};

/// Learns to tell the classes of a table: a linear layer on the pooled [CLS], and the whole encoder
/// under it (Devlin et al. 2019, section 4). The same model, table, settings and number of threads
/// give the same classifier.
class FineTuner
{
public:
    /// Throws Problem if the model's activation is not GELU with erf, the one that
    /// the trainer knows, or if its rows repeat so much that none can be held out.
    FineTuner(std::shared_ptr<const Model> model, const LabelledTable& table,
              const FineTuningSettings& settings, FineTuningStart start);

    /// One batch. The score is the batch's, before it was learned from.
    BatchScore step();
    bool isFinished() const { return m_step >= m_steps; }
    int stepsDone() const { return m_step; }
    int steps() const { return m_steps; }
    double epochsDone() const;

    /// What it makes of the held-out rows now.
    ConfusionMatrix heldOut();
    /// Probability of each class for one text, in the order of classes().
    std::vector<double> classify(const std::string& text);

    const std::vector<std::string>& classes() const { return m_classes; }
    int trainingRows() const { return static_cast<int>(m_training.size()); }
    /// Rows that the model sees as it saw an earlier one; they stay on that one's side.
    int repeatedRows() const { return m_repeated; }
    /// Rows longer than maxTokens(), of which the end is left out.
    int cutRows() const { return m_cut; }
    int maxTokens() const;
    int heldOutRows() const { return static_cast<int>(m_heldOut.size()); }
    const Model& model() const { return *m_model; }

    /// Writes a Hugging Face folder of BertForSequenceClassification, with a card. Throws
    /// Problem.
    void save(const std::filesystem::path& folder, const std::string& tableName);

private:
    std::vector<Example> examplesOf(const std::vector<LabelledText>& rows) const;
    Example exampleOf(const std::string& text) const;

    std::shared_ptr<const Model> m_model;
    FineTuningSettings m_settings;
    FineTuningStart m_start;
    std::vector<std::string> m_classes;
    std::vector<Example> m_training, m_heldOut;
    std::vector<std::size_t> m_order; // of this epoch
    Trainer m_trainer;
    int m_step = 0, m_steps = 0;
    int m_repeated = 0, m_cut = 0;
};

} // namespace vitrine
