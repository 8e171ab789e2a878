// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/pretrainer.h"

#include "corpus/grammar.h"
#include "files/safetensors.h"
#include "files/safetensors_writer.h"
#include "training/wordpiece_trainer.h"
#include "types/problem.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <span>
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
        throw Problem(Say::recipeText, source.text);
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
        if (source.grammar.empty()) {
            sources.push_back({std::make_shared<BookSource>(fileOf(source, texts), *m_tokenizer,
                                                            mostBytes(source)),
                               source.share});
        } else {
            const auto grammar = std::make_shared<const GrammarSource>(
                std::make_shared<const Grammar>(readGrammar(source.grammar)), *m_tokenizer);
            m_grammars[source.grammar.filename().string()] = grammar;
            sources.push_back({grammar, source.share});
        }
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

std::vector<std::string> Pretrainer::aboutHeldOut() const
{
    std::vector<std::string> sentences;
    for (const auto& [name, grammar] : m_grammars) {
        std::ostringstream text;
        text << "The grammar " << name;
        if (grammar->isTooSmall())
            text << " writes so few different documents that those held out are learned from too";
        else
            text << ": " << grammar->heldOutDocuments() << " documents are held out, and "
                 << 100 * grammar->repeatedShare()
                 << " % of what it writes is left out of training because it repeats one of them";
        sentences.push_back(text.str() + ".");
    }
    return sentences;
}

/// FNV-1a (Fowler, Noll & Vo): tells texts apart, not meant against malice.
static void hashInto(std::uint64_t& hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x100000001b3u;
}

/// What must agree for a checkpoint to fit: the model, the draws, the schedule and the arithmetic.
/// The held-out examples stand for the texts and the vocabulary that they are made from.
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
         << ", decay " << r.trainer.adamW.weightDecay << ", beta2 " << r.trainer.adamW.beta2
         << ", norm " << r.trainer.adamW.largestNorm << ", "
         << (r.trainer.precision == Precision::BFloat16 ? "bfloat16" : "float32") << ", threads "
         << r.trainer.threads << ", texts " << std::hex << texts;
    return text.str();
}

// Four bytes at a time: each step of the hash can be undone, so that no single change is lost.
static void hashBytes(std::uint64_t& hash, const void* bytes, std::size_t count)
{
    const auto* from = static_cast<const unsigned char*>(bytes);
    std::size_t at = 0;
    for (std::uint32_t four; at + sizeof four <= count; at += sizeof four) {
        std::memcpy(&four, from + at, sizeof four);
        hashInto(hash, four);
    }
    for (; at < count; ++at)
        hashInto(hash, from[at]);
}

/// Of all that a checkpoint holds: a damaged one would be trained on into another model.
static std::string checksum(std::map<std::string, std::string> notes,
                            const std::vector<std::span<const std::byte>>& tensors)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    notes.erase("checksum");
    for (const auto& [name, note] : notes) {
        const std::string line = name + "=" + note + "\n";
        hashBytes(hash, line.data(), line.size());
    }
    for (const std::span<const std::byte> bytes : tensors)
        hashBytes(hash, bytes.data(), bytes.size());
    std::ostringstream text;
    text << std::hex << hash;
    return text.str();
}

/// A whole number from 0 to `largest`, or nothing.
static std::optional<long> wholeNumber(const std::string& text, long largest)
{
    long value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end && value >= 0 && value <= largest
               ? std::optional(value)
               : std::nullopt;
}

void Pretrainer::saveCheckpoint(const std::filesystem::path& file) const
{
    const int size = static_cast<int>(m_trainer->layout().size);
    std::ostringstream time;
    time << seconds;
    const std::vector<TensorToWrite> tensors = {
        {"parameters", {size}, m_trainer->parameters()},
        {"adamw.mean", {size}, m_trainer->optimizer().mean},
        {"adamw.square", {size}, m_trainer->optimizer().square}};
    std::map<std::string, std::string> notes = {{"recipe", fingerprint()},
                                                {"step", std::to_string(m_step)},
                                                {"tokens", std::to_string(m_tokensSeen)},
                                                {"seconds", time.str()}};
    std::vector<std::span<const std::byte>> bytes;
    for (const TensorToWrite& tensor : tensors)
        bytes.push_back(std::as_bytes(tensor.values));
    notes["checksum"] = checksum(notes, bytes);
    writeSafetensors(file, tensors, notes);
}

void Pretrainer::loadCheckpoint(const std::filesystem::path& file)
{
    const SafetensorsFile stored(file);
    const auto note = [&](const char* name) {
        const auto found = stored.metadata().find(name);
        return found == stored.metadata().end() ? std::string() : found->second;
    };
    if (note("recipe") != fingerprint())
        throw Problem(file, Say::otherCheckpoint);
    std::vector<float>* const to[] = {&m_trainer->parameters(), &m_trainer->optimizer().mean,
                                      &m_trainer->optimizer().square};
    std::vector<std::span<const std::byte>> bytes;
    for (const char* const name : {"parameters", "adamw.mean", "adamw.square"}) {
        const StoredTensor* const tensor = stored.find(name);
        if (!tensor || tensor->bytes.size() != to[0]->size() * sizeof(float))
            throw Problem(Phrase(Say::tensor, file, name), Say::incompleteCheckpoint);
        bytes.push_back(tensor->bytes);
    }
    const auto step = wholeNumber(note("step"), m_recipe.steps);
    const auto tokens = wholeNumber(note("tokens"), std::numeric_limits<long>::max());
    if (!step || !tokens || note("checksum") != checksum(stored.metadata(), bytes))
        throw Problem(file, Say::damagedCheckpoint);
    // Nothing is changed before all of it is known to be good.
    for (std::size_t i = 0; i < bytes.size(); ++i)
        std::memcpy(to[i]->data(), bytes[i].data(), bytes[i].size());
    m_step = static_cast<int>(*step);
    m_tokensSeen = *tokens;
    std::istringstream(note("seconds")) >> seconds;
    m_trainer->optimizer().steps = m_step;
}

} // namespace vitrine
