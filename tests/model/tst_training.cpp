// SPDX-License-Identifier: GPL-3.0-or-later
// Learning: the optimizer, batches, vocabulary, examples, recipes, and that a run can be broken
// off.

#include "encoder/encoder.h"
#include "ops/kernels/kernels.h"
#include "support.h"
#include "training/held_out.h"
#include "training/model_card.h"
#include "training/model_parameters.h"
#include "training/model_writer.h"
#include "training/pretrainer.h"
#include "training/wordpiece_trainer.h"

#include <QTemporaryDir>

#include <array>
#include <fstream>
#include <functional>
#include <limits>
#include <random>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

const char* const smallGrammar = R"(
table animal: name | does | food
  dog | barks | meat
  cat | meows | fish
  cow | moos | grass
  hen | clucks | corn
story:
  x = animal
  the {x.name} {x.does}. it eats {x.food}. [we like it | it is big].
)";

const char* const smallRecipe = R"({
  "name": "small", "seed": 3, "vocabulary": { "size": 120 },
  "model": { "layers": 1, "heads": 2, "hidden_size": 16, "positions": 24 },
  "sources": [ { "grammar": "grammar" } ],
  "training": { "steps": 30, "tokens_per_step": 256, "learning_rate": 0.01, "warmup_steps": 4,
                "dropout": 0.1, "threads": 1 }
})";

/// A recipe with its grammar in a folder of its own.
struct SmallRun {
    QTemporaryDir dir;
    fs::path folder = dir.path().toStdString();

    explicit SmallRun(const std::string& recipe = smallRecipe)
    {
        fs::create_directory(folder / "grammar");
        writeAll(folder / "grammar/a.txt", smallGrammar);
        writeAll(folder / "small.json", recipe);
    }
    Recipe recipe() const { return readRecipe(folder / "small.json"); }
};

/// 200 sentences of one token each, s0 to s199 with the ids from 5 on, in documents of ten.
class NumberedBook
{
public:
    NumberedBook() : file(m_dir.path().toStdString() + "/book.txt")
    {
        std::vector<std::string> words = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
        std::string text;
        for (int i = 0; i < 200; ++i) {
            words.push_back("s" + std::to_string(i));
            text += words.back() + (i % 10 == 9 ? "\n\n" : "\n");
        }
        writeAll(file, text);
        m_tokenizer = std::make_unique<Tokenizer>(tokenizerFor(words, {}, 16));
    }
    const Tokenizer& tokenizer() const { return *m_tokenizer; }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Tokenizer> m_tokenizer;

public:
    const fs::path file;
};

} // namespace

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

    void examplesAreWhatThePaperAsksFor()
    {
        SmallRun small;
        Pretrainer run(small.recipe(), {});
        const auto grammar = std::make_shared<const Grammar>(readGrammar(small.folder / "grammar"));
        const PretrainingExamples examples(
            run.tokenizer(), {{std::make_shared<GrammarSource>(grammar, run.tokenizer()), 1}},
            {.maxTokens = 24});
        Random random(1);
        int tokens = 0, chosen = 0, masked = 0, kept = 0, follows = 0, pairs = 0;
        std::size_t longest = 0;
        for (int i = 0; i < 6000; ++i) {
            const Example example = examples.draw(random);
            QVERIFY(example.tokens.size() <= 24);
            longest = std::max(longest, example.tokens.size());
            QCOMPARE(example.tokens.front(), run.tokenizer().specials().classification.value);
            QCOMPARE(example.tokens.back(), run.tokenizer().specials().separator.value);
            const bool isPair = example.segments.back() == 1;
            QCOMPARE(isPair, example.label >= 0);
            pairs += isPair;
            follows += example.label == 0;
            tokens += static_cast<int>(example.tokens.size()) - (isPair ? 3 : 2);
            for (std::size_t t = 0; t < example.tokens.size(); ++t) {
                if (example.targets[t] < 0)
                    continue;
                ++chosen;
                masked += example.tokens[t] == run.tokenizer().specials().mask.value;
                kept += example.tokens[t] == example.targets[t];
            }
        }
        QCOMPARE(longest, std::size_t(24)); // every position is trained
        const auto near = [](double found, double wanted) {
            return std::abs(found - wanted) < 0.03;
        };
        QVERIFY(near(double(chosen) / tokens, 0.15));
        QVERIFY(near(double(masked) / chosen, 0.8));
        QVERIFY(near(double(kept) / chosen, 0.1));
        QVERIFY(double(follows) / pairs > 0.4 && double(follows) / pairs < 0.55);
        QVERIFY(near(double(pairs) / 6000, 0.75));
    }

    /// 3,375 documents, in two spellings each: by chance one in four would be held out and learned.
    void heldOutDocumentsAreNotLearnedFrom()
    {
        SmallRun small;
        std::vector<std::string> words = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "."};
        for (char c = 'a'; c <= 'o'; ++c)
            words.emplace_back(1, c);
        const Tokenizer tokenizer = tokenizerFor(words, {}, 16);
        const std::string letter = "[a|b|c|d|e|f|g|h|i|j|k|l|m|n|o]";
        writeAll(small.folder / "grammar/a.txt",
                 "story:\n  [the|THE] " + letter + " " + letter + " " + letter + ".\n");
        const GrammarSource source(
            std::make_shared<const Grammar>(readGrammar(small.folder / "grammar")), tokenizer);
        QVERIFY(!source.isTooSmall());
        QVERIFY(source.repeatedShare() > 0.15 && source.repeatedShare() < 0.4);
        QVERIFY(source.heldOutDocuments() > 800 && source.heldOutDocuments() < 950);
        std::set<std::vector<Sentence>> heldOut, learned;
        Random random(1);
        for (int i = 0; i < 3000; ++i) {
            heldOut.insert(source.draw(random, 100, true));
            learned.insert(source.draw(random, 100, false));
        }
        QVERIFY(heldOut.size() > 700 && learned.size() > 1500);
        for (const std::vector<Sentence>& text : heldOut)
            QVERIFY(!learned.contains(text));
    }

    /// Eight documents: nothing can be kept apart, and the card says so.
    void aGrammarTooSmallToHoldOutIsNamed()
    {
        SmallRun small;
        Pretrainer run(small.recipe(), {});
        QCOMPARE(run.aboutHeldOut().size(), std::size_t(1));
        QVERIFY(run.aboutHeldOut()[0].find("The grammar grammar writes so few") == 0);
        QVERIFY(modelCard(run, run.evaluate()).find("so few different documents") !=
                std::string::npos);
        std::ofstream(small.folder / "grammar/a.txt", std::ios::app)
            << "  "
            << std::string("we see [a|b|c|d|e|f|g|h|i|j].\n  ") +
                   "then [a|b|c|d|e|f|g|h|i|j].\n  [a|b|c|d|e|f|g|h|i|j] is new.\n";
        Pretrainer larger(small.recipe(), {});
        QVERIFY2(larger.aboutHeldOut()[0].find(" documents are held out") != std::string::npos,
                 larger.aboutHeldOut()[0].c_str());
    }

    /// Label 0 says that B follows A in the book: also where A lost its beginning and B its end.
    void pairsFollowWhereTheirLabelSaysSo()
    {
        const NumberedBook book;
        const PretrainingExamples examples(
            book.tokenizer(),
            {{std::make_shared<BookSource>(book.file, book.tokenizer(), 1'000'000), 1}},
            {.maxTokens = 8, .longShare = 0.5});
        Random random(3);
        int following = 0, others = 0, touching = 0, cut = 0;
        for (int i = 0; i < 4000; ++i) {
            const Example example = examples.draw(random);
            std::array<std::vector<int>, 2> sides;
            for (std::size_t t = 0; t < example.tokens.size(); ++t) {
                const int token = example.targets[t] >= 0 ? example.targets[t] : example.tokens[t];
                if (token >= 5)
                    sides[std::size_t(example.segments[t])].push_back(token);
            }
            QCOMPARE(example.label >= 0, !sides[1].empty());
            if (sides[1].empty())
                continue;
            const bool touches = sides[1].front() == sides[0].back() + 1;
            cut += sides[0].size() + sides[1].size() == 5;
            if (example.label == 0)
                QVERIFY(touches);
            else
                touching += touches;
            ++(example.label == 0 ? following : others);
        }
        QVERIFY(following > 800 && others > 800 && cut > 300);
        QVERIFY(touching < others / 30); // by chance
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

    /// Of 200 sentences the last four.
    void theEndOfABookIsHeldOut()
    {
        const NumberedBook book;
        const BookSource source(book.file, book.tokenizer(), 1'000'000);
        QCOMPARE(source.tokenCount(), std::size_t(200));
        Random random(1);
        std::set<int> learned, heldOut;
        for (int i = 0; i < 4000; ++i) {
            for (const bool held : {false, true}) {
                const std::vector<Sentence> drawn = source.draw(random, 3, held);
                QVERIFY(!drawn.empty() && drawn.size() <= 3);
                const int first = drawn[0].at(0) - 5;
                for (std::size_t s = 0; s < drawn.size(); ++s) { // they follow each other
                    QCOMPARE(drawn[s], Sentence{5 + first + int(s)});
                    QCOMPARE((first + int(s)) / 10, first / 10); // in one document
                    (held ? heldOut : learned).insert(first + int(s));
                }
            }
        }
        QCOMPARE(learned.size(), std::size_t(196));
        QCOMPARE(*learned.rbegin(), 195);
        QCOMPARE(heldOut, (std::set<int>{196, 197, 198, 199}));
    }

    /// A part of a file is taken from all of it, in whole lines.
    void aPartOfAFileSpeaksForAllOfIt()
    {
        QTemporaryDir dir;
        const fs::path file = dir.path().toStdString() + "/long.txt";
        std::string text;
        for (int i = 100'000; i < 200'000; ++i)
            text += "line " + std::to_string(i) + "\n";
        writeAll(file, text);
        std::vector<int> lines;
        int breaks = 0;
        readLines(file, text.size() / 4, [&](const std::string& line) {
            breaks += line.empty();
            if (!line.empty()) {
                QCOMPARE(line.size(), std::size_t(11));
                lines.push_back(std::stoi(line.substr(5)) - 100'000);
            }
        });
        QVERIFY(std::abs(double(lines.size()) - 25'000) < 300);
        QCOMPARE(breaks, 100);
        QVERIFY(std::is_sorted(lines.begin(), lines.end()));
        QVERIFY(std::adjacent_find(lines.begin(), lines.end()) == lines.end());
        for (int tenth = 0; tenth < 10; ++tenth)
            QVERIFY(std::abs(double(std::count_if(lines.begin(), lines.end(),
                                                  [&](int l) { return l / 10'000 == tenth; })) -
                             2500) < 60);
    }

    void booksMustBeUtf8()
    {
        QTemporaryDir dir;
        const fs::path book = dir.path().toStdString() + "/book.txt";
        writeAll(book, "Ol\xe1 a todos.\n");
        const auto read = [&] { readLines(book, 1000, [](const std::string&) {}); };
        expectProblem({"not UTF-8", "iconv"}, read);
        expectProblem({}, [&] { readLines(book.parent_path(), 1000, [](const std::string&) {}); });
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
        Config config;
        config.vocabularySize = 12;
        config.hiddenSize = config.intermediateSize = 16;
        config.layerCount = 1;
        config.headCount = 2;
        config.maxPositions = 8;
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
        Config config;
        config.vocabularySize = 3000;
        config.hiddenSize = config.intermediateSize = 16;
        config.layerCount = 1;
        config.headCount = 2;
        config.maxPositions = 8;
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

    void everyStepDrawsOtherExamples()
    {
        SmallRun small;
        Pretrainer run(small.recipe(), {});
        std::set<long> lengths; // of the batches, in tokens
        for (int i = 0; i < 8; ++i) {
            const long before = run.tokensSeen();
            run.step();
            lengths.insert(run.tokensSeen() - before);
        }
        QVERIFY(lengths.size() > 3);
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
