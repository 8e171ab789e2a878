// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/feature_table.h"

#include "corpus/shuffle.h"
#include "files/safetensors_writer.h"
#include "files/write_file.h"
#include "text/unicode.h"
#include "training/linear_classifier.h"
#include "types/problem.h"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace vitrine
{

static constexpr std::size_t mostSentences = 2000; // of BERT-base about 2 GB

static std::vector<bool> drawHeldOut(std::size_t sentences, double share, std::uint64_t seed)
{
    std::vector<std::size_t> order(sentences);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed);
    shuffle(order, random);
    std::vector<bool> held(sentences, false);
    const auto count = static_cast<std::size_t>(share * static_cast<double>(sentences));
    for (std::size_t i = 0; i < std::max<std::size_t>(1, count); ++i)
        held[order[i]] = true;
    return held;
}

static std::string sourceText(const AlignedText& text, const SourceSpan& span)
{
    return encodeUtf8(std::span(text).subspan(static_cast<std::size_t>(span.begin),
                                              static_cast<std::size_t>(span.end - span.begin)));
}

struct Word {
    int place = 0; // of its first piece
    SourceSpan span;
};

/// Words of the text; BERT's own tokens are left out.
static std::vector<Word> wordsOf(const Encoding& encoding)
{
    std::vector<Word> words;
    for (int i = 0; i < encoding.size(); ++i) {
        const Token& token = encoding.tokens[static_cast<std::size_t>(i)];
        if (token.span.end <= token.span.begin)
            continue;
        if (token.continuesWord && !words.empty())
            words.back().span.end = token.span.end;
        else
            words.push_back({i, token.span});
    }
    return words;
}

std::optional<FeatureTable> makeFeatureTable(const Encoder& encoder, const TaggedTable& table,
                                             double heldOutShare, std::uint64_t seed,
                                             const Progress& progress)
{
    if (table.sentences.size() > mostSentences)
        throw Problem(Phrase(Say::markedText), Say::manyMarked, table.sentences.size(),
                      mostSentences);
    FeatureTable made;
    made.classes = table.classes;
    const std::vector<bool> held = drawHeldOut(table.sentences.size(), heldOutShare, seed);
    std::vector<std::vector<Matrix>> parts(allFeatureRecipes.size());
    for (std::size_t s = 0; s < table.sentences.size(); ++s) {
        if (progress && !progress(static_cast<int>(s), static_cast<int>(table.sentences.size())))
            return std::nullopt;
        const TaggedSentence& sentence = table.sentences[s];
        const auto trace = encoder.run(
            encoder.model()->tokenizer.encode(sentence.text, std::nullopt, encoder.maxTokens()),
            {.guessAt = std::vector<TokenIndex>()});
        made.cutSentences += bool(trace->encoding().truncation);
        const AlignedText text = decodeUtf8(sentence.text);
        std::vector<int> places;
        for (const Word& word : wordsOf(trace->encoding())) {
            places.push_back(word.place);
            made.words.push_back(sourceText(text, word.span));
            made.sentences.push_back(static_cast<int>(s));
            made.labels.push_back(labelAt(sentence, word.span));
            made.isHeldOut.push_back(held[s]);
        }
        for (std::size_t r = 0; r < allFeatureRecipes.size(); ++r)
            parts[r].push_back(features(*trace, allFeatureRecipes[r])(places, Eigen::all));
    }
    for (std::vector<Matrix>& part : parts) {
        Matrix& all = made.vectors.emplace_back(static_cast<Eigen::Index>(made.words.size()),
                                                part.front().cols());
        Eigen::Index row = 0;
        for (const Matrix& rows : part) {
            all.middleRows(row, rows.rows()) = rows;
            row += rows.rows();
        }
        part.clear(); // not all of them twice in memory
    }
    return made;
}

static const Matrix& vectorsOf(const FeatureTable& table, FeatureRecipe recipe)
{
    const auto at = std::find(allFeatureRecipes.begin(), allFeatureRecipes.end(), recipe);
    return table.vectors[static_cast<std::size_t>(at - allFeatureRecipes.begin())];
}

ConfusionMatrix scoreFeatures(const FeatureTable& table, FeatureRecipe recipe)
{
    std::vector<int> training, held, trainingLabels;
    for (int i = 0; i < static_cast<int>(table.words.size()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        (table.isHeldOut[at] ? held : training).push_back(i);
        if (!table.isHeldOut[at])
            trainingLabels.push_back(table.labels[at]);
    }
    const Matrix& vectors = vectorsOf(table, recipe);
    const int classes = static_cast<int>(table.classes.size());
    const LinearClassifier classifier(vectors(training, Eigen::all), trainingLabels, classes);
    const std::vector<int> said = classifier.classify(vectors(held, Eigen::all));
    ConfusionMatrix matrix(classes);
    for (std::size_t i = 0; i < held.size(); ++i)
        matrix.add(table.labels[static_cast<std::size_t>(held[i])], said[i]);
    return matrix;
}

static std::string quoted(const std::string& cell)
{
    std::string text = "\"";
    for (const char c : cell)
        text += c == '"' ? "\"\"" : std::string(1, c);
    return text + "\"";
}

void writeFeaturesCsv(const std::filesystem::path& file, const FeatureTable& table,
                      FeatureRecipe recipe)
{
    const Matrix& vectors = vectorsOf(table, recipe);
    std::ostringstream csv;
    csv.precision(7);
    csv << "word,sentence,class,held_out";
    for (Eigen::Index i = 0; i < vectors.cols(); ++i)
        csv << ',' << featureName(recipe) << '_' << i;
    csv << '\n';
    for (std::size_t row = 0; row < table.words.size(); ++row) {
        csv << quoted(table.words[row]) << ',' << table.sentences[row] + 1 << ','
            << quoted(table.classes[static_cast<std::size_t>(table.labels[row])]) << ','
            << table.isHeldOut[row];
        for (Eigen::Index i = 0; i < vectors.cols(); ++i)
            csv << ',' << vectors(static_cast<Eigen::Index>(row), i);
        csv << '\n';
    }
    writeTextFile(file, csv.str());
}

void writeFeaturesSafetensors(const std::filesystem::path& file, const FeatureTable& table)
{
    const int count = static_cast<int>(table.words.size());
    std::vector<TensorToWrite> tensors;
    for (std::size_t r = 0; r < allFeatureRecipes.size(); ++r) {
        const Matrix& vectors = table.vectors[r];
        tensors.push_back({std::string("features.") + featureName(allFeatureRecipes[r]),
                           {count, static_cast<int>(vectors.cols())},
                           {vectors.data(), static_cast<std::size_t>(vectors.size())}});
    }
    const std::vector<float> labels(table.labels.begin(), table.labels.end());
    const std::vector<float> held(table.isHeldOut.begin(), table.isHeldOut.end());
    tensors.push_back({"labels", {count}, labels});
    tensors.push_back({"held_out", {count}, held});
    std::string names;
    for (const std::string& name : table.classes)
        names += (names.empty() ? "" : ",") + name;
    writeSafetensors(file, tensors, {{"classes", names}});
}

const char* featureName(FeatureRecipe recipe)
{
    switch (recipe) {
    case FeatureRecipe::Embeddings:
        return "embeddings";
    case FeatureRecipe::LastLayer:
        return "last_layer";
    case FeatureRecipe::SecondToLastLayer:
        return "second_to_last_layer";
    case FeatureRecipe::SumOfLastFour:
        return "sum_of_last_four";
    case FeatureRecipe::ConcatenationOfLastFour:
        return "concatenation_of_last_four";
    case FeatureRecipe::SumOfAllLayers:
        break;
    }
    return "sum_of_all_layers";
}

} // namespace vitrine
