// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/run_options.h"
#include "encoder/trace.h"
#include "files/model.h"

#include <memory>

namespace vitrine
{

/// How many tokens a model can take: what its positions and its tokenizer allow, and at most as
/// many as make a trace of 4 GB.
int longestSequence(const Model& model);

/// BERT's forward pass (Devlin et al. 2019; Vaswani et al. 2017, encoder only, LayerNorm after each
/// residual). Keeps every intermediate result. One run at a time; a second caller waits.
class Encoder
{
public:
    /// `threads` 0: one per processor core.
    explicit Encoder(std::shared_ptr<const Model> model, int threads = 0);
    ~Encoder();

    /// Runs one sequence. Returns null if `progress` cancelled it. Throws Problem if
    /// the sequence is empty or longer than maxTokens(), if an id is not in the vocabulary, or if
    /// the options name a head, layer or token that is not there, or if the model's
    /// numbers overflow on the way.
    std::shared_ptr<const Trace> run(const Encoding& encoding, const RunOptions& options = {},
                                     const Progress& progress = {}) const;

    const std::shared_ptr<const Model>& model() const;
    int maxTokens() const; ///< see longestSequence()

private:
    struct Implementation;
    std::unique_ptr<Implementation> m;
};

} // namespace vitrine
