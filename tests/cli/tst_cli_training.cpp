// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program's commands that train and measure, as people start them.

#include "cli_support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace
{

/// A grammar and a recipe that are quick to learn.
struct Workshop {
    QTemporaryDir dir;
    fs::path folder = dir.path().toStdString();
    QString recipe = QString::fromStdString((folder / "small.json").string());

    Workshop()
    {
        fs::create_directory(folder / "grammar");
        writeAll(folder / "grammar/a.txt",
                 "table animal: name | does | food\n  dog | barks | meat\n  cat | meows | fish\n"
                 "  cow | moos | grass\nstory:\n  x = animal\n  the {x.name} {x.does}. it eats "
                 "{x.food}. [we like it | it is big].\n");
        writeAll(folder / "small.json",
                 R"({ "name": "small", "seed": 3, "vocabulary": { "size": 120, "documents": 300 },
                      "model": { "layers": 1, "heads": 2, "hidden_size": 16, "positions": 24 },
                      "sources": [ { "grammar": "grammar" } ],
                      "training": { "steps": 400, "tokens_per_step": 256, "learning_rate": 0.01,
                                    "warmup_steps": 4, "threads": 1, "checkpoint_every": 20 } })");
    }
    QString path(const char* name) const { return dir.filePath(name); }
    std::string weights(const char* name) const
    {
        return readAll(folder / name / "model.safetensors");
    }
};

QString table(const char* name)
{
    return QString::fromStdString((sourceDir / "resources/tables" / name).string());
}

} // namespace

class CliTrainingTest : public QObject
{
    Q_OBJECT

private slots:
    /// Broken off by force at some moment, a run goes on from its last checkpoint and ends with the
    /// same weights as one that was left alone.
    void aKilledRunGoesOn()
    {
        Workshop shop;
        const Result whole =
            run({"pretrain", "--recipe", shop.recipe, "--output", shop.path("whole")});
        QVERIFY2(whole.status == 0, whole.messages.c_str());
        QVERIFY(whole.messages.find("step 400 of 400") != std::string::npos);
        QCOMPARE(whole.json()["steps"].get<int>(), 400);
        QVERIFY(whole.json()["held_out_words_right"].get<double>() > 0.3);

        QProcess killed;
        killed.start(QStringLiteral(VITRINE_CLI),
                     {"pretrain", "--recipe", shop.recipe, "--output", shop.path("killed")});
        QVERIFY(killed.waitForStarted());
        killed.setReadChannel(QProcess::StandardError);
        QByteArray said;
        while (!said.contains("step 60 of") && killed.waitForReadyRead(60'000))
            said += killed.readAllStandardError();
        QVERIFY(said.contains("step 60 of"));
        killed.kill();
        QVERIFY(killed.waitForFinished(60'000));
        QVERIFY(killed.exitStatus() == QProcess::CrashExit);
        QVERIFY(loadModel(shop.folder / "killed")->canPredictWords()); // never half a file

        const Result refused =
            run({"pretrain", "--recipe", shop.recipe, "--output", shop.path("killed")});
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.messages.find("--resume") != std::string::npos);
        const Result resumed =
            run({"pretrain", "--recipe", shop.recipe, "--output", shop.path("killed"), "--resume"});
        QVERIFY2(resumed.status == 0, resumed.messages.c_str());
        QVERIFY(resumed.messages.find("step 20 of") == std::string::npos); // not from the beginning
        QVERIFY(shop.weights("killed") == shop.weights("whole"));
        fs::remove(shop.folder / "killed/vocab.txt");
        const Result lost =
            run({"pretrain", "--recipe", shop.recipe, "--output", shop.path("killed"), "--resume"});
        QCOMPARE(lost.status, 1);
        QVERIFY2(lost.messages.find("vocab.txt is missing") != std::string::npos,
                 lost.messages.c_str());
        QVERIFY(readAll(shop.folder / "whole/MODEL_CARD.md").find("400 of 400") !=
                std::string::npos);
    }

    void evaluateCounts()
    {
        Workshop shop;
        // One sentence that every English model gets right, one that none can.
        writeAll(shop.folder / "words.tsv", "kind\tsentence\tfitting\n"
                                            "easy\tShe is [MASK] the house.\tin/at/near/from/on\n"
                                            "hard\tShe is [MASK] the house.\tzzzz\n");
        writeAll(shop.folder / "pairs.tsv", "kind\ta\tb\tfollows\n"
                                            "pair\tHow old are you?\tI am ten years old.\tyes\n"
                                            "pair\tHow old are you?\tI am ten years old.\tno\n");
        const Result result = run({"evaluate", "--fill-mask", shop.path("words.tsv"),
                                   "--next-sentence", shop.path("pairs.tsv"), "--misses"});
        QVERIFY2(result.status == 0, result.messages.c_str());
        SAME_JSON(result.json()["fill_mask"]["right"], 1);
        SAME_JSON(result.json()["fill_mask"]["of"], 2);
        SAME_JSON(result.json()["fill_mask"]["kinds"]["easy"]["right"], 1);
        SAME_JSON(result.json()["fill_mask"]["misses"].size(), 1u);
        SAME_JSON(result.json()["next_sentence"]["right"], 1); // it says the same both times
    }

    void asManyGuessesCountAsWereAskedFor()
    {
        Workshop shop;
        const auto guesses = run({"fill-mask", "She is [MASK] the house.", "--top-k", "7"}).json();
        const std::string seventh = guesses[6]["token_str"];
        writeAll(shop.folder / "words.tsv",
                 "kind\tsentence\tfitting\na\tShe is [MASK] the house.\t" + seventh + "\n");
        const auto right = [&shop](const QStringList& top) {
            return run(QStringList{"evaluate", "--fill-mask", shop.path("words.tsv")} + top)
                .json()["fill_mask"]["right"]
                .get<int>();
        };
        QCOMPARE(right({}), 0);
        QCOMPARE(right({"--top", "6"}), 0);
        QCOMPARE(right({"--top", "7"}), 1);
    }

    /// Texts that the model does not see to their end are counted, whatever is measured.
    void cutTextsAreSaid()
    {
        Workshop shop;
        std::string longText;
        for (int i = 0; i < 200; ++i)
            longText += "cat ";
        writeAll(shop.folder / "words.tsv", "kind\tsentence\tfitting\na\tShe is [MASK] it.\tin\n"
                                            "b\tThe [MASK] " +
                                                longText + "\tcat\n");
        writeAll(shop.folder / "pairs.tsv",
                 "kind\ta\tb\tfollows\np\tOne.\t" + longText + "\tyes\np\tOne.\tTwo.\tyes\n");
        const Result result = run({"evaluate", "--fill-mask", shop.path("words.tsv"),
                                   "--next-sentence", shop.path("pairs.tsv")});
        QVERIFY2(result.status == 0, result.messages.c_str());
        QCOMPARE(QString::fromStdString(result.messages)
                     .count("1 of 2 texts are longer than 128 tokens and lose their end"),
                 2);
        SAME_JSON(result.json()["fill_mask"]["cut"], 1);
        SAME_JSON(result.json()["next_sentence"]["cut"], 1);

        std::string rows = "text,label\n";
        for (int i = 0; i < 6; ++i)
            rows += longText + std::to_string(i) + ",x\n" + std::to_string(i) + ",y\n";
        writeAll(shop.folder / "long.csv", rows);
        const Result made = run({"finetune", "--train", shop.path("long.csv"), "--output",
                                 shop.path("long"), "--epochs", "1", "--threads", "1"});
        QVERIFY2(made.status == 0, made.messages.c_str());
        const Result asked =
            run({"evaluate", "--model", shop.path("long"), "--table", shop.path("long.csv")});
        QVERIFY2(asked.messages.find("6 of 12 texts are longer than 128 tokens") !=
                     std::string::npos,
                 asked.messages.c_str());
        SAME_JSON(asked.json()["table"]["cut"], 6);
        writeAll(shop.folder / "other.csv", "text,label\na,z\n");
        const Result other =
            run({"evaluate", "--model", shop.path("long"), "--table", shop.path("other.csv")});
        QCOMPARE(other.status, 1);
        QVERIFY2(other.messages.find("\"z\"; it knows x, y") != std::string::npos,
                 other.messages.c_str());

        std::string marked;
        for (int i = 0; i < 8; ++i)
            marked += "[Ana|person] runs. " + (i == 3 ? longText : "") + "\n";
        writeAll(shop.folder / "marked.txt", marked);
        const Result features = run({"features", "--table", shop.path("marked.txt")});
        QVERIFY2(features.messages.find("1 sentences are longer than 128 tokens") !=
                     std::string::npos,
                 features.messages.c_str());
    }

    void corpusWritesTheSameForASeed()
    {
        Workshop shop;
        const QStringList arguments = {
            "corpus", "--grammar", shop.path("grammar"), "--documents", "3", "--seed", "5"};
        const Result one = run(arguments), two = run(arguments);
        QCOMPARE(one.status, 0);
        QCOMPARE(one.output, two.output);
        QCOMPARE(QString::fromStdString(one.output).count("\n\n"), 3);
        QVERIFY(one.output.starts_with("The "));
        QStringList others = arguments;
        others.last() = "6";
        QVERIFY(run(others).output != one.output);
    }

    void theStoriesOfOneFileAreToldOneByOne()
    {
        Workshop shop;
        writeAll(shop.folder / "grammar/b.txt", "story 9:\n  one.\nstory:\n  two.\n");
        const Result result = run(
            {"corpus", "--grammar", shop.path("grammar"), "--documents", "2", "--from", "b.txt"});
        QCOMPARE(result.output, std::string("# b.txt:1\nOne.\n\n# b.txt:1\nOne.\n\n"
                                            "# b.txt:3\nTwo.\n\n# b.txt:3\nTwo.\n\n"));
    }

    void finetuneWritesAClassifier()
    {
        Workshop shop;
        const Result made = run({"finetune", "--train", table("en/topic.csv"), "--output",
                                 shop.path("topics"), "--epochs", "2", "--threads", "1"});
        QVERIFY2(made.status == 0, made.messages.c_str());
        QVERIFY(made.messages.find("180 rows to learn from, 60 held out, 6 classes") !=
                std::string::npos);
        const auto json = made.json();
        QCOMPARE(json["held_out"].get<int>(), 60);
        int counted = 0;
        for (const auto& [truth, row] : json["confusion"].items())
            for (const auto& [said, count] : row.items())
                counted += count.get<int>();
        QCOMPARE(counted, 60);
        const Result asked =
            run({"evaluate", "--model", shop.path("topics"), "--table", table("en/topic.csv")});
        QVERIFY2(asked.status == 0, asked.messages.c_str());
        SAME_JSON(asked.json()["table"]["of"], 240);
        writeAll(shop.folder / "two.csv", "text,label\nThe lion sleeps.,animals\n");
        const Result few =
            run({"evaluate", "--model", shop.path("topics"), "--table", shop.path("two.csv")});
        QVERIFY2(few.status == 0, few.messages.c_str());
        SAME_JSON(few.json()["table"]["of"], 1);
        // Of the held-out 60 as many are right as was said, and of all 240 at least as many.
        QVERIFY(asked.json()["table"]["right"].get<int>() >= json["held_out_right"].get<int>());
    }

    void featuresAreScoredAndWritten()
    {
        Workshop shop;
        const Result result = run({"features", "--table", table("en/names.txt"), "--csv",
                                   shop.path("csv"), "--safetensors", shop.path("f.safetensors")});
        QVERIFY2(result.status == 0, result.messages.c_str());
        const auto recipes = result.json()["recipes"];
        QCOMPARE(recipes.size(), std::size_t(6));
        for (const auto& recipe : recipes) {
            QVERIFY(recipe["f1"].get<double>() > 0.3 && recipe["f1"].get<double>() <= 1);
            QVERIFY(
                fs::exists(shop.folder / "csv" / (recipe["recipe"].get<std::string>() + ".csv")));
        }
        const SafetensorsFile stored(shop.folder / "f.safetensors");
        QVERIFY(stored.find("features.concatenation_of_last_four"));
    }

    void asManySentencesAreHeldOutAsWereAskedFor()
    {
        Workshop shop;
        std::string marked;
        for (int i = 0; i < 8; ++i)
            marked += "[Ana|person] runs.\n";
        writeAll(shop.folder / "marked.txt", marked);
        const auto words = [&shop](const char* share) {
            return run({"features", "--table", shop.path("marked.txt"), "--held-out", share})
                .json()["recipes"][0]["held_out_words"]
                .get<int>();
        };
        const int ofOne = words("0.125");
        QVERIFY(ofOne > 0);
        QCOMPARE(words("0.5"), 4 * ofOne);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QStringList& arguments, const char* words) {
            QTest::newRow(name) << arguments << words;
        };
        row("no table", {"finetune", "--train", "/no/such.csv", "--output", "/no/folder"},
            "/no/such.csv");
        row("no place for the classifier",
            {"finetune", "--train", table("en/mood.csv"), "--output", "/proc/no/folder"},
            "this folder cannot be made");
        row("a model would be overwritten",
            {"finetune", "--train", table("en/mood.csv"), "--output",
             QString::fromStdString(miniEn.string())},
            "a config.json already");
        row("nothing to go on with",
            {"pretrain", "--recipe", "x.json", "--output", "/no/folder", "--resume"},
            "leave out --resume");
        row("no recipe", {"pretrain", "--recipe", "/no/such.json", "--output", "/no/folder"},
            "/no/such.json");
        row("nothing to evaluate", {"evaluate"}, "nothing to evaluate");
        row("not a classifier", {"evaluate", "--table", table("en/topic.csv")}, "id2label");
        row("no marks", {"features", "--table", table("en/topic.csv")},
            "at least 8 sentences with marked words");
    }

    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Result result = run(arguments);
        QCOMPARE(result.status, 1);
        QVERIFY(result.output.empty());
        QVERIFY2(result.messages.find(words.toStdString()) != std::string::npos,
                 result.messages.c_str());
    }
};

VITRINE_TEST(CliTrainingTest)
#include "tst_cli_training.moc"
