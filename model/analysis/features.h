// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"
#include "types/tensor.h"

#include <array>

namespace vitrine
{

/// The feature-based way: BERT stays as it is, and its vectors are what another model reads. Which
/// vectors? The six choices of "The Illustrated BERT" (Alammar 2018), after table 7 of Devlin et
/// al. 2019. A model with fewer than four layers has fewer than four last ones.
enum class FeatureRecipe {
    Embeddings,
    LastLayer,
    SecondToLastLayer,
    SumOfLastFour,
    ConcatenationOfLastFour,
    SumOfAllLayers
};

inline constexpr std::array allFeatureRecipes = {
    FeatureRecipe::Embeddings,     FeatureRecipe::LastLayer,
    FeatureRecipe::SumOfAllLayers, FeatureRecipe::SecondToLastLayer,
    FeatureRecipe::SumOfLastFour,  FeatureRecipe::ConcatenationOfLastFour};

/// Length of a token's vector.
int featureWidth(const Config& config, FeatureRecipe recipe);

/// The vectors of all tokens, (T, width).
Matrix features(const Trace& trace, FeatureRecipe recipe);

/// F1 in percent that BERT-base reached with these features in named-entity recognition on
/// CoNLL-2003's development set, with a two-layer BiLSTM on top (Devlin et al. 2019, table 7; the
/// sums are weighted there).
double publishedF1(FeatureRecipe recipe);
/// The same where all of BERT was fine-tuned.
inline constexpr double publishedFineTunedF1 = 96.4;

} // namespace vitrine
