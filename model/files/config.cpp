// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/config.h"

#include "files/json_settings.h"
#include "files/read_file.h"

#include <map>
#include <string>

namespace vitrine
{

namespace
{

Activation readActivation(JsonSettings& settings, std::string& name)
{
    static const std::map<std::string, Activation> known = {
        {"gelu", Activation::Gelu},
        {"gelu_new", Activation::GeluTanh},
        {"gelu_pytorch_tanh", Activation::GeluTanh},
        {"relu", Activation::Relu},
        {"silu", Activation::Silu},
        {"swish", Activation::Silu},
        {"tanh", Activation::Tanh}};
    name = "gelu";
    settings.read("hidden_act", name);
    const auto found = known.find(name);
    if (found == known.end())
        settings.fail(
            "hidden_act",
            Phrase(Say::oneOf, "gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish, tanh"));
    return found->second;
}

/// Other models have such files, too.
void checkKind(JsonSettings& settings)
{
    std::string kind = "bert", positions = "absolute";
    bool decodes = false;
    settings.read("model_type", kind);
    settings.read("position_embedding_type", positions);
    settings.read("is_decoder", decodes);
    if (kind != "bert")
        settings.fail("model_type", Phrase(Say::bertOnly));
    if (positions != "absolute")
        settings.fail("position_embedding_type", "\"absolute\"");
    if (decodes)
        settings.fail("is_decoder", Phrase(Say::encodersOnly));
}

} // namespace

Config readConfig(const std::filesystem::path& file)
{
    const nlohmann::json json = readJsonObject(file, 1u << 20);
    JsonSettings settings(json, file);
    checkKind(settings);
    Config config;
    config.vocabularySize = settings.required("vocab_size", 5, 2'000'000);
    config.hiddenSize = settings.required("hidden_size", 1, 65'536);
    config.layerCount = settings.required("num_hidden_layers", 1, 1'000);
    config.headCount = settings.required("num_attention_heads", 1, config.hiddenSize);
    if (config.hiddenSize % config.headCount != 0)
        settings.fail("num_attention_heads", Phrase(Say::divisor, config.hiddenSize));
    config.intermediateSize = settings.required("intermediate_size", 1, 1'000'000);
    config.maxPositions = settings.required("max_position_embeddings", 4, 1'000'000);
    settings.read("type_vocab_size", config.segmentCount, 1, 1'000);
    config.layerNormEpsilon = 1e-12;
    settings.read("layer_norm_eps", config.layerNormEpsilon, 1e-30, 1);
    config.activation = readActivation(settings, config.activationName);
    return config;
}

} // namespace vitrine
