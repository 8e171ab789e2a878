// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the sentences of the lessons are checked that say the same in both languages.
#pragma once

#include "analysis/features.h"
#include "analysis/head_pattern.h"
#include "analysis/masking.h"
#include "lesson_claims.h"
#include "training/feature_table.h"
#include "training/fine_tuner.h"
#include "training/pretrainer.h"
#include "training/trained_model.h"

#include <future>
#include <map>

namespace vitrine::test
{

using Check = std::function<void(const Bundled& bundled)>;

inline Check sizesAre(int layers, int heads, int numbers)
{
    return [=](const Bundled& bundled) {
        QCOMPARE(bundled.model->config.layerCount, layers);
        QCOMPARE(bundled.model->config.headCount, heads);
        QCOMPARE(bundled.model->config.hiddenSize, numbers);
    };
}

/// The token of both places is the same word with the same vector; their position vectors differ.
inline Check sameWordElsewhere(const std::string& first, int firstToken, const std::string& second,
                               int secondToken)
{
    return [=](const Bundled& bundled) {
        const auto a = bundled.run(first), b = bundled.run(second);
        QVERIFY(a->wordEmbeddings().row(firstToken - 1) ==
                b->wordEmbeddings().row(secondToken - 1));
        QVERIFY(a->positionEmbeddings().row(firstToken - 1) !=
                b->positionEmbeddings().row(secondToken - 1));
    };
}

inline Check sharesMakeOne(const std::string& sentence)
{
    return [=](const Bundled& bundled) {
        const auto trace = bundled.run(sentence);
        for (int layer = 0; layer < trace->layerCount(); ++layer)
            for (int head = 0; head < trace->headCount(); ++head) {
                const auto shares = trace->probabilities(LayerIndex{layer}, HeadIndex{head});
                QVERIFY(shares.minCoeff() >= 0);
                for (int row = 0; row < trace->tokenCount(); ++row)
                    expectNear(double(shares.row(row).sum()), 1, 1e-5);
            }
    };
}

inline Check headLooks(HeadPattern pattern, const std::string& sentence, int layer, int head)
{
    return [=](const Bundled& bundled) {
        const HeadSummary summary = summarizeHead(
            *bundled.run(sentence), LayerIndex::fromOneBased(layer), HeadIndex::fromOneBased(head));
        QVERIFY(summary.pattern == pattern);
        QVERIFY(summary.share() > 0.4f);
    };
}

/// Query, key and value have fewer numbers than the vector they come from.
inline Check threeHaveFewerNumbers(const std::string& sentence)
{
    return [=](const Bundled& bundled) {
        const auto trace = bundled.run(sentence);
        const LayerIndex layer{1};
        const HeadIndex head{1};
        const auto numbers = trace->embeddingOutput().cols();
        for (const auto& vectors :
             {trace->query(layer, head), trace->key(layer, head), trace->value(layer, head)})
            QVERIFY(vectors.cols() < numbers);
    };
}

/// Scores are dot products over the root of the number of dimensions.
inline Check scoresAreScaledProducts(const std::string& sentence)
{
    return [=](const Bundled& bundled) {
        const auto trace = bundled.run(sentence);
        const auto query = trace->query(LayerIndex{1}, HeadIndex{1});
        const auto key = trace->key(LayerIndex{1}, HeadIndex{1});
        const auto scores = trace->scores(LayerIndex{1}, HeadIndex{1});
        for (int i = 0; i < trace->tokenCount(); ++i)
            for (int j = 0; j < trace->tokenCount(); ++j) {
                double product = 0;
                for (int d = 0; d < query.cols(); ++d)
                    product += double(query(i, d)) * double(key(j, d));
                expectNear(double(scores(i, j)), product / std::sqrt(double(query.cols())), 1e-3);
            }
    };
}

/// What a head hands on is the sum of the values, each times its share.
inline Check valuesAreAddedUp(const std::string& sentence)
{
    return [=](const Bundled& bundled) {
        const auto trace = bundled.run(sentence);
        const auto shares = trace->probabilities(LayerIndex{1}, HeadIndex{1});
        const auto values = trace->value(LayerIndex{1}, HeadIndex{1});
        const auto context = trace->context(LayerIndex{1});
        for (int i = 0; i < trace->tokenCount(); ++i)
            for (int d = 0; d < values.cols(); ++d) {
                double sum = 0;
                for (int j = 0; j < trace->tokenCount(); ++j)
                    sum += double(shares(i, j)) * double(values(j, d));
                expectNear(double(context(i, values.cols() + d)), sum, 1e-4); // the second head's
            }
    };
}

inline Check widensTo(int numbers, int neurons)
{
    return [=](const Bundled& bundled) {
        QCOMPARE(bundled.model->config.hiddenSize, numbers);
        QCOMPARE(bundled.model->config.intermediateSize, neurons);
    };
}

/// Of the tokens of many draws: `chosen` percent, of these `masked` and `random` percent.
inline Check drawsAre(const std::string& sentence, double chosen, double masked, double random)
{
    return [=](const Bundled& bundled) {
        const Encoding encoding = bundled.model->tokenizer.encode(sentence);
        double counts[3] = {0, 0, 0}, all = 0;
        for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
            all += encoding.size() - 2;
            for (const CorruptedToken& token :
                 corrupt(encoding, bundled.model->tokenizer, seed).chosen)
                ++counts[static_cast<std::size_t>(token.corruption)];
        }
        const double sum = counts[0] + counts[1] + counts[2];
        expectNear(100 * sum / all, chosen, 2); // whole tokens of a short text
        expectNear(100 * counts[static_cast<int>(Corruption::Masked)] / sum, masked, 2);
        expectNear(100 * counts[static_cast<int>(Corruption::Random)] / sum, random, 2);
        expectNear(100 * counts[static_cast<int>(Corruption::Kept)] / sum, random, 2);
    };
}

inline Check cardSays(const std::string& words)
{
    return [=](const Bundled& bundled) {
        const std::string card = readAll(bundled.model->folder / "MODEL_CARD.md");
        QVERIFY2(card.find(words) != std::string::npos, words.c_str());
    };
}

inline Recipe labRecipe(const std::string& language)
{
    return readRecipe(sourceDir / "resources/recipes" / ("lab-" + language + ".json"));
}

/// The losses of a model that knows nothing, in nats.
inline Check lossesBeginAt(const std::string& language, double word, double sentence)
{
    return [=](const Bundled&) {
        const Recipe recipe = labRecipe(language);
        expectNear(std::log(recipe.vocabularySize), word, 0.1);
        expectNear(std::log(2), sentence, 0.005);
        const BatchScore score = Pretrainer(recipe, {}).evaluate();
        expectNear(score.meanWordLoss(), word, 0.3);
        expectNear(score.meanSentenceLoss(), sentence, 0.1);
    };
}

/// What a model guesses that has only begun to learn: these words come first, in any order.
inline Check firstGuessesAre(const std::string& language, const std::string& probe,
                             const std::vector<std::string>& words)
{
    return [=](const Bundled&) {
        Pretrainer pretrainer(labRecipe(language), {});
        for (int step = 0; step < 60; ++step)
            pretrainer.step();
        const Trainer& trainer = pretrainer.trainer();
        const auto model =
            trainedModel("lab", trainer.layout(), trainer.parameters(), pretrainer.tokenizer());
        const auto trace = Encoder(model).run(model->tokenizer.encode(probe));
        const int place =
            maskedPositions(trace->encoding(), model->tokenizer.specials().mask).at(0).value;
        const ConstMatrixView logits = *trace->wordLogits();
        const WordDistribution guesses(ConstVectorView(logits.row(place).data(), logits.cols()));
        for (const std::string& word : words)
            QVERIFY2(guesses.rank(*model->tokenizer.vocabulary().find(word)) <= int(words.size()),
                     word.c_str());
    };
}

inline Check tableHas(const char* file, int classes, int training, int heldOut)
{
    return [=](const Bundled&) {
        const LabelledTable table = readLabelledTable(sourceDir / "resources/tables" / file);
        QCOMPARE(int(table.classes.size()), classes);
        const TableSplit split = splitTable(table, 0.25, 1);
        QCOMPARE(int(split.training.size()), training);
        QCOMPARE(int(split.heldOut.size()), heldOut);
    };
}

/// Per cent of the held-out rows that a fine-tuned model gets right, for the first seed.
inline double fineTuned(const Bundled& bundled, const char* file, FineTuningStart start)
{
    FineTuningSettings settings;
    settings.threads = 1;
    FineTuner tuner(bundled.model, readLabelledTable(sourceDir / "resources/tables" / file),
                    settings, start);
    while (!tuner.isFinished())
        tuner.step();
    return 100 * tuner.heldOut().accuracy();
}

/// The sentences give the mean of three seeds; the first one is asked, so there is room.
inline Check fineTuningGives(const char* file, double pretrained, std::optional<double> random)
{
    return [=](const Bundled& bundled) {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("minutes of learning that other tests cover");
#endif
        auto other = std::async(std::launch::async, [&] {
            return random ? fineTuned(bundled, file, FineTuningStart::Random) : 0;
        });
        expectNear(fineTuned(bundled, file, FineTuningStart::Pretrained), pretrained, 10);
        expectNear(other.get(), random.value_or(0), 10);
    };
}

/// F1 in percent on each recipe's vectors; once, for both languages speak of the English table.
inline const std::vector<double>& featureScores(const Bundled& bundled, const std::string& file)
{
    static std::map<std::string, std::vector<double>> known;
    std::vector<double>& scores = known[file];
    if (scores.empty()) {
        const auto table = makeFeatureTable(
            bundled.encoder, readTaggedTable(sourceDir / "resources/tables" / file), 0.25, 1);
        for (const FeatureRecipe recipe : allFeatureRecipes)
            scores.push_back(100 * scoreFeatures(*table, recipe).f1Without(0));
    }
    return scores;
}

/// F1 in percent of the embeddings, the first recipe, and of the best.
inline Check featuresGive(const char* file, double embeddings, double best)
{
    return [=](const Bundled& bundled) {
        static_assert(allFeatureRecipes.front() == FeatureRecipe::Embeddings);
        const std::vector<double>& scores = featureScores(bundled, file);
        expectNear(scores.front(), embeddings, 3);
        expectNear(*std::max_element(scores.begin(), scores.end()), best, 3);
    };
}

inline Check twoSumsAreTheSame(const std::string& sentence)
{
    return [=](const Bundled& bundled) {
        const auto trace = bundled.run(sentence);
        const Matrix all = features(*trace, FeatureRecipe::SumOfAllLayers);
        const Matrix last = features(*trace, FeatureRecipe::SumOfLastFour);
        QVERIFY((all - last).cwiseAbs().maxCoeff() < 1e-5f);
    };
}

inline Check published(FeatureRecipe recipe, double f1)
{
    return [=](const Bundled&) { expectNear(publishedF1(recipe), f1, 1e-9); };
}

/// Without the head, another word is guessed, and little is left of the best one.
inline Check headMatters(const std::string& sentence, int layer, int head)
{
    return [=](const Bundled& bundled) {
        Bend bend;
        bend.silencedHeads.insert({LayerIndex::fromOneBased(layer), HeadIndex::fromOneBased(head)});
        const auto before = bundled.guesses(sentence), after = bundled.guesses(sentence, bend);
        const WordPrediction best = before.words().top(1).front();
        QVERIFY(after.words().rank(best.id) > 1);
        QVERIFY(after.words().probability(best.id) < best.probability / 3);
    };
}

} // namespace vitrine::test
