// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/config.h"

#include "files/read_file.h"
#include "types/load_error.h"

#include <cmath>
#include <map>
#include <string>

namespace vitrine
{

namespace
{

/// Reads settings out of one JSON object and complains in words.
class Settings
{
public:
    Settings(const nlohmann::json& json, std::string file) : m_json(json), m_file(std::move(file))
    {
    }

    [[noreturn]] void fail(const std::string& key, const std::string& expected) const
    {
        const std::string found = m_json.contains(key) ? m_json[key].dump() : "nothing";
        throw LoadError(LoadErrorKind::InvalidValue, m_file,
                        "'" + key + "' should be " + expected + ", but is " +
                            (found.size() > 60 ? found.substr(0, 60) + "..." : found));
    }

    bool has(const std::string& key) const
    {
        return m_json.contains(key) && !m_json[key].is_null();
    }

    int size(const std::string& key, int least, int most) const
    {
        const std::string expected =
            "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
        if (!has(key) || !m_json[key].is_number_integer())
            fail(key, expected);
        const auto& number = m_json[key];
        const bool fits = number.is_number_unsigned()
                              ? number.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                              : number.get<std::int64_t>() <= most;
        if (!fits || number.get<std::int64_t>() < least)
            fail(key, expected);
        return number.get<int>();
    }

    std::string word(const std::string& key, const std::string& ifAbsent) const
    {
        if (!has(key))
            return ifAbsent;
        if (!m_json[key].is_string())
            fail(key, "a word");
        return m_json[key].get<std::string>();
    }

    double small(const std::string& key, double ifAbsent) const
    {
        if (!has(key))
            return ifAbsent;
        if (!m_json[key].is_number())
            fail(key, "a small positive number");
        const double value = m_json[key].get<double>();
        if (!(value >= 1e-30 && value <= 1))
            fail(key, "a small positive number");
        return value;
    }

    bool isTrue(const std::string& key) const
    {
        return has(key) && m_json[key].is_boolean() && m_json[key].get<bool>();
    }

private:
    const nlohmann::json& m_json;
    std::string m_file;
};

Activation readActivation(const Settings& settings)
{
    static const std::map<std::string, Activation> known = {
        {"gelu", Activation::Gelu},
        {"gelu_new", Activation::GeluTanh},
        {"gelu_pytorch_tanh", Activation::GeluTanh},
        {"relu", Activation::Relu},
        {"silu", Activation::Silu},
        {"swish", Activation::Silu},
        {"tanh", Activation::Tanh}};
    const auto found = known.find(settings.word("hidden_act", "gelu"));
    if (found == known.end())
        settings.fail("hidden_act",
                      "one of gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish, tanh");
    return found->second;
}

} // namespace

Config readConfig(const std::filesystem::path& file)
{
    const nlohmann::json json = readJsonObject(file, 1u << 20);
    const Settings settings(json, file.string());
    if (settings.word("model_type", "bert") != "bert")
        settings.fail("model_type", "\"bert\": Vitrine opens BERT models only");
    if (settings.word("position_embedding_type", "absolute") != "absolute")
        settings.fail("position_embedding_type", "\"absolute\"");
    if (settings.isTrue("is_decoder"))
        settings.fail("is_decoder", "false: Vitrine opens encoders only");

    Config config;
    config.vocabularySize = settings.size("vocab_size", 5, 2'000'000);
    config.hiddenSize = settings.size("hidden_size", 1, 65'536);
    config.layerCount = settings.size("num_hidden_layers", 1, 1'000);
    config.headCount = settings.size("num_attention_heads", 1, config.hiddenSize);
    if (config.hiddenSize % config.headCount != 0)
        settings.fail("num_attention_heads",
                      "a divisor of hidden_size " + std::to_string(config.hiddenSize));
    config.intermediateSize = settings.size("intermediate_size", 1, 1'000'000);
    config.maxPositions = settings.size("max_position_embeddings", 4, 1'000'000);
    if (settings.has("type_vocab_size"))
        config.segmentCount = settings.size("type_vocab_size", 1, 1'000);
    config.layerNormEpsilon = settings.small("layer_norm_eps", 1e-12);
    config.activation = readActivation(settings);
    config.activationName = settings.word("hidden_act", "gelu");
    return config;
}

} // namespace vitrine
