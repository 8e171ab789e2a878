// SPDX-License-Identifier: GPL-3.0-or-later
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "test_program.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace vitrine;

class WordPredictionsTest : public QObject
{
    Q_OBJECT

private:
    // e^0 + e^1 + e^2 + e^2 + e^-1 = 1 + 2.718282 + 2 * 7.389056 + 0.367879 = 18.864273
    static constexpr std::array<float, 5> logits = {0, 1, 2, 2, -1};
    static ConstVectorView view() { return {logits.data(), 5}; }

private slots:
    void probabilitiesAreASoftmax()
    {
        const WordDistribution words(view());
        QVERIFY(std::abs(words.probability(TokenId{0}) - 0.053010f) < 1e-6f);
        QVERIFY(std::abs(words.probability(TokenId{1}) - 0.144097f) < 1e-6f);
        QVERIFY(std::abs(words.probability(TokenId{2}) - 0.391696f) < 1e-6f);
        QVERIFY(std::abs(words.probability(TokenId{4}) - 0.019501f) < 1e-6f);
    }

    void topIsSortedAndTiesGoById()
    {
        const auto top = WordDistribution(view()).top(3);
        QCOMPARE(top.size(), std::size_t(3));
        QCOMPARE(top[0].id.value, 2);
        QCOMPARE(top[1].id.value, 3);
        QCOMPARE(top[2].id.value, 1);
    }

    void topTakesAnyK()
    {
        const WordDistribution words(view());
        QVERIFY(words.top(0).empty());
        QVERIFY(words.top(-3).empty());
        QCOMPARE(words.top(99).size(), std::size_t(5));
    }

    void amongKeepsToTheGivenWords()
    {
        const std::array ids = {TokenId{4}, TokenId{1}, TokenId{4}, TokenId{0}};
        const auto found = WordDistribution(view()).among(ids);
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[0].id.value, 1);
        QCOMPARE(found[1].id.value, 0);
        QCOMPARE(found[2].id.value, 4);
    }

    void rankCountsBetterWords()
    {
        const WordDistribution words(view());
        QCOMPARE(words.rank(TokenId{2}), 1);
        QCOMPARE(words.rank(TokenId{3}), 1); // as likely as the best
        QCOMPARE(words.rank(TokenId{1}), 3);
        QCOMPARE(words.rank(TokenId{4}), 5);
    }

    void hugeLogitsDoNotOverflow()
    {
        const std::array<float, 3> huge = {3e30f, -3e30f, 3e30f};
        const WordDistribution words(ConstVectorView(huge.data(), 3));
        QCOMPARE(words.probability(TokenId{0}), 0.5f);
        QCOMPARE(words.probability(TokenId{1}), 0.0f);
    }

    void nextSentenceIsASoftmaxOfTwo()
    {
        const std::array<float, 2> values = {1.5f, -0.5f}; // 1 / (1 + e^-2) = 0.880797
        const NextSentenceScore score = nextSentenceScore({values.data(), 2});
        QVERIFY(std::abs(score.isNext - 0.880797f) < 1e-6f);
        QVERIFY(std::abs(score.notNext - 0.119203f) < 1e-6f);

        const std::array<float, 2> extreme = {-1e30f, 1e30f};
        QCOMPARE(nextSentenceScore({extreme.data(), 2}).isNext, 0.0f);
        QCOMPARE(nextSentenceScore({extreme.data(), 2}).notNext, 1.0f);
    }
};

VITRINE_TEST(WordPredictionsTest)
#include "tst_word_predictions.moc"
