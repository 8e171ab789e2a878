// SPDX-License-Identifier: GPL-3.0-or-later
// Pre-training's draws: which tokens are chosen, what becomes of them, and the loss of the guesses.

#include "analysis/masking.h"
#include "encoder/encoder.h"
#include "encoder/random_model.h"
#include "plain_softmax.h"
#include "support.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

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

class AnalysisMaskingTest : public QObject
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

VITRINE_TEST(AnalysisMaskingTest)
#include "tst_analysis_masking.moc"
