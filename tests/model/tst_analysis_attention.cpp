// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks at whom: word groups, attention between them, rollout, and what a head mostly does.

#include "analysis/attention_picture.h"
#include "analysis/head_pattern.h"
#include "encoder/encoder.h"
#include "support.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

using Layers = std::vector<std::vector<Matrix>>; // one (T, T) per layer and head

static Matrix square(int size, const std::vector<float>& values)
{
    return ConstMatrixView(values.data(), size, size);
}

/// A trace that holds nothing but these attention weights.
static Trace traceOf(const Encoding& encoding, const Layers& layers)
{
    const int heads = int(layers.front().size());
    const TraceLayout layout({.vocabularySize = 3,
                              .hiddenSize = heads,
                              .layerCount = int(layers.size()),
                              .headCount = heads,
                              .intermediateSize = 1,
                              .maxPositions = 16},
                             {}, encoding.size());
    TraceMemory memory = TraceMemoryPool::create()->acquire(layout.floatCount());
    std::fill_n(memory.get(), layout.floatCount(), 0.0f);
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        float* to = memory.get() + layout.at(int(layer), LayerTensor::Probabilities).offset;
        for (const Matrix& head : layers[layer])
            to = std::copy_n(head.data(), head.size(), to);
    }
    return {encoding, layout, memory, 0};
}

/// One token for each letter: c is [CLS], s is [SEP], w a word, m a masked word.
static Encoding encodingOf(const std::string& letters)
{
    Encoding encoding;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        Token token;
        token.special = letters[i] != 'w';
        if (letters[i] == 'w' || letters[i] == 'm')
            token.span = {int(i), int(i) + 1};
        if (letters[i] == 'm')
            token.hidden = TokenId{1};
        encoding.tokens.push_back(token);
    }
    return encoding;
}

static bool close(const Matrix& actual, const Matrix& expected, float tolerance = 1e-6f)
{
    return actual.rows() == expected.rows() && actual.cols() == expected.cols() &&
           (actual - expected).cwiseAbs().maxCoeff() < tolerance;
}

class AnalysisAttentionTest : public QObject
{
    Q_OBJECT

private:
    using Groups = std::vector<TokenGroup>;

    // 0 [CLS], 1 she, 2 walk, 3 ##ed, 4 [MASK], 5 [SEP], 6 un, 7 ##happy, 8 dog, 9 [SEP]
    static Encoding pieces()
    {
        static const auto model = loadModel(dataDir / "tiny-random");
        return model->tokenizer.encode("she walked [MASK]", "unhappy dog");
    }
    static TokenGroup group(int first, int count = 1) { return {TokenIndex{first}, count}; }

    static std::shared_ptr<const Trace> run()
    {
        static const auto model = loadModel(miniEn);
        return Encoder(model, 1).run(model->tokenizer.encode(
            "the unkindest cat sat on the [MASK] .", "she was drinking tea, quietly ."));
    }

private slots:
    void tokensAndWords()
    {
        const Encoding encoding = pieces();
        QCOMPARE(encoding.size(), 10);
        Groups tokens;
        for (int t = 0; t < 10; ++t)
            tokens.push_back(group(t));
        QVERIFY(groupTokens(encoding, {}) == tokens);
        QVERIFY(groupTokens(encoding, {.words = true}) ==
                (Groups{group(0), group(1), group(2, 2), group(4), group(5), group(6, 2), group(8),
                        group(9)}));
        QVERIFY(groupTokens({}, {.words = true}).empty());
    }

    void formatTokensAreLeftOutAndMasksStay()
    {
        const Encoding encoding = pieces();
        QVERIFY(groupTokens(encoding, {.words = true, .withoutFormatTokens = true}) ==
                (Groups{group(1), group(2, 2), group(4), group(6, 2), group(8)}));
        QVERIFY(groupTokens(encoding, {.withoutFormatTokens = true}) ==
                (Groups{group(1), group(2), group(3), group(4), group(6), group(7), group(8)}));
    }

    void aHiddenPieceStaysInItsWord()
    {
        const Encoding hidden = withMask(pieces(), TokenIndex{3}, TokenId{4}, "[MASK]");
        QVERIFY(groupTokens(hidden, {.words = true, .withoutFormatTokens = true}) ==
                (Groups{group(1), group(2, 2), group(4), group(6, 2), group(8)}));
        // also without a place in the text, as in encodings that were not typed
        Encoding bare = hidden;
        bare.tokens[3].span = {};
        QVERIFY(!isFormatToken(bare.tokens[3]));
    }

    void onlyWhatTheFormatAddedIsAFormatToken()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        const Encoding typed = model->tokenizer.encode("she [SEP] sat");
        QCOMPARE(typed.size(), 5);
        QVERIFY(isFormatToken(typed.tokens[0]));
        QVERIFY(!isFormatToken(typed.tokens[1]));
        QVERIFY(!isFormatToken(typed.tokens[2]));
        QVERIFY(isFormatToken(typed.tokens[4]));
    }

    void weightsOfAHeadAndTheirMean()
    {
        const Trace trace = traceOf(
            encodingOf("cs"), {{square(2, {1, 0, 0, 1})}, {square(2, {0.5f, 0.5f, 0.25f, 0.75f})}});
        QVERIFY(close(attentionWeights(trace, {LayerIndex{1}, HeadIndex{0}}),
                      square(2, {0.5f, 0.5f, 0.25f, 0.75f})));
        const Trace three = traceOf(encodingOf("cs"),
                                    {{square(2, {1, 0, 0, 1}), square(2, {0.5f, 0.5f, 0.3f, 0.7f}),
                                      square(2, {0, 1, 0.9f, 0.1f})}});
        QVERIFY(close(attentionWeights(three, {LayerIndex{0}, HeadIndex{2}}),
                      square(2, {0, 1, 0.9f, 0.1f})));
        QVERIFY(close(attentionWeights(three, {LayerIndex{0}, std::nullopt}),
                      square(2, {0.5f, 0.5f, 0.4f, 0.6f})));
        QVERIFY_EXCEPTION_THROWN((void)attentionWeights(three, {LayerIndex{1}, std::nullopt}),
                                 std::out_of_range);
    }

    void attentionToAWordIsSummedAndFromItAveraged()
    {
        const Matrix weights = square(4, {0.1f, 0.2f, 0.3f, 0.4f,     //
                                          0.4f, 0.3f, 0.2f, 0.1f,     //
                                          0.25f, 0.25f, 0.25f, 0.25f, //
                                          1, 0, 0, 0});
        QVERIFY(close(groupAttention(weights, {group(0), group(1, 2), group(3)}),
                      square(3, {0.1f, 0.5f, 0.4f,     //
                                 0.325f, 0.5f, 0.175f, // (0.4 + 0.25) / 2, (0.5 + 0.5) / 2, ...
                                 1, 0, 0})));
        // Without token 0, 0.675 is left of the word's row, and nothing of the last one's.
        QVERIFY(close(groupAttention(weights, {group(1, 2), group(3)}),
                      square(2, {0.740741f, 0.259259f, 0, 0})));
        QCOMPARE(groupAttention(weights, {}).size(), Eigen::Index(0));
    }

    void whatATokenMayNotSeeIsNotMadeUp()
    {
        // Token 1 may see nothing. No token is left out, so nothing is divided.
        const Matrix weights = square(3, {0.5f, 0.25f, 0.25f, 0, 0, 0, 0.5f, 0.5f, 0});
        QVERIFY(close(groupAttention(weights, {group(0), group(1), group(2)}), weights));
        QVERIFY(close(groupAttention(weights, {group(0, 2), group(2)}),
                      square(2, {0.375f, 0.125f, 1, 0})));
    }

    void everyRowOfARunAddsUpToOne()
    {
        const auto trace = run();
        const Groups all = groupTokens(trace->encoding(), {});
        QVERIFY(groupTokens(trace->encoding(), {.words = true}).size() < all.size());
        for (const bool words : {false, true}) {
            for (const bool without : {false, true}) {
                const Groups groups = groupTokens(trace->encoding(), {words, without});
                for (int layer = 0; layer < trace->layerCount(); ++layer) {
                    const Matrix weights = attentionWeights(*trace, {LayerIndex{layer}, {}});
                    const Matrix grouped = groupAttention(weights, groups);
                    QVERIFY((grouped.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-5f);
                    QVERIFY(close(grouped, plainly(weights, groups), 1e-5f));
                }
            }
        }
    }

    void rolloutByHand()
    {
        // Means over heads: [.5 .5; .25 .75] and [.4 .6; .5 .5]. Half of each is the residual:
        // A1 = [.75 .25; .125 .875], A2 = [.7 .3; .25 .75]; rollout = A2 A1.
        const Trace trace = traceOf(encodingOf("cs"), {{square(2, {1, 0, 0, 1}),        //
                                                        square(2, {0, 1, 0.5f, 0.5f})}, //
                                                       {square(2, {0.2f, 0.8f, 1, 0}),  //
                                                        square(2, {0.6f, 0.4f, 0, 1})}});
        QVERIFY(close(attentionRollout(trace, LayerIndex{0}),
                      square(2, {0.75f, 0.25f, 0.125f, 0.875f})));
        QVERIFY(close(attentionRollout(trace, LayerIndex{1}),
                      square(2, {0.5625f, 0.4375f, 0.28125f, 0.71875f})));
        QVERIFY_EXCEPTION_THROWN((void)attentionRollout(trace, LayerIndex{2}), std::out_of_range);
    }

    void rolloutOfARun()
    {
        const auto trace = run();
        const int tokens = trace->tokenCount();
        const int heads = trace->headCount();
        Eigen::MatrixXd expected = Eigen::MatrixXd::Identity(tokens, tokens);
        for (int layer = 0; layer < trace->layerCount(); ++layer) {
            Eigen::MatrixXd mixed = 0.5 * Eigen::MatrixXd::Identity(tokens, tokens);
            for (int head = 0; head < heads; ++head)
                mixed += 0.5 / heads *
                         trace->probabilities(LayerIndex{layer}, HeadIndex{head}).cast<double>();
            expected = (mixed * expected).eval();
            const Matrix rollout = attentionRollout(*trace, LayerIndex{layer});
            QVERIFY(close(rollout, expected.cast<float>(), 1e-5f));
            QVERIFY((rollout.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-5f);
        }
    }

    void headPatterns_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::addColumn<std::vector<float>>("weights");
        QTest::addColumn<std::vector<float>>("shares"); // before, after, same, first, [SEP], broad
        QTest::addColumn<int>("pattern");
        const auto row = [](const char* name, const char* letters, HeadPattern pattern,
                            const std::vector<float>& shares, const std::vector<float>& weights) {
            QTest::newRow(name) << letters << weights << shares << int(pattern);
        };
        row("previous", "cwwws", HeadPattern::Previous, {0.8f, 0, 0.2f, 0.4f, 0, 0},
            {1, 0, 0, 0, 0, /**/ 1, 0, 0, 0, 0, /**/ 0, 1, 0, 0, 0, /**/ 0, 0, 1, 0, 0, /**/
             0, 0, 0, 1, 0});
        row("next", "cwwws", HeadPattern::Next, {0, 0.8f, 0.2f, 0, 0.4f, 0},
            {0, 1, 0, 0, 0, /**/ 0, 0, 1, 0, 0, /**/ 0, 0, 0, 1, 0, /**/ 0, 0, 0, 0, 1, /**/
             0, 0, 0, 0, 1});
        row("first", "cws", HeadPattern::First, {1 / 3.f, 0, 1 / 3.f, 1, 0, 0},
            {1, 0, 0, /**/ 1, 0, 0, /**/ 1, 0, 0});
        row("separator", "cws", HeadPattern::Separator, {0, 1 / 3.f, 1 / 3.f, 0, 1, 0},
            {0, 0, 1, /**/ 0, 0, 1, /**/ 0, 0, 1});
        row("uniform", "cwws", HeadPattern::Broad, {0.1875f, 0.1875f, 0.25f, 0.25f, 0.25f, 1},
            std::vector<float>(16, 0.25f));
        // Half on itself, half on token 2: entropy log 2 in four of five rows, over log 5.
        row("same", "cwwws", HeadPattern::Same, {0.1f, 0.1f, 0.6f, 0.1f, 0.1f, 0.344541f},
            {0.5f, 0, 0.5f, 0,    0, /**/ 0, 0.5f, 0.5f, 0, 0,   /**/ 0, 0, 1, 0, 0, /**/
             0,    0, 0.5f, 0.5f, 0, /**/ 0, 0,    0.5f, 0, 0.5f});
        // Both [SEP] count, a mask does not. Entropy: 2 * 0.3 log 10/3 + 2 * 0.2 log 5 = 1.366159,
        // over log 4 = 1.386294
        row("two separators", "cmss", HeadPattern::Separator,
            {(0.2f + 0.2f + 0.3f) / 4, (0.2f + 0.3f + 0.3f) / 4, 0.25f, 0.2f, 0.6f, 0.985475f},
            {0.2f, 0.2f, 0.3f, 0.3f, /**/ 0.2f, 0.2f, 0.3f, 0.3f, /**/ 0.2f, 0.2f, 0.3f, 0.3f, /**/
             0.2f, 0.2f, 0.3f, 0.3f});
        // Entropy: -0.38 log 0.38 - 0.62 log 0.31 = 1.093821, over log 3 = 1.098612
        row("unclear", "cws", HeadPattern::Broad,
            {0.69f / 3, 0.62f / 3, 1 / 3.f, 0.38f, 0.31f, 0.995639f},
            {0.38f, 0.31f, 0.31f, /**/ 0.38f, 0.31f, 0.31f, /**/ 0.38f, 0.31f, 0.31f});
        // On both sides of the share from which on a head gets a name, 0.4. Entropy as above.
        row("just clear", "cws", HeadPattern::First,
            {0.7005f / 3, 0.5990f / 3, 1 / 3.f, 0.401f, 0.2995f, 0.990896f},
            {0.401f, 0.2995f, 0.2995f, /**/ 0.401f, 0.2995f, 0.2995f, /**/ 0.401f, 0.2995f,
             0.2995f});
        row("just unclear", "cws", HeadPattern::Broad,
            {0.6995f / 3, 0.6010f / 3, 1 / 3.f, 0.399f, 0.3005f, 0.991419f},
            {0.399f, 0.3005f, 0.3005f, /**/ 0.399f, 0.3005f, 0.3005f, /**/ 0.399f, 0.3005f,
             0.3005f});
    }

    void headPatterns()
    {
        QFETCH(QString, letters);
        QFETCH(std::vector<float>, weights);
        QFETCH(std::vector<float>, shares);
        QFETCH(int, pattern);
        const Encoding encoding = encodingOf(letters.toStdString());
        const int tokens = encoding.size();
        // The head in question stands among others, so that layer and head are told apart.
        const Matrix other = Matrix::Constant(tokens, tokens, 1 / float(tokens));
        const Trace trace = traceOf(encoding, {{other, other}, {other, square(tokens, weights)}});
        const HeadSummary summary = summarizeHead(trace, LayerIndex{1}, HeadIndex{1});
        QCOMPARE(int(summary.pattern), pattern);
        for (int i = 0; i < HeadSummary::patternCount; ++i) {
            const float share = summary.share(HeadPattern(i));
            QVERIFY2(std::abs(share - shares[std::size_t(i)]) < 1e-5f,
                     qPrintable(QString("%1: %2").arg(i).arg(double(share))));
        }
        QCOMPARE(summary.share(), summary.share(HeadPattern(pattern)));
    }

    void aSingleTokenLooksAtItself()
    {
        const Trace trace = traceOf(encodingOf("c"), {{square(1, {1})}});
        const HeadSummary summary = summarizeHead(trace, LayerIndex{0}, HeadIndex{0});
        QCOMPARE(summary.pattern, HeadPattern::Same);
        QCOMPARE(summary.share(HeadPattern::Broad), 0.0f);
    }

private:
    /// The definition, one weight at a time.
    static Matrix plainly(const Matrix& weights, const Groups& groups)
    {
        const auto count = Eigen::Index(groups.size());
        Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(count, count);
        for (Eigen::Index a = 0; a < count; ++a) {
            for (Eigen::Index b = 0; b < count; ++b) {
                const TokenGroup from = groups[std::size_t(a)];
                const TokenGroup to = groups[std::size_t(b)];
                for (int i = 0; i < from.count; ++i) {
                    for (int j = 0; j < to.count; ++j)
                        sums(a, b) += double(weights(from.first.value + i, to.first.value + j));
                }
            }
        }
        // Rows of a softmax add up to 1, so dividing by what is there is right in every case.
        for (Eigen::Index a = 0; a < count; ++a)
            sums.row(a) /= sums.row(a).sum();
        return sums.cast<float>();
    }
};

VITRINE_TEST(AnalysisAttentionTest)
#include "tst_analysis_attention.moc"
