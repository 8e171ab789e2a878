// SPDX-License-Identifier: GPL-3.0-or-later
// How sure BERT is of words: after each layer, of every word in turn, and of pre-training's draws.

#include "analysis/masking.h"
#include "analysis/word_questions.h"
#include "encoder/random_model.h"
#include "support.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

static ConstVectorView viewOf(const std::vector<float>& values)
{
    return {values.data(), Eigen::Index(values.size())};
}

static std::vector<double> softmaxPlainly(const Vector& logits)
{
    std::vector<double> powers;
    double sum = 0;
    for (const float logit : logits)
        sum += powers.emplace_back(std::exp(double(logit) - double(logits.maxCoeff())));
    for (double& power : powers)
        power /= sum;
    return powers;
}

static Eigen::RowVectorXd linearPlainly(const Eigen::RowVectorXd& x, const LinearWeights& weights)
{
    Eigen::RowVectorXd y(weights.weight.rows());
    for (Eigen::Index out = 0; out < y.size(); ++out) {
        y[out] = double(weights.bias[out]);
        for (Eigen::Index in = 0; in < x.size(); ++in)
            y[out] += double(weights.weight(out, in)) * x[in];
    }
    return y;
}

/// The masked-word head: dense, GELU with erf, LayerNorm, decoder.
static Eigen::RowVectorXd wordHeadPlainly(const Vector& hidden, const Model& model)
{
    const MaskedLanguageModelWeights& weights = *model.weights.maskedLanguageModel;
    Eigen::RowVectorXd x = linearPlainly(hidden.cast<double>(), weights.transform);
    for (double& value : x)
        value *= 0.5 * (1 + std::erf(value / std::sqrt(2.0)));
    const double mean = x.mean();
    const double variance = (x.array() - mean).square().mean();
    for (Eigen::Index i = 0; i < x.size(); ++i)
        x[i] = (x[i] - mean) / std::sqrt(variance + model.config.layerNormEpsilon) *
                   double(weights.norm.gain[i]) +
               double(weights.norm.bias[i]);
    return linearPlainly(x, weights.decoder);
}

/// A trace that holds nothing but these word logits, one row a token.
static Trace traceOf(const Matrix& logits)
{
    Encoding encoding;
    encoding.tokens.resize(std::size_t(logits.rows()));
    const TraceLayout layout({.vocabularySize = int(logits.cols()),
                              .hiddenSize = 1,
                              .layerCount = 1,
                              .headCount = 1,
                              .intermediateSize = 1,
                              .maxPositions = 16},
                             {.maskedLanguageModel = true}, encoding.size());
    TraceMemory memory = TraceMemoryPool::create()->acquire(layout.floatCount());
    std::copy_n(logits.data(), logits.size(),
                memory.get() + layout.find(ModelTensor::WordLogits)->offset);
    return {encoding, layout, memory, 0};
}

/// A token of the text, and of the format.
static Token word(int id)
{
    return {.text = "w" + std::to_string(id), .id = TokenId{id}, .span = {0, 1}};
}
static Token special(int id)
{
    return {.id = TokenId{id}, .special = true};
}

class AnalysisWordsTest : public QObject
{
    Q_OBJECT

private:
    static std::shared_ptr<const Model> mini()
    {
        static const auto model = loadModel(miniEn);
        return model;
    }

    static constexpr int vocabulary = 105; // 5 special ones and 100 words
    static const Tokenizer& tokenizer()
    {
        static const auto model = randomModel({.vocabularySize = vocabulary,
                                               .hiddenSize = 4,
                                               .layerCount = 1,
                                               .headCount = 1,
                                               .intermediateSize = 4,
                                               .maxPositions = 256});
        return model->tokenizer;
    }

    /// "[CLS] ... [MASK] ... [SEP]": so many words, each with its own id, half on each side.
    static Encoding textOf(int words)
    {
        Encoding encoding;
        encoding.tokens.push_back(special(2));
        for (int i = 0; i < words; ++i) {
            if (i == words / 2)
                encoding.tokens.push_back(special(4));
            encoding.tokens.push_back(word(5 + i));
        }
        encoding.tokens.push_back(special(3));
        return encoding;
    }

    static bool same(const CorruptedEncoding& a, const CorruptedEncoding& b)
    {
        const auto sameToken = [](const Token& x, const Token& y) {
            return x.id == y.id && x.text == y.text && x.special == y.special &&
                   x.hidden == y.hidden;
        };
        const auto sameChoice = [](const CorruptedToken& x, const CorruptedToken& y) {
            return x.token == y.token && x.original == y.original && x.corruption == y.corruption;
        };
        return std::ranges::equal(a.encoding.tokens, b.encoding.tokens, sameToken) &&
               std::ranges::equal(a.chosen, b.chosen, sameChoice);
    }

private slots:
    void surpriseIsInBits()
    {
        QCOMPARE(surprise(1), 0.0);
        QVERIFY(!std::signbit(surprise(1))); // or it would be written "-0"
        QCOMPARE(surprise(0.5), 1.0);
        QCOMPARE(surprise(0.125), 3.0);
        QVERIFY(std::isfinite(surprise(0)) && surprise(0) > 100);
    }

    void entropyByHand()
    {
        const auto close = [](const std::vector<float>& logits, double bits) {
            return std::abs(entropy(viewOf(logits)) - bits) < 1e-6;
        };
        QVERIFY(close(std::vector<float>(8, 3.5f), 3));
        QVERIFY(close({0}, 0));
        QVERIFY(close({0, 50, 0}, 0));
        const float half = std::log(0.5f);
        const float quarter = std::log(0.25f);
        QVERIFY(close({quarter, half, quarter}, 1.5)); // 0.5 * 1 + 2 * 0.25 * 2
        QVERIFY(close({quarter + 7, half + 7, quarter + 7}, 1.5));
        QVERIFY(close({1e30f, -1e30f, 1e30f}, 1));
    }

    void entropyOfARun()
    {
        const auto trace = Encoder(mini(), 1).run(mini()->tokenizer.encode("the [MASK] sat down"));
        const ConstMatrixView logits = *trace->wordLogits();
        for (Eigen::Index t = 0; t < logits.rows(); ++t) {
            double expected = 0;
            for (const double p : softmaxPlainly(logits.row(t)))
                expected -= p > 0 ? p * std::log2(p) : 0;
            const ConstVectorView row(logits.row(t).data(), logits.cols());
            QVERIFY(std::abs(entropy(row) - expected) < 1e-5);
        }
    }

    void layerLogitsEndWithTheTracesOwn()
    {
        for (const fs::path& folder : {miniEn, dataDir / "tiny-random"}) {
            const auto model = loadModel(folder);
            const auto trace = Encoder(model).run(model->tokenizer.encode("the [MASK] sat ."));
            for (int t = 0; t < trace->tokenCount(); ++t) {
                const auto logits = layerLogits(*trace, *model, TokenIndex{t});
                QVERIFY(logits);
                QCOMPARE(logits->rows(), trace->layerCount() + 1);
                QCOMPARE(logits->cols(), model->config.vocabularySize);
                QVERIFY(Vector(logits->bottomRows(1))
                            .isApprox(Vector(trace->wordLogits()->row(t)), 1e-5f));
            }
        }
    }

    void layerLogitsReadEachLayer()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        const auto trace = Encoder(model).run(model->tokenizer.encode("the [MASK] sat ."));
        const Matrix logits = layerLogits(*trace, *model, TokenIndex{2}).value();
        const std::vector<Vector> hidden = {trace->embeddingOutput().row(2),
                                            trace->output(LayerIndex{0}).row(2),
                                            trace->output(LayerIndex{1}).row(2)};
        for (int layer = 0; layer <= 2; ++layer) {
            const Eigen::RowVectorXd expected = wordHeadPlainly(hidden[std::size_t(layer)], *model);
            const double difference =
                (logits.row(layer).cast<double>() - expected).cwiseAbs().maxCoeff();
            QVERIFY(difference < 1e-5 * std::max(1.0, expected.cwiseAbs().maxCoeff()));
        }
    }

    void withoutAHeadThereAreNoLogits()
    {
        const auto model = loadModel(dataDir / "encoder-only");
        const Encoder encoder(model);
        const Encoding encoding = model->tokenizer.encode("the cat");
        QVERIFY(!layerLogits(*encoder.run(encoding), *model, TokenIndex{1}));
        QVERIFY_EXCEPTION_THROWN((void)hideEveryWord(encoder, encoding, {}, {}),
                                 std::invalid_argument);
    }

    void everyWordIsHiddenOnce_data()
    {
        QTest::addColumn<bool>("bent");
        QTest::newRow("plain") << false;
        QTest::newRow("left to right, one head silenced") << true;
    }

    void everyWordIsHiddenOnce()
    {
        QFETCH(bool, bent);
        const Encoder encoder(mini(), 1);
        const Encoding encoding =
            mini()->tokenizer.encode("the king [MASK] in paris .", "he was unkindest .");
        RunOptions options;
        if (bent) {
            options.silencedHeads.insert({LayerIndex{1}, HeadIndex{2}});
            options.allowed.emplace(
                AllowedAttention::Constant(encoding.size(), encoding.size(), false));
            for (int i = 0; i < encoding.size(); ++i)
                options.allowed->row(i).head(i + 1).setConstant(true);
        }
        const auto words = hideEveryWord(encoder, encoding, options, {});
        QVERIFY(words);

        std::size_t next = 0;
        for (int t = 0; t < encoding.size(); ++t) {
            const TokenId original = encoding.tokens[std::size_t(t)].id;
            const std::string& text = mini()->tokenizer.vocabulary().text(original);
            if (text == "[CLS]" || text == "[SEP]" || text == "[MASK]")
                continue;
            Encoding hidden = encoding;
            hidden.tokens[std::size_t(t)].id = *mini()->tokenizer.vocabulary().find("[MASK]");
            const auto trace = encoder.run(hidden, options);
            const std::vector<double> p = softmaxPlainly(trace->wordLogits()->row(t));
            const double own = p[std::size_t(original.value)];

            QVERIFY(next < words->size());
            const HiddenWord& word = (*words)[next++];
            QCOMPARE(word.token.value, t);
            QCOMPARE(word.id.value, original.value);
            QVERIFY(std::abs(word.probability - own) <= 1e-5 * own);
            QCOMPARE(word.rank,
                     1 + int(std::ranges::count_if(p, [=](double other) { return other > own; })));
            QCOMPARE(word.best.value, int(std::ranges::max_element(p) - p.begin()));
        }
        QCOMPARE(next, words->size());
    }

    void hidingCountsUpAndCanBeCancelled()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        const Encoder encoder(model, 1);
        const Encoding encoding = model->tokenizer.encode("the cat sat .");
        std::vector<int> steps;
        const auto all = hideEveryWord(encoder, encoding, {}, [&](int done, int total) {
            steps.push_back(done);
            return total == encoding.size();
        });
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t(4));
        QVERIFY(std::ranges::is_sorted(steps));
        QCOMPARE(steps.front(), 0);
        QVERIFY(std::set<int>(steps.begin(), steps.end()).size() >= 4);
        QVERIFY(steps.size() > std::size_t(2 * encoding.size())); // asked within runs, too

        // Whichever call says no, also in the middle of a run, nothing comes back.
        for (std::size_t stop = 0; stop < steps.size(); ++stop) {
            std::size_t calls = 0;
            QVERIFY(
                !hideEveryWord(encoder, encoding, {}, [&](int, int) { return calls++ != stop; }));
            QCOMPARE(calls, stop + 1);
        }
        QVERIFY(hideEveryWord(encoder, encoding, {}, {}));
    }

    void progressEndsWithAllDone()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        std::pair<int, int> last;
        QVERIFY(hideEveryWord(Encoder(model, 1), model->tokenizer.encode("the cat ."), {},
                              [&](int done, int total) {
                                  last = {done, total};
                                  return true;
                              }));
        QCOMPARE(last.first, last.second);
    }

    void fifteenPercentAreChosen_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("chosen");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("1") << 1 << 1; // at least one
        QTest::newRow("2") << 2 << 1;
        QTest::newRow("7") << 7 << 1;   // 1.05
        QTest::newRow("13") << 13 << 2; // 1.95
        QTest::newRow("20") << 20 << 3;
        QTest::newRow("39") << 39 << 6; // 5.85
        QTest::newRow("100") << 100 << 15;
    }

    void fifteenPercentAreChosen()
    {
        QFETCH(int, words);
        QFETCH(int, chosen);
        for (std::uint64_t seed = 0; seed < 50; ++seed)
            QCOMPARE(int(corrupt(textOf(words), tokenizer(), seed).chosen.size()), chosen);
    }

    void chosenTokensAreWhatTheySay()
    {
        const Encoding plain = textOf(60);
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const CorruptedEncoding draw = corrupt(plain, tokenizer(), seed);
            QCOMPARE(draw.encoding.size(), plain.size());
            std::map<int, CorruptedToken> chosen;
            for (const CorruptedToken& one : draw.chosen) {
                QVERIFY(chosen.empty() || one.token.value > chosen.rbegin()->first);
                chosen.emplace(one.token.value, one);
            }
            for (int t = 0; t < plain.size(); ++t) {
                const Token& before = plain.tokens[std::size_t(t)];
                const Token& after = draw.encoding.tokens[std::size_t(t)];
                const auto one = chosen.find(t);
                if (one == chosen.end()) {
                    QCOMPARE(after.id.value, before.id.value);
                    QCOMPARE(after.text, before.text);
                    QCOMPARE(after.special, before.special);
                    QVERIFY(!after.hidden);
                    continue;
                }
                QVERIFY(!before.special);
                QCOMPARE(one->second.original.value, before.id.value);
                QVERIFY(after.hidden == before.id);
                QCOMPARE(after.text, tokenizer().vocabulary().text(after.id));
                QVERIFY(after.span == before.span);
                switch (one->second.corruption) {
                case Corruption::Masked:
                    QCOMPARE(after.id.value, 4);
                    QVERIFY(after.special);
                    break;
                case Corruption::Random:
                    QVERIFY(after.id.value >= 5 && after.id.value < vocabulary);
                    QVERIFY(!after.special);
                    break;
                case Corruption::Kept:
                    QCOMPARE(after.id.value, before.id.value);
                    QVERIFY(!after.special);
                }
            }
        }
    }

    void everyPlaceIsChosenAlike()
    {
        // A place is chosen with p = 6 / 40; 5 standard deviations of a mean of 4000.
        static constexpr int draws = 4000;
        std::map<int, int> counts;
        for (std::uint64_t seed = 0; seed < draws; ++seed) {
            for (const CorruptedToken& one : corrupt(textOf(40), tokenizer(), seed).chosen)
                ++counts[one.token.value];
        }
        const double bound = 5 * std::sqrt(0.15 * 0.85 / draws);
        QCOMPARE(counts.size(), std::size_t(40));
        for (const auto& [token, count] : counts)
            QVERIFY(std::abs(double(count) / draws - 0.15) < bound);
    }

    void eightyTenTen()
    {
        static constexpr int draws = 4000;
        std::array<int, 3> counts = {};
        std::map<int, int> randomIds;
        for (std::uint64_t seed = 0; seed < draws; ++seed) {
            const CorruptedEncoding draw = corrupt(textOf(40), tokenizer(), seed);
            for (const CorruptedToken& one : draw.chosen) {
                ++counts[std::size_t(one.corruption)];
                if (one.corruption == Corruption::Random)
                    ++randomIds[draw.encoding.tokens[std::size_t(one.token.value)].id.value];
            }
        }
        const double all = std::reduce(counts.begin(), counts.end());
        QCOMPARE(all, 6.0 * draws);
        const auto near = [&](Corruption which, double p) {
            return std::abs(counts[std::size_t(which)] / all - p) <
                   5 * std::sqrt(p * (1 - p) / all);
        };
        QVERIFY(near(Corruption::Masked, 0.8));
        QVERIFY(near(Corruption::Random, 0.1));
        QVERIFY(near(Corruption::Kept, 0.1));

        // Chi-squared with 99 degrees of freedom: mean 99, standard deviation sqrt(198) = 14.1.
        const double expected = counts[std::size_t(Corruption::Random)] / 100.0;
        double chiSquared = 0;
        for (int id = 5; id < vocabulary; ++id)
            chiSquared += (randomIds[id] - expected) * (randomIds[id] - expected) / expected;
        QVERIFY2(chiSquared > 99 - 5 * 14.1 && chiSquared < 99 + 5 * 14.1,
                 std::to_string(chiSquared).c_str());
    }

    void theSeedDecidesTheDraw()
    {
        int different = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const CorruptedEncoding draw = corrupt(textOf(40), tokenizer(), seed);
            QVERIFY(same(draw, corrupt(textOf(40), tokenizer(), seed)));
            different += same(draw, corrupt(textOf(40), tokenizer(), seed + 1)) ? 0 : 1;
        }
        QVERIFY(different > 95);
        // All 64 bits count.
        QVERIFY(!same(corrupt(textOf(40), tokenizer(), 1),
                      corrupt(textOf(40), tokenizer(), 1 + (std::uint64_t(1) << 40))));
    }

    void lossByHand()
    {
        // Row 1 gives every word 1/4; row 2 gives 1/8, 2/8, 4/8, 1/8.
        Matrix logits(3, 4);
        logits << 9, -9, 9, -9, 2, 2, 2, 2, 0, std::log(2.0f), std::log(4.0f), 0;
        CorruptedEncoding draw;
        draw.chosen = {{TokenIndex{1}, TokenId{3}, Corruption::Masked},
                       {TokenIndex{2}, TokenId{2}, Corruption::Kept}};
        // (ln 4 + ln 2) / 2
        QVERIFY(std::abs(maskedLoss(traceOf(logits), draw) - 1.0397208) < 1e-6);
        draw.chosen.pop_back();
        QVERIFY(std::abs(maskedLoss(traceOf(logits), draw) - 1.3862944) < 1e-6);
        draw.chosen.clear();
        QCOMPARE(maskedLoss(traceOf(logits), draw), 0.0);
    }

    void lossOfARun()
    {
        const Encoding plain = mini()->tokenizer.encode(
            "the king was in paris and she went to the river with a small dog and a big red cat .");
        const Encoder encoder(mini(), 1);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const CorruptedEncoding draw = corrupt(plain, mini()->tokenizer, seed);
            const auto trace = encoder.run(draw.encoding);
            double expected = 0;
            for (const CorruptedToken& one : draw.chosen) {
                const auto p = softmaxPlainly(trace->wordLogits()->row(one.token.value));
                const TokenId original = plain.tokens[std::size_t(one.token.value)].id;
                expected -= std::log(p[std::size_t(original.value)]) / double(draw.chosen.size());
            }
            QVERIFY(std::abs(maskedLoss(*trace, draw) - expected) < 1e-5);
        }
    }

    void lossOfAVeryUnlikelyWord()
    {
        // -ln(e^-120 / (1 + e^-120)) = 120, although e^-120 is too small for a float
        Matrix logits(1, 2);
        logits << 0, -120;
        CorruptedEncoding draw;
        draw.chosen = {{TokenIndex{0}, TokenId{1}, Corruption::Masked}};
        QVERIFY2(std::abs(maskedLoss(traceOf(logits), draw) - 120) < 1e-3,
                 std::to_string(maskedLoss(traceOf(logits), draw)).c_str());
    }
};

QTEST_GUILESS_MAIN(AnalysisWordsTest)
#include "tst_analysis_words.moc"
