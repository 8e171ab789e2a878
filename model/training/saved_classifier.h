// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/encoder.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine
{

/// A fine-tuned classifier of sentences from a model folder (BertForSequenceClassification).
class SavedClassifier
{
public:
    /// Throws Problem: as loadModel, or the folder holds no classifier.
    explicit SavedClassifier(const std::filesystem::path& folder);

    const std::vector<std::string>& classes() const { return m_classes; }
    const Encoder& encoder() const { return m_encoder; }

    /// The text as classify() sees it, cut to what the model takes.
    Encoding encode(const std::string& text) const;
    /// softmax(pooled · weightᵀ + bias): the probability of each class.
    std::vector<double> classify(const Encoding& encoding) const;
    std::vector<double> classify(const std::string& text) const { return classify(encode(text)); }

private:
    Encoder m_encoder;
    std::vector<std::string> m_classes;
    Matrix m_weight; // (classes, H)
    Vector m_bias;   // (classes)
};

} // namespace vitrine
