// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass against an independent implementation's tensors, and what bends a run.

#include "encoder/encoder.h"
#include "encoder/random_model.h"
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "support.h"

#include <QTest>

#include <map>
#include <set>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;

static std::map<std::string, std::vector<float>> tensorsOf(const Trace& trace)
{
    std::map<std::string, std::vector<float>> tensors;
    trace.forEachTensor(
        [&](const std::string& name, const std::vector<int>&, std::span<const float> values) {
            tensors[name].assign(values.begin(), values.end());
        });
    return tensors;
}

static Encoding encodingOf(const nlohmann::json& input)
{
    Encoding encoding;
    for (std::size_t i = 0; i < input["input_ids"].size(); ++i)
        encoding.tokens.push_back(
            {.id = TokenId{input["input_ids"][i]}, .segment = input["token_type_ids"][i]});
    return encoding;
}

class EncoderTest : public QObject
{
    Q_OBJECT

private:
    static std::shared_ptr<const Model> tiny() { return loadModel(dataDir / "tiny-random"); }
    static Encoding sentence(const Model& model)
    {
        return model.tokenizer.encode("the cat sat on the [MASK] .", "she drinks and eats bread .");
    }

private slots:
    void goldenTensors_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("cases");
        QTest::addColumn<int>("threads");
        const auto row = [](const char* name, const fs::path& model, const fs::path& cases) {
            for (const int threads : {1, 2, 3})
                QTest::addRow("%s, %d threads", name, threads)
                    << QString::fromStdString(model.string())
                    << QString::fromStdString(cases.string()) << threads;
        };
        row("tiny-random", dataDir / "tiny-random", dataDir / "tiny-random");
        row("odd-shapes-f16", dataDir / "odd-shapes-f16", dataDir / "odd-shapes-f16");
        row("encoder-only", dataDir / "encoder-only", dataDir / "encoder-only");
        row("mini-en", miniEn, dataDir / "mini-en");
    }

    void goldenTensors()
    {
        QFETCH(QString, model);
        QFETCH(QString, cases);
        QFETCH(int, threads);
        const Encoder encoder(loadModel(model.toStdString()), threads);
        const fs::path folder = cases.toStdString();
        const nlohmann::json inputs = readJson(folder / "cases.json");
        QVERIFY(!inputs.empty());
        for (const nlohmann::json& input : inputs) {
            const SafetensorsFile golden(folder / input["golden"].get<std::string>());
            const auto trace = encoder.run(encodingOf(input));
            std::set<std::string> seen;
            trace->forEachTensor([&](const std::string& name, const std::vector<int>& shape,
                                     std::span<const float> values) {
                const StoredTensor* const expected = golden.find(name);
                QVERIFY2(expected, name.c_str());
                QCOMPARE(std::vector<std::int64_t>(shape.begin(), shape.end()), expected->shape);
                // float32 gives about 1e-6; the bound asked for is 1e-4
                const double difference = relativeDifference(values, *expected);
                QVERIFY2(difference < 1e-5, (name + ": " + std::to_string(difference)).c_str());
                seen.insert(name);
            });
            QCOMPARE(seen.size(), golden.tensors().size());
        }
    }

    void tokenizerAndPredictionsAgreeWithTheReference()
    {
        const auto model = loadModel(miniEn);
        const Encoder encoder(model);
        for (const nlohmann::json& input : readJson(dataDir / "mini-en/cases.json")) {
            const std::string text = input["text"];
            const std::optional<std::string> pair =
                input["pair"].is_null() ? std::nullopt
                                        : std::optional(input["pair"].get<std::string>());
            const Encoding encoding = model->tokenizer.encode(text, pair);
            QCOMPARE(encoding.size(), int(input["input_ids"].size()));
            for (int t = 0; t < encoding.size(); ++t)
                QCOMPARE(encoding.tokens[std::size_t(t)].id.value,
                         input["input_ids"][t].get<int>());

            const auto trace = encoder.run(encoding);
            const auto masks = maskedPositions(encoding, model->tokenizer.specials().mask);
            QCOMPARE(masks.size(), std::size_t(1));
            const ConstMatrixView logits = *trace->wordLogits();
            const WordDistribution words(
                ConstVectorView(logits.row(masks[0].value).data(), logits.cols()));
            const auto top = words.top(5);
            for (std::size_t k = 0; k < 5; ++k) {
                const nlohmann::json& expected = input["fill_mask_top5"][k];
                QCOMPARE(model->tokenizer.vocabulary().text(top[k].id),
                         expected[0].get<std::string>());
                QVERIFY(std::abs(top[k].probability - expected[1].get<float>()) < 1e-4f);
            }
            if (!input["is_next"].is_null())
                QVERIFY(std::abs(nextSentenceScore(*trace->nextSentenceLogits()).isNext -
                                 input["is_next"].get<float>()) < 1e-4f);
        }
    }

    void everyKeptTensorIsTheOneItsAccessorShows()
    {
        const auto model = tiny();
        const auto trace = Encoder(model).run(sentence(*model));
        const auto tensors = tensorsOf(*trace);
        const auto same = [&](const std::string& name, ConstMatrixView view, int part = 0) {
            const std::vector<float>& whole = tensors.at(name);
            const float* const begin = whole.data() + part * view.size();
            return std::equal(view.data(), view.data() + view.size(), begin);
        };
        const LayerIndex layer{1};
        const HeadIndex head{3};
        QVERIFY(same("embeddings.word", trace->wordEmbeddings()));
        QVERIFY(same("embeddings.position", trace->positionEmbeddings()));
        QVERIFY(same("embeddings.token_type", trace->segmentEmbeddings()));
        QVERIFY(same("embeddings.sum", trace->embeddingSum()));
        QVERIFY(same("embeddings.output", trace->embeddingOutput()));
        QVERIFY(same("layer.1.attention.query", trace->query(layer, head), 3));
        QVERIFY(same("layer.1.attention.key", trace->key(layer, head), 3));
        QVERIFY(same("layer.1.attention.value", trace->value(layer, head), 3));
        QVERIFY(same("layer.1.attention.scores", trace->scores(layer, head), 3));
        QVERIFY(same("layer.1.attention.probabilities", trace->probabilities(layer, head), 3));
        QVERIFY(same("layer.1.attention.context", trace->context(layer)));
        QVERIFY(same("layer.1.attention.output", trace->attentionOutput(layer)));
        QVERIFY(same("layer.1.intermediate", trace->intermediate(layer)));
        QVERIFY(same("layer.1.output", trace->output(layer)));
        QVERIFY(same("mlm.logits", *trace->wordLogits()));
        QCOMPARE(trace->pooled()->size(), 32);
        QCOMPARE(trace->nextSentenceLogits()->size(), 2);
        QVERIFY_EXCEPTION_THROWN((void)trace->output(LayerIndex{2}), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN((void)trace->query(layer, HeadIndex{4}), std::out_of_range);
    }

    void anEncoderWithoutHeadsSaysSo()
    {
        const auto model = loadModel(dataDir / "encoder-only");
        QVERIFY(!model->canPredictWords());
        QVERIFY(!model->canScoreNextSentence());
        const auto trace = Encoder(model).run(model->tokenizer.encode("the cat"));
        QVERIFY(!trace->wordLogits());
        QVERIFY(!trace->nextSentenceLogits());
        QVERIFY(trace->pooled());
    }

    void guessesMayBeAskedForAtSomeTokens()
    {
        const auto model = tiny();
        const Encoder encoder(model);
        const Encoding encoding = sentence(*model);
        const auto whole = encoder.run(encoding);
        const auto expected = tensorsOf(*whole);
        for (const std::vector<TokenIndex>& asked :
             {std::vector<TokenIndex>{}, {{3}}, {{1}, {4}}, {{4}, {1}}}) {
            const auto some = encoder.run(encoding, {.guessAt = asked});
            auto actual = tensorsOf(*some);
            QCOMPARE(actual["mlm.logits"].size(),
                     asked.size() * std::size_t(model->config.vocabularySize));
            actual["mlm.logits"] = expected.at("mlm.logits");
            QVERIFY(actual == expected); // everything else is the same
            QVERIFY(!some->wordLogits());
            for (int t = 0; t < encoding.size(); ++t) {
                const auto logits = some->wordLogits(TokenIndex{t});
                const bool isAsked =
                    std::find(asked.begin(), asked.end(), TokenIndex{t}) != asked.end();
                QCOMPARE(logits.has_value(), isAsked);
                if (isAsked)
                    QVERIFY(*logits == whole->wordLogits()->row(t));
            }
        }
        QVERIFY_EXCEPTION_THROWN(encoder.run(encoding, {.guessAt = {{{encoding.size()}}}}),
                                 std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(encoder.run(encoding, {.guessAt = {{{-1}}}}), std::out_of_range);
    }

    void theNumberOfThreadsChangesNothing()
    {
        const auto model = tiny();
        const auto one = tensorsOf(*Encoder(model, 1).run(sentence(*model)));
        const auto four = tensorsOf(*Encoder(model, 4).run(sentence(*model)));
        QVERIFY(one == four);
    }

    void recycledMemoryLeavesNoTrace()
    {
        const auto model = tiny();
        const Encoder encoder(model);
        const auto first = tensorsOf(*encoder.run(sentence(*model)));
        encoder.run(model->tokenizer.encode("rome is the capital of [MASK] ?"));
        const auto again = tensorsOf(*encoder.run(sentence(*model)));
        QVERIFY(first == again);
    }

    void tracesOutliveTheirEncoder()
    {
        const auto model = tiny();
        auto encoder = std::make_unique<Encoder>(model);
        const auto trace = encoder->run(sentence(*model));
        const auto before = tensorsOf(*trace);
        encoder.reset();
        QVERIFY(before == tensorsOf(*trace));
    }

    void leftToRightAttentionSeesNothingToTheRight()
    {
        const auto model = tiny();
        const Encoder encoder(model);
        const Encoding encoding = sentence(*model);
        const int tokens = encoding.size();
        RunOptions options;
        options.allowed.emplace(AllowedAttention::Constant(tokens, tokens, false));
        for (int i = 0; i < tokens; ++i)
            options.allowed->row(i).head(i + 1).setConstant(true);
        const auto trace = encoder.run(encoding, options);
        for (int layer = 0; layer < trace->layerCount(); ++layer) {
            for (int head = 0; head < trace->headCount(); ++head) {
                const ConstMatrixView p = trace->probabilities(LayerIndex{layer}, HeadIndex{head});
                for (int i = 0; i < tokens; ++i) {
                    QVERIFY(std::abs(p.row(i).sum() - 1) < 1e-5f);
                    QVERIFY((p.row(i).tail(tokens - 1 - i).array() == 0.0f).all());
                }
            }
        }
        // What stands first cannot know what comes later: cut off the end and it stays the same.
        Encoding shorter = encoding;
        shorter.tokens.resize(4);
        RunOptions shortOptions;
        shortOptions.allowed.emplace(options.allowed->topLeftCorner(4, 4));
        const auto shortTrace = encoder.run(shorter, shortOptions);
        const LayerIndex last{1};
        QVERIFY(trace->output(last).topRows(4).isApprox(shortTrace->output(last), 1e-5f));
        QVERIFY(!encoder.run(encoding)->output(last).topRows(4).isApprox(shortTrace->output(last),
                                                                         1e-3f));
    }

    void aTokenThatMaySeeNothingGetsZeros()
    {
        const auto model = tiny();
        const Encoding encoding = sentence(*model);
        RunOptions options;
        options.allowed.emplace(AllowedAttention::Constant(encoding.size(), encoding.size(), true));
        options.allowed->row(2).setConstant(false);
        const auto trace = Encoder(model).run(encoding, options);
        QVERIFY(trace->probabilities(LayerIndex{0}, HeadIndex{1}).row(2).isZero(0));
        QVERIFY(trace->context(LayerIndex{0}).row(2).isZero(0));
        QVERIFY(!trace->context(LayerIndex{0}).row(1).isZero(0));
        QVERIFY(trace->wordLogits()->allFinite());
    }

    void aSilencedHeadAddsZeros()
    {
        const auto model = tiny();
        const Encoder encoder(model);
        const Encoding encoding = sentence(*model);
        RunOptions options;
        options.silencedHeads.insert({LayerIndex{1}, HeadIndex{2}});
        const auto plain = encoder.run(encoding);
        const auto bent = encoder.run(encoding, options);
        const int d = model->config.headSize();
        QVERIFY(bent->context(LayerIndex{1}).middleCols(2 * d, d).isZero(0));
        QVERIFY(bent->context(LayerIndex{1}).leftCols(2 * d) ==
                plain->context(LayerIndex{1}).leftCols(2 * d));
        QVERIFY(bent->probabilities(LayerIndex{1}, HeadIndex{2}) ==
                plain->probabilities(LayerIndex{1}, HeadIndex{2}));
        QVERIFY(bent->output(LayerIndex{0}) == plain->output(LayerIndex{0}));
        QVERIFY(bent->output(LayerIndex{1}) != plain->output(LayerIndex{1}));
    }

    void aSilencedLayerPassesItsInputOn()
    {
        const auto model = tiny();
        const Encoding encoding = sentence(*model);
        RunOptions options;
        options.silencedLayers.insert(LayerIndex{0});
        const auto trace = Encoder(model).run(encoding, options);
        QVERIFY(trace->output(LayerIndex{0}) == trace->embeddingOutput());
        QVERIFY(trace->output(LayerIndex{1}) != trace->embeddingOutput());
    }

    void progressCountsUpAndCanCancel()
    {
        const auto model = tiny();
        const Encoder encoder(model);
        std::vector<int> steps;
        QVERIFY(encoder.run(sentence(*model), {}, [&](int done, int total) {
            steps.push_back(done);
            return total == 4;
        }));
        QCOMPARE(steps, (std::vector{0, 1, 2, 3, 4}));
        for (int stop = 0; stop <= 4; ++stop)
            QVERIFY(!encoder.run(sentence(*model), {}, [&](int done, int) { return done < stop; }));
        QVERIFY(encoder.run(sentence(*model))); // and nothing is broken afterwards
    }

    void whatCannotRunIsSaidInWords_data()
    {
        QTest::addColumn<int>("mistake");
        QTest::addColumn<QString>("words");
        QTest::newRow("no tokens") << 0 << "no tokens";
        QTest::newRow("too long") << 1 << "at most 64";
        QTest::newRow("id") << 2 << "not in the vocabulary";
        QTest::newRow("segment") << 3 << "segment 2";
        QTest::newRow("layer") << 4 << "no layer 3";
        QTest::newRow("head") << 5 << "no head 5";
        QTest::newRow("allowed") << 6 << "2 by 2";
        QTest::newRow("layer of a head") << 7 << "no layer 0";
    }

    void whatCannotRunIsSaidInWords()
    {
        QFETCH(int, mistake);
        QFETCH(QString, words);
        const auto model = tiny();
        Encoding encoding = sentence(*model);
        RunOptions options;
        switch (mistake) {
        case 0:
            encoding.tokens.clear();
            break;
        case 1:
            encoding.tokens.resize(65, encoding.tokens.front());
            break;
        case 2:
            encoding.tokens[1].id = TokenId{124};
            break;
        case 3:
            encoding.tokens[1].segment = 2;
            break;
        case 4:
            options.silencedLayers.insert(LayerIndex{2});
            break;
        case 5:
            options.silencedHeads.insert({LayerIndex{0}, HeadIndex{4}});
            break;
        case 6:
            options.allowed.emplace(AllowedAttention::Constant(2, 2, true));
            break;
        default:
            options.silencedHeads.insert({LayerIndex{-1}, HeadIndex{0}});
        }
        try {
            Encoder(model).run(encoding, options);
            QFAIL("it ran");
        } catch (const Problem& error) {
            QVERIFY2(QString(error.what()).contains(words), error.what());
        }
    }

    void twoCallersWaitForEachOther()
    {
        const auto model = tiny();
        const Encoder encoder(model, 2);
        const auto expected = tensorsOf(*encoder.run(sentence(*model)));
        std::atomic<int> wrong = 0;
        const auto runMany = [&] {
            for (int i = 0; i < 20; ++i)
                wrong += tensorsOf(*encoder.run(sentence(*model))) == expected ? 0 : 1;
        };
        std::thread other(runMany);
        runMany();
        other.join();
        QCOMPARE(wrong.load(), 0);
    }

    void anAbsurdNumberOfPositionsDoesNotAskForAllMemory()
    {
        Config config = {.vocabularySize = 10,
                         .hiddenSize = 8,
                         .layerCount = 12,
                         .headCount = 8,
                         .intermediateSize = 8,
                         .maxPositions = 1'000'000};
        const auto model = randomModel(config);
        const int most = longestSequence(*model);
        // 12 layers, 8 heads, two (T, T) matrices of 4 bytes: 4 GB at T = 2282
        QVERIFY(most > 1500 && most < 2400);
        QCOMPARE(Encoder(model, 1).maxTokens(), most);
    }
};

VITRINE_TEST(EncoderTest)
#include "tst_encoder.moc"
