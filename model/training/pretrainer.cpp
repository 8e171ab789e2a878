// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/pretrainer.h"

#include "corpus/grammar.h"
#include "files/safetensors.h"
#include "files/safetensors_writer.h"
#include "training/wordpiece_trainer.h"
#include "types/load_error.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <sstream>

namespace vitrine
{

static std::size_t mostBytes(const RecipeSource& source)
{
    return static_cast<std::size_t>(source.megabytes * 1e6);
}

static std::filesystem::path fileOf(const RecipeSource& source,
                                    const std::vector<std::filesystem::path>& texts)
{
    const auto found =
        std::find_if(texts.begin(), texts.end(), [&](const std::filesystem::path& text) {
            return text.filename() == source.text;
        });
    if (found == texts.end())
        throw RecipeError("The recipe reads " + source.text +
                          "; say where it is with --corpus path/to/" + source.text + ".");
    return *found;
}

std::vector<std::string> makeVocabulary(const Recipe& recipe,
                                        const std::vector<std::filesystem::path>& texts)
{
    // Every source speaks as loudly as its share, whatever its size.
    std::map<std::u32string, double> weighed;
    for (const RecipeSource& source : recipe.sources) {
        WordCounter counter(recipe.normalizer);
        if (source.grammar.empty()) {
            readLines(fileOf(source, texts), std::min<std::size_t>(mostBytes(source), 20'000'000),
                      [&](const std::string& line) { counter.add(line); });
        } else {
            const Grammar grammar = readGrammar(source.grammar);
            StoryWriter writer(grammar, recipe.seed);
            for (int i = 0; i < recipe.vocabularyDocuments; ++i)
                for (const std::string& sentence : writer.write())
                    counter.add(sentence);
        }
        double total = 0;
        for (const auto& [word, count] : counter.counts())
            total += static_cast<double>(count);
        for (const auto& [word, count] : counter.counts())
            weighed[word] += static_cast<double>(count) / total * source.share;
    }
    std::map<std::u32string, long> counts;
    double shares = 0;
    for (const RecipeSource& source : recipe.sources)
        shares += source.share;
    for (const auto& [word, weight] : weighed)
        counts[word] = std::max(1L, std::lround(weight / shares * 5e6));
    return trainWordPiece(counts, recipe.vocabularySize, 20);
}

Pretrainer::Pretrainer(const Recipe& recipe, const std::vector<std::filesystem::path>& texts,
                       std::optional<std::vector<std::string>> vocabulary)
    : m_recipe(recipe)
{
    m_tokenizer = std::make_unique<Tokenizer>(
        tokenizerFor(vocabulary ? std::move(*vocabulary) : makeVocabulary(recipe, texts),
                     recipe.normalizer, recipe.config.maxPositions));
    m_recipe.config.vocabularySize = m_tokenizer->vocabulary().size();
    std::vector<WeightedSource> sources;
    for (const RecipeSource& source : recipe.sources) {
        if (source.grammar.empty())
            sources.push_back({std::make_shared<BookSource>(fileOf(source, texts), *m_tokenizer,
                                                            mostBytes(source)),
                               source.share});
        else
            sources.push_back(
                {std::make_shared<GrammarSource>(
                     std::make_shared<const Grammar>(readGrammar(source.grammar)), *m_tokenizer),
                 source.share});
    }
    m_examples =
        std::make_unique<PretrainingExamples>(*m_tokenizer, std::move(sources), recipe.examples);
    const Heads heads{.pretraining = true};
    m_trainer = std::make_unique<Trainer>(
        m_recipe.config, heads, recipe.trainer,
        initialParameters(ParameterLayout(m_recipe.config, heads), recipe.seed));
    Random random(recipe.seed ^ 0x4e1d0u);
    m_heldOut = m_examples->drawBatch(random, std::min(16384, 2 * recipe.tokensPerStep), true);
}

BatchScore Pretrainer::step()
{
    const auto begin = std::chrono::steady_clock::now();
    Random random = Random::stream(m_recipe.seed, static_cast<std::uint64_t>(m_step));
    const std::vector<Example> examples = m_examples->drawBatch(random, m_recipe.tokensPerStep);
    const BatchScore score = m_trainer->step(
        examples,
        linearSchedule(m_step, m_recipe.steps, m_recipe.warmupSteps, m_recipe.learningRate),
        random.next());
    ++m_step;
    for (const Example& example : examples)
        m_tokensSeen += static_cast<long>(example.tokens.size());
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return score;
}

BatchScore Pretrainer::evaluate()
{
    return m_trainer->evaluate(m_heldOut);
}

/// FNV-1a (Fowler, Noll & Vo): tells texts apart, not meant against malice.
static void hashInto(std::uint64_t& hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x100000001b3u;
}

/// What must agree for a checkpoint to fit: the model, the draws and the schedule. The held-out
/// examples stand for the texts and the vocabulary that they are made from.
std::string Pretrainer::fingerprint() const
{
    const Config& c = m_recipe.config;
    const Recipe& r = m_recipe;
    std::uint64_t texts = 0xcbf29ce484222325u;
    for (int id = 0; id < m_tokenizer->vocabulary().size(); ++id)
        for (const char letter : m_tokenizer->vocabulary().text({id}))
            hashInto(texts, static_cast<unsigned char>(letter));
    for (const Example& example : m_heldOut)
        for (const int token : example.tokens)
            hashInto(texts, static_cast<std::uint64_t>(token));
    std::ostringstream text;
    text << r.name << ", seed " << r.seed << ", shape " << c.vocabularySize << ' ' << c.layerCount
         << ' ' << c.headCount << ' ' << c.hiddenSize << ' ' << c.intermediateSize << ' '
         << c.maxPositions << ", steps " << r.steps << " of " << r.tokensPerStep << ", rate "
         << r.learningRate << " after " << r.warmupSteps << ", dropout " << r.trainer.dropout
         << ", decay " << r.trainer.adamW.weightDecay << ", texts " << std::hex << texts;
    return text.str();
}

void Pretrainer::saveCheckpoint(const std::filesystem::path& file) const
{
    const int size = static_cast<int>(m_trainer->layout().size);
    std::ostringstream time;
    time << seconds;
    writeSafetensors(file,
                     {{"parameters", {size}, m_trainer->parameters()},
                      {"adamw.mean", {size}, m_trainer->optimizer().mean},
                      {"adamw.square", {size}, m_trainer->optimizer().square}},
                     {{"recipe", fingerprint()},
                      {"step", std::to_string(m_step)},
                      {"tokens", std::to_string(m_tokensSeen)},
                      {"seconds", time.str()}});
}

void Pretrainer::loadCheckpoint(const std::filesystem::path& file)
{
    const SafetensorsFile stored(file);
    const auto note = [&](const char* name) {
        const auto found = stored.metadata().find(name);
        return found == stored.metadata().end() ? std::string() : found->second;
    };
    if (note("recipe") != fingerprint())
        throw RecipeError(
            file.string() +
            " was made by another recipe or from other texts; go on with those, or choose another "
            "folder.");
    const auto read = [&](const char* name, std::vector<float>& to) {
        const StoredTensor* const tensor = stored.find(name);
        if (!tensor || tensor->bytes.size() != to.size() * sizeof(float))
            throw LoadError(LoadErrorKind::WrongShape, file.string(), "is not a whole checkpoint",
                            name);
        std::memcpy(to.data(), tensor->bytes.data(), tensor->bytes.size());
    };
    read("parameters", m_trainer->parameters());
    read("adamw.mean", m_trainer->optimizer().mean);
    read("adamw.square", m_trainer->optimizer().square);
    std::istringstream(note("step")) >> m_step;
    std::istringstream(note("tokens")) >> m_tokensSeen;
    std::istringstream(note("seconds")) >> seconds;
    m_trainer->optimizer().steps = m_step;
}

} // namespace vitrine
