// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program, treated roughly.

#include "cli_support.h"

using namespace vitrine;
using namespace vitrine::test;

class CliRoughTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QStringList& arguments, const char* words) {
            QTest::newRow(name) << arguments << words;
        };
        const char* const once = "only one of the sentences can come from standard input";
        row("fill-mask twice", {"fill-mask", "-", "--pair", "-"}, once);
        row("tokenize twice", {"tokenize", "-", "--pair", "-"}, once);
        row("trace twice", {"trace", "-", "--pair", "-", "--output", "/no/such/t"}, once);
        row("empty pair", {"tokenize", "a", "--pair", "-"}, "no second sentence");
        row("empty pair of a trace", {"trace", "a", "--pair", "-", "--output", "/no/such/t"},
            "no second sentence");
        row("no targets", {"fill-mask", "[MASK]", "--targets", ""}, "names no word");
        row("no B", {"next-sentence", "a", ""}, "a sentence is empty");
        row("no A", {"next-sentence", " ", "b"}, "a sentence is empty");
    }

    void emptyInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Result result = run(arguments, arguments[1] == "-" ? "The [MASK]." : "\n");
        QCOMPARE(result.status, 1);
        QVERIFY(result.output.empty());
        QVERIFY2(result.messages.find(words.toStdString()) != std::string::npos,
                 result.messages.c_str());
    }

    void aModelWithoutANameIsRefused()
    {
        const Result result = run({"info", "--model", ""});
        QCOMPARE(result.status, 2);
        QVERIFY2(result.messages.find("name is empty") != std::string::npos,
                 result.messages.c_str());
    }

    void aFullDiskIsTold()
    {
        if (!fs::exists("/dev/full"))
            QSKIP("there is no /dev/full here");
        for (const QStringList& arguments :
             {QStringList{"info"}, QStringList{"tokenize", "a cat"}, QStringList{"--version"}}) {
            QProcess process;
            process.setStandardOutputFile("/dev/full");
            process.start(QStringLiteral(VITRINE_CLI), arguments);
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 1);
            QVERIFY(
                process.readAllStandardError().contains("standard output could not be written"));
        }
    }

    void aDeviceIsNotReplaced()
    {
        const Result result = run({"trace", "a cat", "--output", "/dev/null"});
        QCOMPARE(result.status, 1);
        QVERIFY2(result.messages.find("choose another name") != std::string::npos,
                 result.messages.c_str());
        QVERIFY(fs::is_character_file("/dev/null"));
    }

    /// The line about what was held out has no speed to tell.
    void noSpeedIsMadeUp()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::create_directory(folder / "grammar");
        writeAll(folder / "grammar/a.txt",
                 "story:\n  the [dog | cat] [runs | sits]. it eats. [we like it | it is big].\n");
        writeAll(folder / "r.json",
                 R"({ "vocabulary": { "size": 100, "documents": 100 },
                      "model": { "layers": 1, "heads": 1, "hidden_size": 8, "positions": 16 },
                      "sources": [ { "grammar": "grammar" } ],
                      "training": { "steps": 2, "tokens_per_step": 64, "threads": 1,
                                    "evaluate_every": 1 } })");
        const Result result =
            run({"pretrain", "--recipe", dir.filePath("r.json"), "--output", dir.filePath("out")});
        QVERIFY2(result.status == 0, result.messages.c_str());
        QVERIFY(result.messages.find("held out") != std::string::npos);
        QVERIFY2(result.messages.find(" 0 tokens/s") == std::string::npos, result.messages.c_str());
    }
};

VITRINE_TEST(CliRoughTest)
#include "tst_cli_rough.moc"
