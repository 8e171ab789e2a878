// SPDX-License-Identifier: GPL-3.0-or-later
// Rough treatment: numbers, texts and files that no careful person writes. Each is refused with a
// sentence, or bounded.

#include "corpus/story_writer.h"
#include "encoder/encoder.h"
#include "files/safetensors_writer.h"
#include "files/table_rows.h"
#include "files/write_file.h"
#include "support.h"
#include "text/wordpiece.h"
#include "training/fine_tuner.h"
#include "training/pretrainer.h"

#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

const char* const grammarText = "table animal: name | does\n  dog | barks\n  cat | meows\n"
                                "  cow | moos\nstory:\n  x = animal\n  the {x.name} {x.does}. "
                                "it eats. [we like it | it is big].\n";

const char* const recipeText = R"({
  "name": "small", "seed": 3, "vocabulary": { "size": 120, "documents": 300 },
  "model": { "layers": 1, "heads": 2, "hidden_size": 16, "positions": 24 },
  "sources": [ { "grammar": "grammar" } ],
  "training": { "steps": 4, "tokens_per_step": 64, "warmup_steps": 1, "threads": 1 }
})";

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

/// A folder with a recipe and its grammar, which a test may write anew.
struct Folder {
    QTemporaryDir dir;
    fs::path path = dir.path().toStdString();

    Folder()
    {
        fs::create_directory(path / "grammar");
        grammar(grammarText);
        recipe(recipeText);
    }
    void grammar(const std::string& text) const { writeAll(path / "grammar/a.txt", text); }
    Recipe recipe(const std::string& text) const
    {
        writeAll(path / "small.json", text);
        return readRecipe(path / "small.json");
    }
    Grammar read() const { return readGrammar(path / "grammar"); }
};

/// What the action's exception says; empty if there was none.
QString problemOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const std::exception& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

QString joined(const Document& document)
{
    QString text;
    for (const std::string& sentence : document)
        text += QString::fromStdString(sentence) + '|';
    return text;
}

} // namespace

class RoughNumbersTest : public QObject
{
    Q_OBJECT

private slots:
    /// A whole number is read as it stands or not at all: none wraps, none loses its fraction.
    void wholeNumbersOfARecipe_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* from, const char* to) { QTest::newRow(to) << from << to; };
        row("\"steps\": 4", "\"steps\": 4294967297");
        row("\"steps\": 4", "\"steps\": 4.9");
        row("\"steps\": 4", "\"steps\": 1e300");
        row("\"steps\": 4", "\"steps\": 18446744073709551616");
        row("\"layers\": 1", "\"layers\": 4294967297");
        row("\"hidden_size\": 16", "\"hidden_size\": 4294967312");
        row("\"seed\": 3", "\"seed\": 1e300");
        row("\"seed\": 3", "\"seed\": -1");
        row("\"seed\": 3", "\"seed\": 1.5");
    }

    void wholeNumbersOfARecipe()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const Folder folder;
        const QString said = problemOf(
            [&] { folder.recipe(replaced(recipeText, from.toStdString(), to.toStdString())); });
        QVERIFY2(said.contains("should be a whole number from"), qPrintable(said));
    }

    void largeSeedsAreKept()
    {
        const Folder folder;
        const Recipe recipe =
            folder.recipe(replaced(recipeText, "\"seed\": 3", "\"seed\": 18446744073709551615"));
        QCOMPARE(recipe.seed, std::uint64_t(18446744073709551615u));
    }

    void grammarsThatCannotBeTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing bound") << QByteArray("story:\n  x =\n  the dog.\n") << "x =";
        QTest::newRow("brackets") << "story:\n  the " + QByteArray(100'000, '[') + "\n"
                                  << "nested more than 64 deep";
        QByteArray doubling, deep;
        for (int i = 0; i < 60; ++i) {
            const QByteArray next = "<p" + QByteArray::number(i + 1) + ">";
            doubling += "phrase p" + QByteArray::number(i) + ":\n  " + next + " " + next + "\n";
        }
        QTest::newRow("doubling") << doubling + "phrase p60:\n  ha\nstory:\n  <p0>.\n"
                                  << "far too long";
        for (int i = 0; i < 50'000; ++i)
            deep +=
                "phrase p" + QByteArray::number(i) + ":\n  <p" + QByteArray::number(i + 1) + ">\n";
        QTest::newRow("deep phrases") << deep + "phrase p50000:\n  ha\nstory:\n  <p0>.\n"
                                      << "nested more than 64 deep";
        QTest::newRow("weights") << QByteArray("story 1e308:\n  a.\nstory 1e308:\n  b.\n")
                                 << "weights";
        QTest::newRow("not UTF-8") << QByteArray("story:\n  ol\xe1.\n") << "not UTF-8";
    }

    void grammarsThatCannotBeTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const Folder folder;
        folder.grammar(text.toStdString());
        const QString said = problemOf([&] { folder.read(); });
        QVERIFY2(said.contains(words), qPrintable(said.left(500)));
    }

    /// A phrase may still be named often, if what comes of it stays short.
    void phrasesThatShareArePlain()
    {
        const Folder folder;
        folder.grammar("phrase a:\n  <b> <b>\nphrase b:\n  <c> <c>\nphrase c:\n  ha\n"
                       "story:\n  <a> <b>.\n");
        const Grammar grammar = folder.read();
        QCOMPARE(joined(StoryWriter(grammar, 1).write()), QString("Ha ha ha ha ha ha.|"));
    }

    void jointsTakeNoLongerThanTheText()
    {
        const std::vector<Joint> joints = {{"de", "o", false, "do"}, {"a", "a", true, "an"}};
        QCOMPARE(joined(finishDocument("de+o+x a+apple de+o. 2 + 2 x+y+z.", joints)),
                 QString("De o x an apple do.|2 + 2 x y z.|"));
        finishDocument(std::string(200'000, '+'), joints);
        std::string many;
        for (int i = 0; i < 100'000; ++i)
            many += "a+apple ";
        finishDocument(many, joints);
    }

    /// Finite but huge weights end in infinity, which no answer may be made from.
    void resultsThatAreNoNumbersAreTold_data()
    {
        QTest::addColumn<QString>("tensor");
        QTest::addColumn<float>("value");
        QTest::newRow("hidden") << "bert.encoder.layer.1.output.dense.bias" << 3e38f;
        QTest::newRow("words") << "cls.predictions.transform.dense.bias" << 3e38f;
        // What follows would turn these into finite numbers again.
        QTest::newRow("scores") << "bert.encoder.layer.0.attention.self.query.weight" << 3e38f;
        QTest::newRow("squares") << "bert.embeddings.LayerNorm.weight" << 1e25f;
    }

    void resultsThatAreNoNumbersAreTold()
    {
        QFETCH(QString, tensor);
        const ModelCopy copy;
        QFETCH(float, value);
        copy.fill(tensor.toStdString(), value);
        const Encoder encoder(loadModel(copy.path), 2);
        const Encoding encoding = encoder.model()->tokenizer.encode("a b", std::nullopt, 16);
        for (int i = 0; i < 2; ++i) { // it can be asked again
            const QString said = problemOf([&] { encoder.run(encoding); });
            QVERIFY2(said.contains("overflow"), qPrintable(said));
        }
    }

    void filesAreReplacedWithCare()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        const fs::path file = folder / "a.txt", link = folder / "link.txt";
        // What the old fixed name was, another's file now.
        writeAll(folder / "a.txt.part", "mine");
        writeTextFile(file, "one");
        QCOMPARE(readAll(folder / "a.txt.part"), std::string("mine"));
        QVERIFY(::chmod(file.c_str(), 0600) == 0);
        fs::create_symlink("a.txt", link);
        writeTextFile(link, "two");
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(readAll(file), std::string("two"));
        struct stat there = {};
        QVERIFY(::stat(file.c_str(), &there) == 0);
        QCOMPARE(int(there.st_mode & 0777), 0600);
        // A link to what is not there yet.
        fs::create_symlink("new.txt", folder / "ahead.txt");
        writeTextFile(folder / "ahead.txt", "three");
        QCOMPARE(readAll(folder / "new.txt"), std::string("three"));
        // Nothing is left behind.
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder))
            names.insert(entry.path().filename().string());
        QCOMPARE(names, (std::set<std::string>{"a.txt", "a.txt.part", "ahead.txt", "link.txt",
                                               "new.txt"}));
    }

    void onlyFilesAreReplaced()
    {
        QTemporaryDir dir;
        const fs::path pipe = fs::path(dir.path().toStdString()) / "pipe";
        QVERIFY(::mkfifo(pipe.c_str(), 0600) == 0);
        for (const fs::path& path : {pipe, fs::path("/dev/null"), pipe.parent_path()}) {
            QVERIFY(problemOf([&] { writeTextFile(path, "x"); }).contains("choose another name"));
            QVERIFY(problemOf([&] { writeSafetensors(path, {}); }).contains("choose another name"));
        }
        QVERIFY(fs::is_fifo(pipe) && fs::is_character_file("/dev/null"));
        QVERIFY(problemOf([] { writeTextFile("/proc/x", ""); }).contains("cannot be written"));
    }

    /// The probe of a model folder takes nobody's file away.
    void theProbeLeavesFilesAlone()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        writeAll(folder / "write-test", "mine");
        prepareModelFolder(folder);
        QCOMPARE(readAll(folder / "write-test"), std::string("mine"));
        QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
    }

    void wideTablesAreRefused()
    {
        QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "wide.csv";
        writeAll(file, std::string(20'000, ',') + "\na\n");
        QVERIFY(problemOf([&] { readTableRows(file); }).contains("more than 16384 cells"));
        std::string text = std::string(9'999, ',') + "\n";
        for (int i = 0; i < 2'000; ++i)
            text += "a\n";
        writeAll(file, text);
        QVERIFY(problemOf([&] { readTableRows(file); }).contains("more than 10000000 cells"));
    }

    void longWordsTakeLinearTime()
    {
        const Vocabulary vocabulary({"[UNK]", "a", "##a"});
        const AlignedText word = decodeUtf8(std::string(10'000, 'a'));
        QCOMPARE(splitWord(word, vocabulary, {TokenId{0}, "##", 10'000}).size(),
                 std::size_t(10'000));
    }

    void aCheckpointBelongsToItsArithmetic()
    {
        const Folder folder;
        const fs::path file = folder.path / "checkpoint.safetensors";
        Pretrainer(folder.recipe(recipeText), {}).saveCheckpoint(file);
        for (const char* const other : {"\"beta2\": 0.9, ", "\"largest_gradient_norm\": 2, "}) {
            const std::string changed =
                replaced(recipeText, "\"steps\"", other + std::string("\"steps\""));
            Pretrainer stranger(folder.recipe(changed), {});
            QVERIFY_THROWS_EXCEPTION(Problem, stranger.loadCheckpoint(file));
        }
        Pretrainer threads(folder.recipe(replaced(recipeText, "\"threads\": 1", "\"threads\": 2")),
                           {});
        QVERIFY_THROWS_EXCEPTION(Problem, threads.loadCheckpoint(file));
    }

    void aDamagedCheckpointIsRefused()
    {
        const Folder folder;
        const fs::path file = folder.path / "checkpoint.safetensors";
        Pretrainer run(folder.recipe(recipeText), {});
        run.step();
        run.saveCheckpoint(file);
        const std::string whole = readAll(file);
        std::string flipped = whole;
        flipped[flipped.size() - 1000] ^= 1;
        std::string swapped = whole; // two numbers that have changed places
        std::size_t at = swapped.size() - 4;
        while (swapped.compare(at, 4, swapped, at - 4, 4) == 0)
            at -= 4;
        std::swap_ranges(swapped.begin() + std::ptrdiff_t(at - 4),
                         swapped.begin() + std::ptrdiff_t(at),
                         swapped.begin() + std::ptrdiff_t(at));
        for (const std::string& bytes :
             {flipped, swapped, replaced(whole, "\"step\":\"1\"", "\"step\":\"x\""),
              replaced(whole, "\"step\":\"1\"", "\"step\":\"9\""),
              replaced(whole, "\"step\":\"1\"", "\"step\":\"2\"")}) {
            writeAll(file, bytes);
            Pretrainer other(folder.recipe(recipeText), {});
            const std::vector<float> before = other.trainer().parameters();
            const QString said = problemOf([&] { other.loadCheckpoint(file); });
            QVERIFY2(said.contains("is damaged"), qPrintable(said));
            QVERIFY(other.trainer().parameters() == before);
        }
        writeAll(file, whole);
        Pretrainer other(folder.recipe(recipeText), {});
        other.loadCheckpoint(file);
        QCOMPARE(other.stepsDone(), 1);
    }

    void equalTextsStayOnOneSide()
    {
        LabelledTable table{{"x", "y"}, {}};
        for (int i = 0; i < 60; ++i) // each text three times, with both labels
            table.rows.push_back({std::to_string(i % 20), i / 20 % 2});
        const TableSplit split = splitTable(table, 0.3, 5);
        QCOMPARE(split.repeated, 40);
        QCOMPARE(split.training.size() + split.heldOut.size(), table.rows.size());
        QVERIFY(!split.heldOut.empty() && !split.training.empty());
        std::set<std::string> learned;
        for (const LabelledText& row : split.training)
            learned.insert(row.text);
        for (const LabelledText& row : split.heldOut)
            QVERIFY(!learned.contains(row.text));
    }

    /// Equal is what the tokenizer makes equal.
    void repeatedAndCutRowsAreCounted()
    {
        LabelledTable table{{"x", "y"}, {}};
        for (const char* const text : {"the dog", "a cat", "we run", "he sits", "it rains", "go"}) {
            table.rows.push_back({text, 0});
            table.rows.push_back({std::string(text) + " home", 1});
        }
        table.rows.push_back({"The  DOG", 0});
        std::string longText;
        for (int i = 0; i < 300; ++i)
            longText += "cat ";
        table.rows.push_back({longText, 1});
        FineTuner tuner(loadModel(miniEn), table, {.threads = 1}, FineTuningStart::Pretrained);
        QCOMPARE(tuner.repeatedRows(), 1);
        QCOMPARE(tuner.cutRows(), 1);
        QCOMPARE(tuner.maxTokens(), 128);
    }
};

VITRINE_TEST(RoughNumbersTest)
#include "tst_rough_numbers.moc"
