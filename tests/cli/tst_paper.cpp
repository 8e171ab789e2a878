// SPDX-License-Identifier: GPL-3.0-or-later
// What the READMEs say about files, names, commands and folders, against the files, names, commands
// and folders that are there.

#include "cli_support.h"

#include <QDirIterator>
#include <QProcessEnvironment>
#include <QRegularExpression>

using namespace vitrine;
using namespace vitrine::test;

static const QString root = QDir::cleanPath(QString::fromStdString(sourceDir.string()));

static QString textOf(const QString& file)
{
    return QString::fromStdString(readAll(file.toStdString()));
}

/// Files below the project's own folders, without what a build puts there.
static QStringList filesNamed(const QStringList& patterns)
{
    QStringList files;
    for (const QFileInfo& entry : QDir(root).entryInfoList(patterns, QDir::Files))
        files.append(entry.filePath());
    for (const char* folder : {"app", "model", "resources", "sample_models", "tests", "views"}) {
        QDirIterator found(root + '/' + folder, patterns, QDir::Files,
                           QDirIterator::Subdirectories);
        while (found.hasNext())
            files.append(found.next());
    }
    return files;
}

static QStringList pages()
{
    return filesNamed({"README.md", "MODEL_CARD.md"});
}

static QString shortName(const QString& file)
{
    return QDir(root).relativeFilePath(file);
}

/// As GitHub makes them: "Add a view" is reached by #add-a-view.
static QStringList anchorsOf(const QString& page)
{
    QStringList anchors;
    static const QRegularExpression heading("^#+ +(.+)$", QRegularExpression::MultilineOption);
    for (const auto& match : heading.globalMatch(textOf(page))) {
        QString anchor = match.captured(1).toLower();
        anchor.remove(QRegularExpression("[^\\w\\- ]"));
        anchors.append(anchor.replace(' ', '-'));
    }
    return anchors;
}

/// Everything that stands in `backticks` on a line, outside of blocks of code.
static QStringList quoted(const QString& page)
{
    QStringList found;
    static const QRegularExpression quote("`([^`\n]+)`");
    for (const QString& line : textOf(page).split('\n')) {
        if (line.startsWith("    "))
            continue;
        for (const auto& match : quote.globalMatch(line))
            found.append(match.captured(1));
    }
    return found;
}

static bool isThere(const QString& path, const QString& page)
{
    const QString name = path.section('*', 0, 0); // tst_*.cpp: any, in a folder that is there
    const bool isPattern = name.size() != path.size();
    for (const QString& folder : {root, QFileInfo(page).path()}) {
        const QFileInfo file(folder + '/' + name);
        if (isPattern ? QFileInfo(file.path()).isDir() : file.exists())
            return true;
    }
    return false;
}

/// The lines that call a program, with those that a backslash continues; without comments.
static QStringList calls(const QString& page, const QString& program)
{
    QString text = textOf(page);
    text.replace(QRegularExpression("\\\\\n\\s*"), "");
    QStringList found;
    const QRegularExpression call("^ {4}" + QRegularExpression::escape(program) + " ([^#\n]*)",
                                  QRegularExpression::MultilineOption);
    for (const auto& match : call.globalMatch(text))
        found.append(match.captured(1).trimmed());
    return found;
}

static QStringList optionsIn(const QString& text)
{
    QStringList options;
    static const QRegularExpression option("(?<![\\w-])--[a-z][a-z-]*");
    for (const auto& match : option.globalMatch(text))
        options.append(match.captured());
    return options;
}

static QStringList commandsOfHelp()
{
    QStringList commands;
    const QString help = QString::fromStdString(run({"--help"}).output);
    static const QRegularExpression command("^ +([a-z][a-z-]*) ",
                                            QRegularExpression::MultilineOption);
    for (const auto& match : command.globalMatch(help.section("Subcommands:", 1)))
        commands.append(match.captured(1));
    return commands;
}

/// The folders of `model/` that a file of `folder` may include, as model/README.md has them.
static const std::map<QString, QStringList> mayInclude = {
    {"types", {"types"}},
    {"text", {"types", "text"}},
    {"files", {"types", "text", "files"}},
    {"ops", {"types", "text", "files", "ops"}},
    {"heads", {"types", "text", "files", "ops", "heads"}},
    {"encoder", {"types", "text", "files", "ops", "heads", "encoder"}},
    {"analysis", {"types", "text", "files", "ops", "heads", "encoder", "analysis"}},
    {"corpus", {"types", "text", "files", "corpus"}},
    {"training",
     {"types", "text", "files", "ops", "heads", "encoder", "analysis", "corpus", "training"}}};

class PaperTest : public QObject
{
    Q_OBJECT

private:
    static void everyPage()
    {
        QTest::addColumn<QString>("page");
        for (const QString& page : pages())
            QTest::newRow(qPrintable(shortName(page))) << page;
    }

private slots:
    void everyFolderHasItsPage()
    {
        for (const char* page : {"README.md", "app/README.md", "model/README.md", "views/README.md",
                                 "sample_models/README.md", "tests/README.md"})
            QVERIFY2(QFile::exists(root + '/' + page), page);
    }

    void theFirstPageIsShort() { QVERIFY(textOf(root + "/README.md").count('\n') <= 110); }

    void linksLeadSomewhere_data() { everyPage(); }

    void linksLeadSomewhere()
    {
        QFETCH(QString, page);
        static const QRegularExpression link("\\]\\(([^)\\s]+)\\)");
        QString text = textOf(page);
        text.remove(QRegularExpression("`[^`\n]+`")); // how a link is written
        for (const auto& match : link.globalMatch(text)) {
            const QString target = match.captured(1);
            if (target.contains(':')) // https:, and the lessons' vitrine:
                continue;
            const QString path = target.section('#', 0, 0);
            const QString file = path.isEmpty() ? page : QFileInfo(page).path() + '/' + path;
            QVERIFY2(QFile::exists(file), qPrintable(target));
            if (const QString anchor = target.section('#', 1); !anchor.isEmpty())
                QVERIFY2(anchorsOf(file).contains(anchor), qPrintable(target));
        }
    }

    void filesThatAreNamedAreThere_data() { everyPage(); }

    void filesThatAreNamedAreThere()
    {
        QFETCH(QString, page);
        static const QRegularExpression ours(
            "(?<![\\w/.\\-~])(?:app|model|resources|sample_models|tests|views)/[\\w./*-]*[\\w*/]");
        for (const auto& match : ours.globalMatch(textOf(page)))
            QVERIFY2(isThere(match.captured(), page), qPrintable(match.captured()));
        static const QRegularExpression path("^[\\w.*-]+(/[\\w.*-]+)+/?$");
        static const QRegularExpression name("^[\\w-]+\\.(cpp|h|inc|py|mjs|sh|ts|cmake)$");
        for (const QString& text : quoted(page)) {
            if (path.match(text).hasMatch() && !text.startsWith("build/"))
                QVERIFY2(isThere(text, page), qPrintable(text));
            else if (name.match(text).hasMatch())
                QVERIFY2(!filesNamed({text}).isEmpty(), qPrintable(text));
        }
    }

    void namesAreThoseOfTheCode_data() { everyPage(); }

    /// A name in backticks that looks like C++ (inner capitals, or a call) stands in the sources.
    void namesAreThoseOfTheCode()
    {
        QFETCH(QString, page);
        static const QSet<QString> words = [] {
            QSet<QString> found;
            static const QRegularExpression word("\\w+");
            for (const QString& file : filesNamed({"*.cpp", "*.h", "*.inc", "CMakeLists.txt"})) {
                if (file.endsWith("tst_paper.cpp"))
                    continue;
                for (const auto& match : word.globalMatch(textOf(file)))
                    found.insert(match.captured());
            }
            return found;
        }();
        static const QRegularExpression name("^(?:\\w+(?:::|\\.))*(\\w+)(\\([^)]*\\))?$");
        static const QRegularExpression innerCapital("^[A-Za-z]*[a-z][A-Z]\\w*$");
        for (const QString& text : quoted(page)) {
            const auto match = name.match(text);
            if (!match.hasMatch())
                continue;
            const QString last = match.captured(1);
            if (match.captured(2).isEmpty() && !innerCapital.match(last).hasMatch())
                continue;
            QVERIFY2(words.contains(last), qPrintable(text));
        }
    }

    void commandsAndTheirOptionsExist_data() { everyPage(); }

    void commandsAndTheirOptionsExist()
    {
        QFETCH(QString, page);
        const QStringList commands = commandsOfHelp();
        QVERIFY(commands.size() >= 12);
        static const QRegularExpression any("vitrine-cli ([a-z][a-z-]*)");
        for (const auto& match : any.globalMatch(textOf(page)))
            QVERIFY2(commands.contains(match.captured(1)), qPrintable(match.captured()));
        for (const QString& call : calls(page, "vitrine-cli")) {
            const QString command = call.section(' ', 0, 0);
            const QString help = QString::fromStdString(run({command, "--help"}).output);
            for (const QString& option : optionsIn(call))
                QVERIFY2(option == "--model" || optionsIn(help).contains(option), qPrintable(call));
        }
    }

    void everyCommandIsExplained()
    {
        const QString page = textOf(root + "/app/README.md");
        for (const QString& command : commandsOfHelp())
            QVERIFY2(page.contains(QRegularExpression("vitrine-cli " + command + "\\b")),
                     qPrintable(command));
    }

    void optionsOfTheWindowExist_data() { everyPage(); }

    void optionsOfTheWindowExist()
    {
        QFETCH(QString, page);
        QProcess program;
        program.start(QStringLiteral(VITRINE_APP), {"--help"});
        QVERIFY(program.waitForFinished(60'000));
        const QStringList known =
            optionsIn(QString::fromUtf8(program.readAllStandardOutput())) + QStringList("--help");
        for (const QString& call : calls(page, "./run.sh")) {
            for (const QString& option : optionsIn(call))
                QVERIFY2(known.contains(option), qPrintable(call));
        }
    }

    /// The table of model/README.md, and the run that it gives as its example.
    void everyTensorIsInTheTable()
    {
        const QString page = root + "/model/README.md";
        QSet<QString> told;
        static const QRegularExpression name("^(embeddings|layer\\.0|pooler|mlm|nsp)\\.[a-z_.]+$");
        for (const QString& text : quoted(page))
            if (name.match(text).hasMatch())
                told.insert(text);
        const QTemporaryDir folder;
        const QString file = folder.filePath("cat.safetensors");
        QCOMPARE(run({"trace", "The cat sat.", "--output", file}).status, 0);
        const SafetensorsFile trace(file.toStdString());
        QSet<QString> written;
        for (const auto& [text, tensor] : trace.tensors())
            if (!text.starts_with("layer.") || text.starts_with("layer.0."))
                written.insert(QString::fromStdString(text));
        QCOMPARE(told, written);
        QVERIFY(textOf(page).contains(QString("= %1 tensors").arg(trace.tensors().size())));
    }

    /// All libraries of model/ share one include folder, so no compiler would find this.
    void includesPointOneWay()
    {
        static const QRegularExpression include("#include [\"<]((\\w+)/)?([\\w.]+)");
        int count = 0;
        for (const QString& file : filesNamed({"*.cpp", "*.h", "*.inc"})) {
            const QString name = shortName(file);
            const QString top = name.section('/', 0, 0), folder = name.section('/', 1, 1);
            for (const auto& match : include.globalMatch(textOf(file))) {
                const QString from = match.captured(2), header = match.captured(3);
                const QString what = name + " includes " + from + '/' + header;
                const bool isOfModel = mayInclude.contains(from);
                if (top == "model") {
                    QVERIFY2(!header.startsWith('Q'), qPrintable(what));
                    QVERIFY2(from != "desktop" && from != "cli", qPrintable(what));
                    QVERIFY2(!from.isEmpty() || !QFile::exists(root + "/views/" + header),
                             qPrintable(what));
                    QVERIFY2(!isOfModel || mayInclude.at(folder).contains(from), qPrintable(what));
                } else if (top == "views") {
                    QVERIFY2(from != "desktop" && from != "cli", qPrintable(what));
                } else if (name.startsWith("app/cli/")) {
                    QVERIFY2(!header.startsWith('Q') && from != "desktop", qPrintable(what));
                }
                count += isOfModel;
            }
        }
        QVERIFY(count > 300);
    }
};

VITRINE_TEST(PaperTest)
#include "tst_paper.moc"
