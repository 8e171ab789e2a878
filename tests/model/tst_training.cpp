// SPDX-License-Identifier: GPL-3.0-or-later
// Learning: the optimizer, batches, vocabulary, recipes, and that a run can be broken off.

#include "encoder/encoder.h"
#include "model/small_run.h"
#include "ops/kernels/kernels.h"
#include "support.h"
#include "training/held_out.h"
#include "training/model_card.h"
#include "training/model_parameters.h"
#include "training/model_writer.h"
#include "training/pretrainer.h"
#include "training/wordpiece_trainer.h"

#include <QTemporaryDir>

#include <functional>
#include <limits>
#include <random>

using namespace vitrine;
using namespace vitrine::test;

/// The sizes of a BERT of one layer.
static Config oneLayer(int vocabularySize)
{
    Config config;
    config.vocabularySize = vocabularySize;
    config.hiddenSize = config.intermediateSize = 16;
    config.layerCount = 1;
    config.headCount = 2;
    config.maxPositions = 8;
    return config;
}

class TrainingTest : public QObject
{
    Q_OBJECT

private slots:
    /// Against the formulas of Loshchilov & Hutter 2019, in float64, on every set of kernels.
    void adamWFollowsThePaper()
    {
        for (int set = 0; set < supportedKernelCount(); ++set) {
            constexpr int count = 37;
            std::mt19937 engine(1);
            const auto number = [&] { return static_cast<double>(engine()) / 4294967296.0 - 0.5; };
            std::vector<double> value(count), mean(count, 0), square(count, 0);
            std::vector<float> values(count), means(count, 0), squares(count, 0), gradient(count);
            for (int i = 0; i < count; ++i)
                values[std::size_t(i)] = static_cast<float>(value[std::size_t(i)] = number());
            for (int step = 1; step <= 5; ++step) {
                const double rate = 0.01 * step;
                for (float& g : gradient)
                    g = static_cast<float>(number());
                const AdamWStep how = {0.5f,
                                       0.9f,
                                       0.98f,
                                       1e-6f,
                                       static_cast<float>(1 / (1 - std::pow(0.9, step))),
                                       static_cast<float>(1 / (1 - std::pow(0.98, step))),
                                       static_cast<float>(rate),
                                       static_cast<float>(1 - rate * 0.1)};
                supportedKernels(set).adamW(values.data(), gradient.data(), means.data(),
                                            squares.data(), count, how);
                for (std::size_t i = 0; i < count; ++i) {
                    const double g = 0.5 * static_cast<double>(gradient[i]);
                    mean[i] = 0.9 * mean[i] + 0.1 * g;
                    square[i] = 0.98 * square[i] + 0.02 * g * g;
                    const double m = mean[i] / (1 - std::pow(0.9, step));
                    const double v = square[i] / (1 - std::pow(0.98, step));
                    value[i] -= rate * (m / (std::sqrt(v) + 1e-6) + 0.1 * value[i]);
                    QVERIFY(std::abs(static_cast<double>(values[i]) - value[i]) < 1e-5);
                }
            }
        }
    }

    void bfloat16RoundsToTheNearest()
    {
        for (int set = 0; set < supportedKernelCount(); ++set) {
            const std::vector<float> from = {1.0f,        -2.5f,       1.00390625f,
                                             1.01171875f, 3.14159274f, 0.0f};
            std::vector<unsigned short> to(from.size());
            supportedKernels(set).toBfloat16(from.data(), std::ptrdiff_t(from.size()), to.data());
            // Ties go to the even neighbour: 1 + 1/256 down to 1, 1 + 3/256 up to 1 + 4/256.
            QCOMPARE(to, (std::vector<unsigned short>{0x3f80, 0xc020, 0x3f80, 0x3f82, 0x4049, 0}));
        }
    }

    void theRateRisesAndFalls()
    {
        QCOMPARE(linearSchedule(0, 100, 10, 1.0), 0.1);
        QCOMPARE(linearSchedule(9, 100, 10, 1.0), 1.0);
        QCOMPARE(linearSchedule(55, 100, 10, 1.0), 0.5);
        QCOMPARE(linearSchedule(100, 100, 10, 1.0), 0.0);
    }

    void frequentPairsBecomePieces()
    {
        // hug 10, pug 5, pun 12, bun 4, hugs 5: the counts of a much used example.
        const std::map<std::u32string, long> counts = {
            {U"hug", 10}, {U"pug", 5}, {U"pun", 12}, {U"bun", 4}, {U"hugs", 5}};
        const std::vector<std::string> vocabulary = trainWordPiece(counts, 100, 1);
        QCOMPARE(vocabulary[4], std::string("[MASK]"));
        const auto place = [&](const char* piece) {
            return std::find(vocabulary.begin(), vocabulary.end(), piece) - vocabulary.begin();
        };
        // ##u+##g 20 times, then ##u+##n 16, then h+##ug 15.
        QVERIFY(place("##ug") < place("##un") && place("##un") < place("hug"));
        QVERIFY(place("hug") < std::ptrdiff_t(vocabulary.size()));
        QCOMPARE(trainWordPiece(counts, 14, 1).size(), std::size_t(14));
        const Tokenizer tokenizer = tokenizerFor(vocabulary, {}, 16);
        QCOMPARE(tokenizer.tokenize("HUGS bug").size(), std::size_t(3)); // hugs, b ##ug
    }

    void aSeededRunIsTheSameBitForBit()
    {
        SmallRun small;
        Pretrainer one(small.recipe(), {}), other(small.recipe(), {});
        double first = 0, last = 0;
        while (!one.isFinished()) {
            last = one.step().loss();
            QCOMPARE(other.step().loss(), last);
            first = first == 0 ? last : first;
        }
        QVERIFY(one.trainer().parameters() == other.trainer().parameters());
        QVERIFY2(last < 0.8 * first,
                 qPrintable(QString("%1 %2").arg(first).arg(last))); // it learns
    }

    void aRunGoesOnAsIfNothingHadHappened()
    {
        SmallRun small;
        const fs::path file = small.folder / "checkpoint.safetensors";
        Pretrainer whole(small.recipe(), {}), broken(small.recipe(), {});
        for (int i = 0; i < 12; ++i) {
            whole.step();
            broken.step();
        }
        broken.saveCheckpoint(file);
        for (int i = 0; i < 3; ++i)
            broken.step(); // lost
        Pretrainer resumed(small.recipe(), {});
        resumed.loadCheckpoint(file);
        QCOMPARE(resumed.stepsDone(), 12);
        QCOMPARE(resumed.tokensSeen(), whole.tokensSeen());
        while (!whole.isFinished())
            QCOMPARE(resumed.step().loss(), whole.step().loss());
        QVERIFY(resumed.trainer().parameters() == whole.trainer().parameters());

        std::string other = smallRecipe;
        other.replace(other.find("\"seed\": 3"), 9, "\"seed\": 4");
        writeAll(small.folder / "small.json", other);
        Pretrainer stranger(small.recipe(), {});
        QVERIFY_THROWS_EXCEPTION(Problem, stranger.loadCheckpoint(file));
        // The same recipe, but another schedule, or other sentences.
        std::string slower = smallRecipe;
        slower.replace(slower.find("0.01"), 4, "0.02");
        writeAll(small.folder / "small.json", slower);
        QVERIFY_THROWS_EXCEPTION(Problem, Pretrainer(small.recipe(), {}).loadCheckpoint(file));
        writeAll(small.folder / "small.json", smallRecipe);
        std::string grammar = smallGrammar;
        grammar.replace(grammar.find("cow"), 3, "pig");
        writeAll(small.folder / "grammar/a.txt", grammar);
        QVERIFY_THROWS_EXCEPTION(Problem, Pretrainer(small.recipe(), {}).loadCheckpoint(file));
        std::string bytes = readAll(file);
        writeAll(file, bytes.substr(0, bytes.size() / 2));
        QVERIFY_THROWS_EXCEPTION(Problem, resumed.loadCheckpoint(file));
    }

    /// Weights that have become useless are not stepped on with, and so never saved.
    void aRunThatDivergesStops()
    {
        SmallRun small;
        Pretrainer run(small.recipe(), {});
        run.step();
        run.trainer().parameters()[5] = std::numeric_limits<float>::quiet_NaN();
        for (const auto& go : std::initializer_list<std::function<void()>>{[&] { run.step(); },
                                                                           [&] { run.evaluate(); }})
            try {
                go();
                QFAIL("no complaint");
            } catch (const std::runtime_error& error) {
                QVERIFY2(QString(error.what()).contains("learning rate"), error.what());
            }
    }

    /// What is written is an ordinary model: the encoder gives the loss that training gave.
    void theModelIsAnOrdinaryFolder()
    {
        SmallRun small;
        Pretrainer run(small.recipe(), {});
        while (!run.isFinished())
            run.step();
        const fs::path folder = small.folder / "model";
        const BatchScore heldOut = run.evaluate();
        writeModelFolder(folder, run.trainer().layout(), run.trainer().parameters(),
                         run.tokenizer(), modelCard(run, heldOut));
        const auto model = loadModel(folder);
        QVERIFY(model->canPredictWords() && model->canScoreNextSentence());
        QVERIFY(readAll(folder / "MODEL_CARD.md").find("30 of 30 steps") != std::string::npos);

        const Encoding encoding = model->tokenizer.encode("the dog [MASK].", "it eats meat.");
        Example example;
        for (const Token& token : encoding.tokens) {
            example.tokens.push_back(token.id.value);
            example.segments.push_back(token.segment);
            example.targets.push_back(-1);
        }
        const int barks = run.tokenizer().vocabulary().find("barks")->value;
        example.targets[3] = barks;
        example.label = 0;
        const BatchScore score = run.trainer().evaluate({example});
        const auto trace = Encoder(model).run(encoding);
        const auto minusLog = [](auto logits, int answer) {
            const Eigen::ArrayXd row = logits.template cast<double>().transpose().array();
            return std::log((row - row[answer]).exp().sum());
        };
        // Float16 in the file: three digits.
        QVERIFY(std::abs(minusLog(trace->wordLogits()->row(3), barks) - score.wordLoss) < 0.01);
        QVERIFY(std::abs(minusLog(*trace->nextSentenceLogits(), 0) - score.sentenceLoss) < 0.01);
        std::vector<float> read(run.trainer().layout().size, 9.0f);
        copyParameters(model->weights, run.trainer().layout(), read);
        for (std::size_t i = 0; i < read.size(); ++i)
            QVERIFY(std::abs(read[i] - run.trainer().parameters()[i]) <=
                    1e-3f * std::abs(read[i]) + 1e-7f);
    }

    void severalThreadsLearnTheSame()
    {
        SmallRun small;
        Recipe two = small.recipe(), one = small.recipe();
        one.trainer.dropout = two.trainer.dropout = 0;
        two.trainer.threads = 2;
        Pretrainer alone(one, {}), together(two, {});
        for (int i = 0; i < 5; ++i)
            QVERIFY(std::abs(alone.step().loss() - together.step().loss()) < 1e-3);
    }

    /// Of two equal examples each thread gets one; with the same mask both would lose as much.
    void everyThreadDropsOtherNumbers()
    {
        const Config config = oneLayer(12);
        const Heads heads{.pretraining = true};
        const ParameterLayout layout(config, heads);
        std::vector<float> parameters = initialParameters(layout, 1);
        for (float& value : parameters)
            value *= 20; // so that what is dropped matters
        const Example example{.tokens = {2, 6, 7, 3},
                              .segments = {0, 0, 0, 0},
                              .targets = {-1, 5, -1, -1},
                              .label = 1};
        const auto lossOf = [&](int count, std::uint64_t seed) {
            Trainer trainer(config, heads, {.dropout = 0.5, .threads = count}, parameters);
            return trainer.step(std::vector<Example>(std::size_t(count), example), 0, seed);
        };
        int different = 0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const BatchScore one = lossOf(1, seed), two = lossOf(2, seed), again = lossOf(2, seed);
            QCOMPARE(two.words, 2);
            QCOMPARE(two.wordLoss, again.wordLoss);
            different += std::abs(two.wordLoss - 2 * one.wordLoss) > 1e-3 * one.wordLoss &&
                         std::abs(two.sentenceLoss - 2 * one.sentenceLoss) > 1e-6;
        }
        QVERIFY2(different >= 4, qPrintable(QString::number(different)));
        // Who is asked drops nothing.
        Trainer dropping(config, heads, {.dropout = 0.5, .threads = 1}, parameters);
        Trainer whole(config, heads, {.dropout = 0, .threads = 1}, parameters);
        QCOMPARE(dropping.evaluate({example}).loss(), whole.evaluate({example}).loss());
    }

    /// Normal numbers of standard deviation 0.02 (Devlin's initializer_range), gains of 1, and 0.
    void weightsBeginAsInThePaper()
    {
        const Config config = oneLayer(3000);
        const ParameterLayout layout(config, {.pretraining = true});
        const std::vector<float> values = initialParameters(layout, 1);
        double sum = 0, squares = 0, beyond = 0, count = 0;
        for (const NamedParameter& tensor : layout.tensors) {
            const bool isGain = tensor.name.ends_with("LayerNorm.weight");
            for (std::size_t i = tensor.offset; i < tensor.offset + tensor.size; ++i) {
                const double value = double(values[i]);
                if (!tensor.decays)
                    QCOMPARE(values[i], isGain ? 1.0f : 0.0f);
                count += tensor.decays;
                sum += tensor.decays ? value : 0;
                squares += tensor.decays ? value * value : 0;
                beyond += tensor.decays && std::abs(value) > 0.04;
            }
        }
        QVERIFY(std::abs(sum / count) < 5e-4);
        QVERIFY(std::abs(std::sqrt(squares / count) - 0.02) < 5e-4);
        QVERIFY(std::abs(beyond / count - 0.0455) < 0.005); // beyond two standard deviations
    }

    void badRecipesAreNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << "\"seed\""
                                 << "\"sede\""
                                 << "there is no setting 'sede'";
        QTest::newRow("type")
            << "\"steps\": 30"
            << "\"steps\": \"many\""
            << "'steps' should be a whole number from 1 to 100000000, but is \"many\"";
        QTest::newRow("range") << "\"steps\": 30"
                               << "\"steps\": 0"
                               << "from 1 to 100000000, but is 0";
        QTest::newRow("heads") << "\"heads\": 2"
                               << "\"heads\": 3"
                               << "a multiple of its heads";
        QTest::newRow("source") << "\"grammar\": \"grammar\""
                                << "\"share\": 1"
                                << "either \"grammar\" or \"text\"";
        QTest::newRow("none") << "{ \"grammar\": \"grammar\" }"
                              << ""
                              << "no sources";
        QTest::newRow("text") << "\"grammar\": \"grammar\""
                              << "\"text\": \"b.txt\""
                              << "--corpus path/to/b.txt";
        QTest::newRow("precision") << "\"threads\": 1"
                                   << "\"precision\": \"int4\""
                                   << "one of \"float32\", \"bfloat16\"";
        QTest::newRow("no grammar") << "\"grammar\": \"grammar\""
                                    << "\"grammar\": \"none\""
                                    << "holds no grammar";
    }

    void badRecipesAreNamed()
    {
        QFETCH(QString, change);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const QString text = QString(smallRecipe).replace(change, to);
        QVERIFY(text != smallRecipe);
        SmallRun small(text.toStdString());
        try {
            Pretrainer run(small.recipe(), {});
            QFAIL("no complaint");
        } catch (const std::exception& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
        }
    }

    void heldOutTablesAreRead()
    {
        for (const char* language : {"en", "pt"}) {
            const fs::path folder = dataDir / "held_out";
            const auto words =
                readFillMaskCases(folder / ("fill_mask_" + std::string(language) + ".tsv"));
            const auto pairs =
                readNextSentenceCases(folder / ("next_sentence_" + std::string(language) + ".tsv"));
            QVERIFY(words.size() >= 100);
            QVERIFY(pairs.size() >= 50);
            for (const FillMaskCase& each : words)
                QVERIFY2(each.sentence.find("[MASK]") != std::string::npos && !each.fitting.empty(),
                         each.sentence.c_str());
        }
        QTemporaryDir dir;
        const fs::path file = dir.path().toStdString() + "/bad.tsv";
        const auto refusesWords = [&](const std::string& text, const char* says) {
            writeAll(file, text);
            expectProblem({says}, [&] { readFillMaskCases(file); });
        };
        refusesWords("kind\tsentence\tfitting\nx\ty [MASK]\n", "line 2 needs a sentence");
        refusesWords("kind\tsentence\tfitting\nx\ty\tz\n", "line 2 needs a sentence");
        refusesWords("x\ty [MASK]\tz\n", "kind, sentence, fitting");
        writeAll(file, "\xef\xbb\xbfkind\ta\tb\tfollows\r\np\tOne.\tTwo.\tyes\r\n");
        QVERIFY(readNextSentenceCases(file).at(0).follows); // Windows
        writeAll(file, "Kind\tA\tB\tFOLLOWS\np\tOne.\tTwo.\tno\n");
        QVERIFY(!readNextSentenceCases(file).at(0).follows);
        writeAll(file, "kind\ta\tb\tfollows\np\tOne.\tTwo.\tYes\n");
        expectProblem({"line 2", "yes or no"}, [&] { readNextSentenceCases(file); });
    }
};

VITRINE_TEST(TrainingTest)
#include "tst_training.moc"
