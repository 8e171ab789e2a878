// SPDX-License-Identifier: GPL-3.0-or-later
// How sure BERT is of words: after each layer, and of every word in turn.

#include "analysis/word_questions.h"
#include "encoder/random_model.h"
#include "plain_softmax.h"
#include "support.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

static ConstVectorView viewOf(const std::vector<float>& values)
{
    return {values.data(), Eigen::Index(values.size())};
}

static Eigen::RowVectorXd linearOfRow(const Eigen::RowVectorXd& x, const LinearWeights& weights)
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
    Eigen::RowVectorXd x = linearOfRow(hidden.cast<double>(), weights.transform);
    for (double& value : x)
        value *= 0.5 * (1 + std::erf(value / std::sqrt(2.0)));
    const double mean = x.mean();
    const double variance = (x.array() - mean).square().mean();
    for (Eigen::Index i = 0; i < x.size(); ++i)
        x[i] = (x[i] - mean) / std::sqrt(variance + model.config.layerNormEpsilon) *
                   double(weights.norm.gain[i]) +
               double(weights.norm.bias[i]);
    return linearOfRow(x, weights.decoder);
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
        QVERIFY_EXCEPTION_THROWN((void)hideEveryWord(encoder, encoding, {}, {}), Problem);
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
};

VITRINE_TEST(AnalysisWordsTest)
#include "tst_analysis_words.moc"
