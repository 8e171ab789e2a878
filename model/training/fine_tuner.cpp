// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/fine_tuner.h"

#include "corpus/shuffle.h"
#include "training/model_parameters.h"
#include "training/model_writer.h"
#include "types/problem.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>
#include <stdexcept>

namespace vitrine
{

static std::vector<float> startingParameters(const Model& model, const Heads& heads,
                                             FineTuningStart start, std::uint64_t seed)
{
    if (model.config.activation != Activation::Gelu)
        throw Problem(Say::otherActivation, model.name, model.config.activationName);
    const ParameterLayout layout(model.config, heads);
    std::vector<float> parameters = initialParameters(layout, seed);
    if (start == FineTuningStart::Pretrained)
        copyParameters(model.weights, layout, parameters);
    return parameters;
}

FineTuner::FineTuner(std::shared_ptr<const Model> model, const LabelledTable& table,
                     const FineTuningSettings& settings, FineTuningStart start)
    : m_model(std::move(model))
    , m_settings(settings)
    , m_start(start)
    , m_classes(table.classes)
    , m_trainer(m_model->config, {.sequenceClasses = static_cast<int>(m_classes.size())},
                {.dropout = settings.dropout, .threads = settings.threads},
                startingParameters(*m_model,
                                   {.sequenceClasses = static_cast<int>(m_classes.size())}, start,
                                   settings.seed))
{
    // Two texts are the same if the model gets the same tokens.
    const auto tokensOf = [this](const std::string& text) {
        std::string tokens;
        for (const int token : exampleOf(text).tokens)
            tokens += std::to_string(token) + ' ';
        return tokens;
    };
    const TableSplit split = splitTable(table, settings.heldOutShare, settings.seed, tokensOf);
    if (split.heldOut.empty())
        throw Problem(Say::oftenTheSame);
    m_repeated = split.repeated;
    for (const LabelledText& row : table.rows)
        m_cut += bool(m_model->tokenizer.encode(row.text, std::nullopt, maxTokens()).truncation);
    m_training = examplesOf(split.training);
    m_heldOut = examplesOf(split.heldOut);
    m_order.resize(m_training.size());
    const auto batch = static_cast<std::size_t>(settings.batchSize);
    m_steps = settings.epochs * static_cast<int>((m_training.size() + batch - 1) / batch);
}

int FineTuner::maxTokens() const
{
    return std::min(m_settings.maxTokens, m_model->config.maxPositions);
}

Example FineTuner::exampleOf(const std::string& text) const
{
    Example example;
    for (const Token& token : m_model->tokenizer.encode(text, std::nullopt, maxTokens()).tokens) {
        example.tokens.push_back(token.id.value);
        example.segments.push_back(0);
    }
    return example;
}

std::vector<Example> FineTuner::examplesOf(const std::vector<LabelledText>& rows) const
{
    std::vector<Example> examples;
    for (const LabelledText& row : rows) {
        examples.push_back(exampleOf(row.text));
        examples.back().label = row.label;
    }
    return examples;
}

double FineTuner::epochsDone() const
{
    return static_cast<double>(m_step) * m_settings.epochs / m_steps;
}

BatchScore FineTuner::step()
{
    const auto batch = static_cast<std::size_t>(m_settings.batchSize);
    const std::size_t perEpoch = (m_training.size() + batch - 1) / batch;
    const std::size_t inEpoch = static_cast<std::size_t>(m_step) % perEpoch;
    if (inEpoch == 0) { // a new order for each pass
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        Random random = Random::stream(m_settings.seed, static_cast<std::uint64_t>(m_step));
        shuffle(m_order, random);
    }
    std::vector<Example> examples;
    for (std::size_t i = inEpoch * batch; i < std::min(m_order.size(), (inEpoch + 1) * batch); ++i)
        examples.push_back(m_training[m_order[i]]);
    const double rate =
        linearSchedule(m_step, m_steps, static_cast<int>(m_settings.warmupShare * m_steps),
                       m_settings.learningRate);
    const std::uint64_t dropoutSeed =
        Random::stream(m_settings.seed ^ 0xd409, static_cast<std::uint64_t>(m_step)).next();
    ++m_step;
    return m_trainer.step(examples, rate, dropoutSeed);
}

static int likeliest(const TrainingMatrix<float>& probabilities, Eigen::Index row)
{
    Eigen::Index best = 0;
    probabilities.row(row).maxCoeff(&best);
    return static_cast<int>(best);
}

ConfusionMatrix FineTuner::heldOut()
{
    ConfusionMatrix matrix(static_cast<int>(m_classes.size()));
    const TrainingMatrix<float> probabilities = m_trainer.sentenceProbabilities(m_heldOut);
    for (std::size_t i = 0; i < m_heldOut.size(); ++i)
        matrix.add(m_heldOut[i].label, likeliest(probabilities, static_cast<Eigen::Index>(i)));
    return matrix;
}

std::vector<double> FineTuner::classify(const std::string& text)
{
    const TrainingMatrix<float> probabilities = m_trainer.sentenceProbabilities({exampleOf(text)});
    std::vector<double> classes;
    for (Eigen::Index i = 0; i < probabilities.cols(); ++i)
        classes.push_back(static_cast<double>(probabilities(0, i)));
    return classes;
}

void FineTuner::save(const std::filesystem::path& folder, const std::string& tableName)
{
    const ConfusionMatrix matrix = heldOut();
    std::ostringstream card;
    card << "# " << folder.filename().string() << "\n\nA classifier of sentences, fine-tuned by "
         << "Vitrine.\n\n- Start: "
         << (m_start == FineTuningStart::Pretrained
                 ? "the pre-trained model `" + m_model->name + "`"
                 : "random weights, in the shape of `" + m_model->name + "`")
         << ".\n- Table: `" << tableName << "`, " << m_training.size() << " rows to learn from, "
         << m_heldOut.size() << " held out (seed " << m_settings.seed << ").\n";
    if (m_repeated > 0)
        card << "- Repeated: " << m_repeated
             << " rows repeat another one's text and stay on its side.\n";
    if (m_cut > 0)
        card << "- Cut: " << m_cut << " rows are longer than " << maxTokens()
             << " tokens and lose their end.\n";
    card << "- Training: " << m_step << " of " << m_steps << " steps of " << m_settings.batchSize
         << " rows, AdamW, peak rate " << m_settings.learningRate << ", dropout "
         << m_settings.dropout << ".\n- Held-out accuracy: " << matrix.right() << " of "
         << matrix.total() << " (" << std::lround(100 * matrix.accuracy()) << " %).\n- Classes: ";
    for (const std::string& name : m_classes)
        card << (&name == &m_classes.front() ? "" : ", ") << name;
    card << ".\n";
    writeModelFolder(folder, m_trainer.layout(), m_trainer.parameters(), m_model->tokenizer,
                     card.str(), m_classes);
}

} // namespace vitrine
