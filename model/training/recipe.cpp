// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/recipe.h"

#include "files/read_file.h"

#include <cstdint>
#include <set>
#include <type_traits>
#include <utility>

namespace vitrine
{

namespace
{

using Json = nlohmann::json;

/// Whether the number is a whole one that the type can hold. nlohmann keeps 5 and -5 as integers,
/// 5.0 and what 64 bits cannot hold as floating point.
template<typename Value> bool holdsWhole(const Json& number)
{
    if (number.is_number_unsigned())
        return std::in_range<Value>(number.get<std::uint64_t>());
    return number.is_number_integer() && std::in_range<Value>(number.get<std::int64_t>());
}

/// Reads the settings of one JSON object and complains about those that nobody asked for.
class Settings
{
public:
    Settings(const Json& object, std::string place) : m_object(object), m_place(std::move(place))
    {
        if (!object.is_object())
            throw RecipeError(m_place + " must be an object in braces.");
    }

    template<typename Value>
    void read(const char* name, Value& value, double smallest = -1e18, double largest = 1e18)
    {
        m_known.insert(name);
        const auto found = m_object.find(name);
        if (found == m_object.end())
            return;
        // Looked at before it is converted: get() would wrap or cut off what does not fit.
        if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>)
            if (found->is_number() && !holdsWhole<Value>(*found))
                throw RecipeError(m_place + ": \"" + name + "\" is " + found->dump() +
                                  ", which is not possible.");
        try {
            value = found->template get<Value>();
        } catch (const Json::exception&) {
            throw RecipeError(m_place + ": \"" + name + "\" has the wrong type: " + found->dump());
        }
        if constexpr (std::is_arithmetic_v<Value>) {
            const auto number = static_cast<double>(value);
            if (found->is_boolean() != std::is_same_v<Value, bool> ||
                !(number >= smallest && number <= largest))
                throw RecipeError(m_place + ": \"" + name + "\" is " + found->dump() +
                                  ", which is not possible.");
        }
    }

    /// An object inside this one; an empty one if it is not there.
    Settings inner(const char* name)
    {
        m_known.insert(name);
        static const Json nothing = Json::object();
        const auto found = m_object.find(name);
        return {found == m_object.end() ? nothing : *found, m_place + ", " + name};
    }

    void finish() const
    {
        for (const auto& [name, value] : m_object.items())
            if (!m_known.contains(name))
                throw RecipeError(m_place + ": there is no setting \"" + name + "\".");
    }

private:
    const Json& m_object;
    std::string m_place;
    std::set<std::string> m_known;
};

void readModel(Settings settings, Recipe& recipe)
{
    Config& c = recipe.config;
    c.layerCount = 4;
    c.headCount = 4;
    c.hiddenSize = 256;
    c.intermediateSize = 0;
    c.maxPositions = 128;
    settings.read("layers", c.layerCount, 1, 48);
    settings.read("heads", c.headCount, 1, 64);
    settings.read("hidden_size", c.hiddenSize, 8, 4096);
    settings.read("intermediate_size", c.intermediateSize, 8, 16384);
    settings.read("positions", c.maxPositions, 16, 4096);
    settings.finish();
    if (c.intermediateSize == 0)
        c.intermediateSize = 4 * c.hiddenSize;
    if (c.hiddenSize % c.headCount != 0)
        throw RecipeError("The recipe's hidden_size must be a multiple of its heads.");
    recipe.examples.maxTokens = c.maxPositions;
}

void readTraining(Settings settings, Recipe& recipe)
{
    TrainerSettings& trainer = recipe.trainer;
    std::string precision = "float32";
    settings.read("steps", recipe.steps, 1, 1e8);
    settings.read("tokens_per_step", recipe.tokensPerStep, 64, 1e6);
    settings.read("learning_rate", recipe.learningRate, 0, 1);
    settings.read("warmup_steps", recipe.warmupSteps, 0, 1e8);
    settings.read("checkpoint_every", recipe.checkpointEvery, 1, 1e8);
    settings.read("evaluate_every", recipe.evaluateEvery, 1, 1e8);
    settings.read("weight_decay", trainer.adamW.weightDecay, 0, 1);
    settings.read("beta2", trainer.adamW.beta2, 0, 0.99999);
    settings.read("largest_gradient_norm", trainer.adamW.largestNorm, 1e-6, 1e6);
    settings.read("dropout", trainer.dropout, 0, 0.9);
    settings.read("threads", trainer.threads, 0, 1024);
    settings.read("precision", precision);
    settings.finish();
    if (precision != "float32" && precision != "bfloat16")
        throw RecipeError("The recipe's precision must be \"float32\" or \"bfloat16\", not \"" +
                          precision + "\".");
    // Where bfloat16 is not to be had, float32 does the same, more exactly and more slowly.
    if (precision == "bfloat16" && canMultiplyInBFloat16())
        trainer.precision = Precision::BFloat16;
}

} // namespace

Recipe readRecipe(const std::filesystem::path& file)
{
    const Json json = readJsonObject(file, 1u << 20);
    Recipe recipe;
    Settings settings(json, file.filename().string());
    settings.read("name", recipe.name);
    settings.read("language", recipe.language);
    settings.read("description", recipe.description);
    settings.read("seed", recipe.seed, 0, 2e19); // any 64 bits
    Settings words = settings.inner("vocabulary");
    words.read("size", recipe.vocabularySize, 100, 60000);
    words.read("documents", recipe.vocabularyDocuments, 100, 1e7);
    words.read("lowercase", recipe.normalizer.lowercase);
    bool stripAccents = recipe.normalizer.lowercase;
    words.read("strip_accents", stripAccents);
    recipe.normalizer.stripAccents = stripAccents;
    words.finish();
    readModel(settings.inner("model"), recipe);
    Settings examples = settings.inner("examples");
    examples.read("long_share", recipe.examples.longShare, 0, 1);
    examples.read("short_pair_share", recipe.examples.shortPairShare, 0, 1);
    examples.read("single_share", recipe.examples.singleShare, 0, 1);
    examples.finish();
    readTraining(settings.inner("training"), recipe);
    Json sources = Json::array();
    settings.read("sources", sources);
    settings.finish();
    for (const Json& entry : sources) {
        Settings each(entry, "a source of the recipe");
        RecipeSource source;
        std::string grammar;
        each.read("grammar", grammar);
        each.read("text", source.text);
        each.read("share", source.share, 1e-9, 1e9);
        each.read("megabytes", source.megabytes, 0.01, 1e6);
        each.finish();
        if (grammar.empty() == source.text.empty())
            throw RecipeError("Each source of a recipe needs either \"grammar\" or \"text\".");
        if (!grammar.empty())
            source.grammar = file.parent_path() / grammar;
        recipe.sources.push_back(source);
    }
    if (recipe.sources.empty())
        throw RecipeError("The recipe names no sources of text.");
    if (recipe.name.empty())
        recipe.name = file.stem().string();
    return recipe;
}

} // namespace vitrine
