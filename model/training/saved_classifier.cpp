// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/saved_classifier.h"

#include "files/read_file.h"
#include "files/weight_source.h"
#include "types/problem.h"

#include <cmath>

namespace vitrine
{

/// The names of the classes, which Hugging Face keeps in config.json as "id2label". It leaves out
/// the names that it gives itself: LABEL_0, LABEL_1. `outputs`: of the classifier.
static std::vector<std::string> readClasses(const std::filesystem::path& file, int outputs)
{
    const nlohmann::json config = readJsonObject(file, 1u << 20);
    std::vector<std::string> classes;
    const auto names = config.find("id2label");
    if ((names == config.end() || names->is_null()) && outputs >= 2) {
        for (int i = 0; i < outputs; ++i)
            classes.push_back("LABEL_" + std::to_string(i));
        return classes;
    }
    if (names != config.end() && names->is_object())
        for (std::size_t i = 0; i < names->size(); ++i)
            if (const auto name = names->find(std::to_string(i));
                name != names->end() && name->is_string())
                classes.push_back(name->get<std::string>());
    if (classes.size() < 2 || classes.size() != names->size() || outputs == 0)
        throw Problem(file, Say::noClassNames);
    return classes;
}

SavedClassifier::SavedClassifier(const std::filesystem::path& folder) : m_encoder(loadModel(folder))
{
    WeightSource source(folder / "model.safetensors");
    m_classes = readClasses(folder / "config.json", source.rows("classifier.weight"));
    if (!m_encoder.model()->weights.pooler)
        throw Problem(folder, Say::noPooler);
    const LinearWeights top = source.linear("classifier", m_encoder.model()->config.hiddenSize,
                                            static_cast<int>(m_classes.size()));
    m_weight = top.weight.unpacked();
    m_bias = top.bias;
}

Encoding SavedClassifier::encode(const std::string& text) const
{
    return m_encoder.model()->tokenizer.encode(text, std::nullopt, m_encoder.maxTokens());
}

std::vector<double> SavedClassifier::classify(const Encoding& encoding) const
{
    const auto trace = m_encoder.run(encoding, {.guessAt = std::vector<TokenIndex>()});
    const Vector logits = *trace->pooled() * m_weight.transpose() + m_bias;
    const Eigen::ArrayXd powers =
        (logits.cast<double>().array() - static_cast<double>(logits.maxCoeff())).exp();
    const double sum = powers.sum();
    std::vector<double> probabilities;
    for (const double power : powers)
        probabilities.push_back(power / sum);
    return probabilities;
}

} // namespace vitrine
