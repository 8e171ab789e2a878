// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/wordpiece_trainer.h"

#include "text/words.h"
#include "types/problem.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <unordered_map>

namespace vitrine
{

void WordCounter::add(std::string_view text)
{
    const AlignedText normalized = normalize(decodeUtf8(text), m_settings);
    for (const std::span<const AlignedChar> characters : splitWords(normalized)) {
        std::u32string word;
        for (const AlignedChar& c : characters)
            word += c.character;
        if (word.size() <= 40)
            ++m_counts[word];
    }
}

namespace
{

/// A word as the pieces it is cut into so far.
struct CountedWord {
    std::vector<int> pieces;
    long count;
};

using Pair = std::pair<int, int>;

struct PairHash {
    std::size_t operator()(const Pair& pair) const
    {
        return static_cast<std::size_t>(pair.first) * 1000003u +
               static_cast<std::size_t>(pair.second);
    }
};

class PieceMerger
{
public:
    PieceMerger(const std::map<std::u32string, long>& counts, long rarest)
    {
        std::map<std::string, long> characters;
        const auto piece = [](const std::u32string& word, std::size_t i) {
            return (i > 0 ? "##" : "") + encodeUtf8(word[i]);
        };
        for (const auto& [word, count] : counts)
            for (std::size_t i = 0; i < word.size(); ++i)
                characters[piece(word, i)] += count;
        for (const auto& [character, count] : characters)
            if (count >= rarest)
                add(character);
        for (const auto& [word, count] : counts) {
            CountedWord cut{{}, count};
            for (std::size_t i = 0; i < word.size(); ++i)
                if (const auto id = m_ids.find(piece(word, i)); id != m_ids.end())
                    cut.pieces.push_back(id->second);
            if (cut.pieces.size() != word.size())
                continue; // it has a character that is too rare
            m_words.push_back(std::move(cut));
            countPairs(m_words.size() - 1, 1);
        }
    }

    const std::vector<std::string>& pieces() const { return m_pieces; }

    /// The most frequent pair becomes a piece. False if no pair occurs twice.
    bool merge()
    {
        if (m_queue.empty() || -m_queue.begin()->first < 2)
            return false;
        const Pair best = m_queue.begin()->second;
        const int merged = add(m_pieces[static_cast<std::size_t>(best.first)] +
                               m_pieces[static_cast<std::size_t>(best.second)].substr(2));
        const std::set<std::size_t> places = m_places[best];
        for (const std::size_t place : places) {
            countPairs(place, -1);
            std::vector<int>& cut = m_words[place].pieces;
            std::vector<int> joined;
            for (std::size_t i = 0; i < cut.size(); ++i) {
                const bool isPair = i + 1 < cut.size() && Pair{cut[i], cut[i + 1]} == best;
                joined.push_back(isPair ? merged : cut[i]);
                i += isPair;
            }
            cut = std::move(joined);
            countPairs(place, 1);
        }
        return true;
    }

private:
    int add(const std::string& piece)
    {
        const auto [place, isNew] = m_ids.try_emplace(piece, static_cast<int>(m_pieces.size()));
        if (isNew)
            m_pieces.push_back(piece);
        return place->second;
    }

    void countPairs(std::size_t place, int sign)
    {
        const CountedWord& word = m_words[place];
        for (std::size_t i = 0; i + 1 < word.pieces.size(); ++i) {
            const Pair pair{word.pieces[i], word.pieces[i + 1]};
            long& count = m_pairCounts[pair];
            m_queue.erase({-count, pair});
            count += sign * word.count;
            if (count > 0)
                m_queue.insert({-count, pair});
            if (sign > 0)
                m_places[pair].insert(place);
            else
                m_places[pair].erase(place);
        }
    }

    std::vector<std::string> m_pieces;
    std::unordered_map<std::string, int> m_ids;
    std::vector<CountedWord> m_words;
    std::unordered_map<Pair, long, PairHash> m_pairCounts;
    std::unordered_map<Pair, std::set<std::size_t>, PairHash> m_places;
    std::set<std::pair<long, Pair>> m_queue; // by falling count
};

} // namespace

std::vector<std::string> trainWordPiece(const std::map<std::u32string, long>& counts, int size,
                                        long rarest)
{
    const std::vector<std::string> format = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
    PieceMerger merger(counts, rarest);
    while (merger.pieces().size() + format.size() < static_cast<std::size_t>(size) &&
           merger.merge()) {
    }
    std::vector<std::string> vocabulary = format;
    vocabulary.insert(vocabulary.end(), merger.pieces().begin(), merger.pieces().end());
    vocabulary.resize(std::min(vocabulary.size(), static_cast<std::size_t>(size)));
    return vocabulary;
}

Tokenizer tokenizerFor(std::vector<std::string> vocabulary, const NormalizerSettings& normalizer,
                       int maxTokens)
{
    Vocabulary words(std::move(vocabulary));
    const auto id = [&](const char* text) {
        const auto found = words.find(text);
        if (!found)
            throw Problem(Say::tokenMissing, text);
        return *found;
    };
    const SpecialTokens specials{id("[UNK]"), id("[CLS]"), id("[SEP]"), id("[MASK]")};
    TokenizerSettings settings;
    settings.normalizer = normalizer;
    settings.maxTokens = maxTokens;
    for (const char* text : {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"})
        if (const auto found = words.find(text))
            settings.addedTokens.push_back({.content = text, .id = *found});
    return {std::move(words), specials, std::move(settings)};
}

} // namespace vitrine
