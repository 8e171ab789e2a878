// SPDX-License-Identifier: GPL-3.0-or-later
// What a BERT is trained on: examples as the paper has them, from grammars and books, and what is
// held out of them.

#include "model/small_run.h"
#include "training/model_card.h"
#include "training/pretrainer.h"

#include <array>
#include <fstream>
#include <set>

using namespace vitrine;
using namespace vitrine::test;

class ExamplesTest : public QObject
{
    Q_OBJECT

private slots:
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
};

VITRINE_TEST(ExamplesTest)
#include "tst_examples.moc"
