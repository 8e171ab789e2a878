// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "encoder/encoder.h"

namespace vitrine::cli
{

static Json sizes(const Model& model)
{
    const Config& c = model.config;
    return {{"num_hidden_layers", c.layerCount},   {"num_attention_heads", c.headCount},
            {"hidden_size", c.hiddenSize},         {"intermediate_size", c.intermediateSize},
            {"vocab_size", c.vocabularySize},      {"max_position_embeddings", c.maxPositions},
            {"type_vocab_size", c.segmentCount},   {"hidden_act", c.activationName},
            {"layer_norm_eps", c.layerNormEpsilon}};
}

static Json tokenizer(const Model& model)
{
    const TokenizerSettings& settings = model.tokenizer.settings();
    const auto token = [&](TokenId id) { return model.tokenizer.vocabulary().text(id); };
    const SpecialTokens& specials = model.tokenizer.specials();
    return {{"type", "WordPiece"},
            {"lowercase", settings.normalizer.lowercase},
            {"strip_accents", settings.normalizer.stripsAccents()},
            {"tokenize_chinese_chars", settings.normalizer.spaceChinese},
            {"max_tokens", longestSequence(model)},
            {"unk_token", token(specials.unknown)},
            {"cls_token", token(specials.classification)},
            {"sep_token", token(specials.separator)},
            {"mask_token", token(specials.mask)}};
}

void addInfo(CLI::App& app, Program& program)
{
    CLI::App* const command = app.add_subcommand("info", "Say what the model is");
    command->callback([&program] {
        program.command = [&program] {
            const auto model = program.model();
            Json cannot = Json::array();
            if (!model->canPredictWords())
                cannot.push_back("masked words: the checkpoint has no masked-language-model head");
            if (!model->canScoreNextSentence())
                cannot.push_back("next sentence: the checkpoint has no next-sentence head");
            print({{"name", model->name},
                   {"parameters", model->weights.parameterCount},
                   {"sizes", sizes(*model)},
                   {"heads",
                    {{"masked_language_model", model->canPredictWords()},
                     {"next_sentence", model->canScoreNextSentence()},
                     {"pooler", model->weights.pooler.has_value()}}},
                   {"cannot_serve", cannot},
                   {"tokenizer", tokenizer(*model)}});
        };
    });
}

} // namespace vitrine::cli
