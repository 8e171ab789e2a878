// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/model_writer.h"

#include "files/safetensors_writer.h"
#include "files/write_file.h"
#include "training/tokenizer_writer.h"

#include <nlohmann/json.hpp>

namespace vitrine
{

using OrderedJson = nlohmann::ordered_json;

static std::string configText(const ParameterLayout& layout, const Tokenizer& tokenizer,
                              const std::vector<std::string>& classNames)
{
    const Config& c = layout.config;
    const auto padding = tokenizer.vocabulary().find(tokenizer.settings().padding);
    OrderedJson config = {{"architectures",
                           {layout.heads.sequenceClasses > 0 ? "BertForSequenceClassification"
                                                             : "BertForPreTraining"}},
                          {"model_type", "bert"},
                          {"vocab_size", c.vocabularySize},
                          {"hidden_size", c.hiddenSize},
                          {"num_hidden_layers", c.layerCount},
                          {"num_attention_heads", c.headCount},
                          {"intermediate_size", c.intermediateSize},
                          {"hidden_act", c.activationName},
                          {"max_position_embeddings", c.maxPositions},
                          {"type_vocab_size", c.segmentCount},
                          {"layer_norm_eps", c.layerNormEpsilon},
                          {"pad_token_id", padding ? padding->value : 0}};
    for (std::size_t i = 0; i < classNames.size(); ++i)
        config["id2label"][std::to_string(i)] = classNames[i];
    return config.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

void writeVocabulary(const std::filesystem::path& folder, const Tokenizer& tokenizer)
{
    std::string words;
    for (int id = 0; id < tokenizer.vocabulary().size(); ++id)
        words += tokenizer.vocabulary().text({id}) + "\n";
    writeTextFile(folder / "vocab.txt", words);
}

void writeModelFolder(const std::filesystem::path& folder, const ParameterLayout& layout,
                      std::span<const float> parameters, const Tokenizer& tokenizer,
                      const std::string& card, const std::vector<std::string>& classNames)
{
    makeFolder(folder);
    std::vector<TensorToWrite> tensors;
    for (const NamedParameter& tensor : layout.tensors)
        tensors.push_back(
            {tensor.name, tensor.shape, parameters.subspan(tensor.offset, tensor.size)});
    writeSafetensors(folder / "model.safetensors", tensors, {{"format", "pt"}}, StoredAs::Float16);
    writeTextFile(folder / "config.json", configText(layout, tokenizer, classNames));
    writeVocabulary(folder, tokenizer);
    writeTokenizerSettings(folder, tokenizer);
    writeTextFile(folder / "MODEL_CARD.md", card);
}

} // namespace vitrine
