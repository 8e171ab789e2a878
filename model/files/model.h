// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/config.h"
#include "files/weights.h"
#include "text/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vitrine
{

/// A BERT that is ready to run: what a Hugging Face model folder holds. Constant once loaded.
struct Model {
    std::string name; ///< the folder's name
    std::filesystem::path folder;
    Config config;
    Tokenizer tokenizer;
    Weights weights;

    bool canPredictWords() const { return weights.maskedLanguageModel.has_value(); }
    bool canScoreNextSentence() const { return weights.nextSentence.has_value(); }
};

/// Opens config.json, model.safetensors and the tokenizer files in `folder`.
/// Throws Problem with a sentence that says what is wrong.
std::shared_ptr<const Model> loadModel(const std::filesystem::path& folder);

} // namespace vitrine
