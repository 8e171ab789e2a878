// SPDX-License-Identifier: GPL-3.0-or-later
// Training that is broken off at any moment, and two runs that want the same folder.

#include "cli_support.h"
#include "kill_at_call.h"

using namespace vitrine;
using namespace vitrine::test;

namespace
{

/// A recipe that is learned in no time, or never.
struct InterruptedRun {
    QTemporaryDir dir;
    fs::path folder = dir.path().toStdString();
    QString recipe = dir.filePath("small.json");

    explicit InterruptedRun(int steps)
    {
        fs::create_directory(folder / "grammar");
        writeAll(folder / "grammar/a.txt", "story:\n  the [dog|cat] is [big|small]. it eats.\n");
        writeAll(folder / "small.json",
                 R"({ "name": "small", "vocabulary": { "size": 100, "documents": 100 },
                      "model": { "layers": 1, "heads": 1, "hidden_size": 8, "positions": 16 },
                      "sources": [ { "grammar": "grammar" } ],
                      "training": { "steps": )" +
                     std::to_string(steps) +
                     R"(, "tokens_per_step": 64, "threads": 1, "checkpoint_every": 1 } })");
    }
    QString path(const QString& name) const { return dir.filePath(name); }
    QStringList pretrain(const QString& name) const
    {
        return {"pretrain", "--recipe", recipe, "--output", path(name)};
    }
};

/// Becomes the terminal program.
void become(const QStringList& arguments)
{
    std::vector<std::string> texts = {VITRINE_CLI};
    for (const QString& argument : arguments)
        texts.push_back(argument.toStdString());
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1); // looking for leaks needs to watch it as well
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    ::execv(VITRINE_CLI, pointers.data());
}

} // namespace

class CliInterruptedTest : public QObject
{
    Q_OBJECT

private slots:
    /// Killed before any of its system calls that change files, a run is begun anew or gone on
    /// with, as the program says, and ends with the same model.
    void aRunThatWasKilledEndsWell()
    {
        InterruptedRun shop(1);
        QCOMPARE(run(shop.pretrain("whole")).status, 0);
        const std::string whole = readAll(shop.folder / "whole/model.safetensors");
        bool ended = false;
        int resumed = 0, begun = 0;
        // Each moment of the first files, then every fifth; sanitizers make some hundred calls of
        // their own.
        for (int n = 0; n < 5000 && !ended; n += n < 20 ? 1 : n < 300 ? 5 : 100) {
            const QString name = QString("killed%1").arg(n);
            const Killed killed = killAtCall(n, [&] { become(shop.pretrain(name)); });
            if (killed == Killed::Impossible)
                QSKIP("a process cannot watch another one here");
            ended = killed == Killed::EndedBefore;
            Result again = run(shop.pretrain(name));
            if (again.status != 0) {
                QVERIFY2(again.messages.find("go on with it by --resume") != std::string::npos,
                         again.messages.c_str());
                again = run(shop.pretrain(name) + QStringList("--resume"));
                ++resumed;
            } else {
                ++begun;
            }
            QVERIFY2(again.status == 0, again.messages.c_str());
            const fs::path folder = shop.folder / name.toStdString();
            QVERIFY2(readAll(folder / "model.safetensors") == whole, qPrintable(name));
            for (const auto& entry : fs::directory_iterator(folder)) // what is large is cleared
                QVERIFY2(entry.path().extension() != ".part" || entry.file_size() < 2000,
                         entry.path().c_str());
            fs::remove_all(folder);
        }
        const QString counted = QString("%1 begun anew, %2 gone on with").arg(begun).arg(resumed);
        QVERIFY2(ended && begun > 2 && resumed > 5, qPrintable(counted));
    }

    void twoRunsDoNotShareAFolder()
    {
        InterruptedRun shop(100'000);
        QProcess first;
        first.start(QStringLiteral(VITRINE_CLI), shop.pretrain("model"));
        first.setReadChannel(QProcess::StandardError);
        QByteArray said;
        while (!said.contains("step 20 of") && first.waitForReadyRead(60'000))
            said += first.readAllStandardError();
        QVERIFY2(said.contains("step 20 of"), said.constData());
        writeAll(shop.folder / "table.csv", "text,label\na,x\nb,x\nc,x\nd,x\ne,y\nf,y\ng,y\nh,y\n");
        for (const QStringList& second :
             {shop.pretrain("model"), shop.pretrain("model") + QStringList("--resume"),
              QStringList{"finetune", "--train", shop.path("table.csv"), "--output",
                          shop.path("model")}}) {
            const Result refused = run(second);
            QCOMPARE(refused.status, 1);
            QVERIFY2(refused.messages.find("another training run is writing there") !=
                         std::string::npos,
                     refused.messages.c_str());
        }
        first.kill();
        QVERIFY(first.waitForFinished(60'000));
        // The dead one keeps nobody out.
        const Result refused = run(shop.pretrain("model"));
        QVERIFY2(refused.messages.find("go on with it by --resume") != std::string::npos,
                 refused.messages.c_str());
    }
};

VITRINE_TEST(CliInterruptedTest)
#include "tst_cli_interrupted.moc"
