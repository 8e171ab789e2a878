// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are replaced: the old content or the new one, never half of it, whatever happens.

#include "files/folder_lock.h"
#include "files/safetensors_writer.h"
#include "files/write_file.h"
#include "kill_at_call.h"
#include "support.h"

#include <set>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

/// While it lives no file can become longer than this, as on a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN); // write() says it instead
        const rlimit limit = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

/// What `action` complained of.
std::string problemOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class KeptFilesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    fs::path m_folder, m_file;

private slots:
    void init()
    {
        m_folder = m_dir.filePath(QTest::currentTestFunction()).toStdString();
        fs::create_directory(m_folder);
        m_file = m_folder / "a.txt";
        writeAll(m_file, "old");
    }

    void aFullDiskLeavesTheOldFile()
    {
        const std::string text(100'000, 'x');
        const std::vector<float> numbers(100'000);
        std::vector<std::string> problems;
        for (const rlim_t room : {0, 1, 4096, 99'999}) {
            const FullDisk disk(room); // nothing is printed meanwhile: that may be a file too
            problems.push_back(problemOf([&] { writeTextFile(m_file, text); }));
            problems.push_back(problemOf([&] {
                writeSafetensors(m_file, {{"a", {100'000}, numbers}}, {}, StoredAs::Float32);
            }));
            problems.push_back(problemOf([&] { writeTextFile(m_folder / "new.txt", text); }));
        }
        for (const std::string& problem : problems)
            QVERIFY2(problem.find("cannot be written; check the folder and the free space") !=
                         std::string::npos,
                     problem.c_str());
        QCOMPARE(readAll(m_file), std::string("old"));
        QCOMPARE(namesIn(m_folder), std::set<std::string>{"a.txt"});
        writeTextFile(m_file, text);
        QCOMPARE(readAll(m_file), text);
    }

    /// Also for root, who may write into any folder but these.
    void whatCannotBeWrittenIsNamed()
    {
        for (const char* const file : {"/proc/version", "/proc/self/new", "/sys/new"})
            if (fs::exists(fs::path(file).parent_path()))
                QVERIFY(problemOf([&] {
                            writeTextFile(file, "x");
                        }).find(std::string(file) + ": cannot be written") == 0);
        const std::string longName(300, 'n');
        QVERIFY(problemOf([&] { writeTextFile(m_folder / longName, "x"); }).find("cannot be") !=
                std::string::npos);
        QCOMPARE(namesIn(m_folder), std::set<std::string>{"a.txt"});
    }

    void killedAtAnyMomentItIsTheOldOrTheNewOne()
    {
        const std::string text(50'000, 'x');
        bool sawOld = false, sawNew = false, ended = false;
        for (int n = 0; n < 50 && !ended; ++n) {
            writeAll(m_file, "old");
            const Killed killed = killAtCall(n, [&] {
                FileReplacement out(m_file);
                for (std::size_t at = 0; at < text.size(); at += 10'000)
                    out.write(text.data() + at, 10'000);
                out.finish();
            });
            if (killed == Killed::Impossible)
                QSKIP("a process cannot watch another one here");
            ended = killed == Killed::EndedBefore;
            const std::string found = readAll(m_file);
            QVERIFY2(found == "old" || found == text, qPrintable(QString::number(n)));
            sawOld = sawOld || found == "old";
            sawNew = sawNew || found == text;
            QVERIFY(!ended || found == text);
        }
        QVERIFY(sawOld && sawNew && ended);
    }

    /// A name must not come to the disk before what it names: after a power cut there would be an
    /// empty file. The old file's readers are the only ones until then.
    void theContentIsOnTheDiskBeforeTheName()
    {
        QVERIFY(::chmod(m_file.c_str(), 0600) == 0);
        std::vector<std::uint64_t> calls;
        if (killAtCall(
                1000, [&] { writeTextFile(m_file, "new"); }, &calls) == Killed::Impossible)
            QSKIP("a process cannot watch another one here");
        const auto place = [&](std::initializer_list<std::uint64_t> wanted) {
            return std::find_first_of(calls.begin(), calls.end(), wanted.begin(), wanted.end()) -
                   calls.begin();
        };
#ifdef SYS_rename
        const auto named = place({SYS_rename, SYS_renameat, SYS_renameat2});
#else
        const auto named = place({SYS_renameat, SYS_renameat2});
#endif
        const auto written = place({SYS_write}), kept = place({SYS_fsync});
        QVERIFY(named < std::ptrdiff_t(calls.size()));
        QVERIFY2(written < kept && kept < named,
                 qPrintable(QString("%1 %2 %3").arg(written).arg(kept).arg(named)));
        struct stat there = {};
        QVERIFY(::stat(m_file.c_str(), &there) == 0);
        QCOMPARE(int(there.st_mode & 0777), 0600);
        // Not even for the moment before it has the old file's permissions may others read it.
        const mode_t mask = ::umask(0);
        killAtCall(1, [&] { writeTextFile(m_file, "new"); });
        ::umask(mask);
        QCOMPARE(namesIn(m_folder).size(), std::size_t(2));
        for (const std::string& name : namesIn(m_folder)) {
            QVERIFY(::stat((m_folder / name).c_str(), &there) == 0);
            QCOMPARE(int(there.st_mode & 0077), 0);
        }
    }

    void whatWasKilledIsCleanedUp()
    {
        bool left = false;
        for (int n = 0; n < 4; ++n)
            if (killAtCall(n, [&] { writeTextFile(m_file, "new"); }) == Killed::Impossible)
                QSKIP("a process cannot watch another one here");
        left = namesIn(m_folder).size() > 1;
        QVERIFY(left);
        const std::set<std::string> others = {"a.txt.part", "a.txt.mine.part", "b.txt.12.part"};
        for (const std::string& name : others)
            writeAll(m_folder / name, "mine");
        FolderLock(m_folder).removeLeftovers("a.txt");
        std::set<std::string> expected = others;
        expected.insert("a.txt");
        QCOMPARE(namesIn(m_folder), expected);
    }

    void aFolderIsOneProgramsOwn()
    {
        {
            const FolderLock lock(m_folder);
            const std::string problem = problemOf([&] { FolderLock second(m_folder); });
            QVERIFY2(problem.find("another training run is writing there") != std::string::npos,
                     problem.c_str());
        }
        const FolderLock free(m_folder);
        QCOMPARE(namesIn(m_folder), std::set<std::string>{"a.txt"}); // nothing is left there
        const FolderLock nowhere(m_folder / "no such folder");       // who writes there will say it
    }

    void aLockEndsWithItsProgram()
    {
        int ready[2] = {};
        QVERIFY(::pipe(ready) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const FolderLock lock(m_folder);
            if (::write(ready[1], "x", 1) == 1)
                ::pause();
            ::_exit(0);
        }
        char letter = 0;
        QVERIFY(::read(ready[0], &letter, 1) == 1);
        QVERIFY(!problemOf([&] { FolderLock second(m_folder); }).empty());
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(problemOf([&] { FolderLock second(m_folder); }).empty());
        ::close(ready[0]);
        ::close(ready[1]);
    }
};

VITRINE_TEST(KeptFilesTest)
#include "tst_kept_files.moc"
