// SPDX-License-Identifier: GPL-3.0-or-later
// One family of errors, one list of sentences, one reader of JSON settings.

#include "files/json_settings.h"
#include "support.h"
#include "types/problem.h"

#include <QTest>

#include <limits>

using namespace vitrine;
using namespace vitrine::test;
using Json = nlohmann::json;

class ProblemTest : public QObject
{
    Q_OBJECT

private:
    /// Text of each source file below `folder`.
    static std::vector<std::pair<std::string, QString>> sourcesIn(const char* folder)
    {
        std::vector<std::pair<std::string, QString>> sources;
        for (const auto& entry : fs::recursive_directory_iterator(sourceDir / folder))
            if (const auto kind = entry.path().extension(); kind == ".cpp" || kind == ".h")
                sources.emplace_back(entry.path().filename().string(),
                                     QString::fromStdString(readAll(entry.path())));
        return sources;
    }

private slots:
    void sentencesNumberTheirGaps()
    {
        for (const std::string_view sentence : englishSentences)
            for (std::size_t gap = 1; gap <= gapsOf(sentence); ++gap)
                QVERIFY2(sentence.find("%" + std::to_string(gap)) != sentence.npos,
                         std::string(sentence).c_str());
    }

    /// No sentence is left behind whose error is gone.
    void everySentenceIsSaid()
    {
        QString all;
        for (const char* const folder : {"model", "app"})
            for (const auto& [name, text] : sourcesIn(folder))
                all += text;
        const QString list =
            QString::fromStdString(readAll(sourceDir / "model/types/sentences.inc"));
        static const QRegularExpression name("^SENTENCE\\((\\w+),",
                                             QRegularExpression::MultilineOption);
        int count = 0;
        for (const QRegularExpressionMatch& match : name.globalMatch(list)) {
            ++count;
            QVERIFY2(all.contains(QRegularExpression("Say::" + match.captured(1) + "\\b")),
                     qPrintable(match.captured(1)));
        }
        QCOMPARE(count, int(englishSentences.size()));
    }

    /// What model/ throws can be told in any language; mistakes of the program itself and memory
    /// that is not there are the exceptions.
    void modelThrowsNothingElse()
    {
        static const QRegularExpression statement("^ *(?:[^/\n]*[^\\w/\n])?throw ([\\w:]+)\\(",
                                                  QRegularExpression::MultilineOption);
        const QStringList allowed = {"Problem", "std::bad_alloc", "std::out_of_range",
                                     "std::invalid_argument"};
        int count = 0;
        for (const auto& [file, text] : sourcesIn("model"))
            for (const QRegularExpressionMatch& match : statement.globalMatch(text)) {
                ++count;
                QVERIFY2(allowed.contains(match.captured(1)),
                         qPrintable(QString::fromStdString(file) + ": " + match.captured(0)));
            }
        QVERIFY(count > 80);
    }

    void valuesAreOnlyText()
    {
        const Problem problem("a%2.txt", Say::yesOrNo, 3, "%1");
        QCOMPARE(std::string(problem.what()),
                 std::string("a%2.txt: line 3 should end with yes or no, not \"%1\""));
    }

    void wholeNumbersAreExact()
    {
        const auto read = [](const char* json) {
            return wholeNumber<int>(Json::parse(json), 1, std::numeric_limits<int>::max());
        };
        QCOMPARE(read("2147483647"), std::optional(2147483647));
        for (const char* const json : {"0", "-1", "2147483648", "4294967297", "4.9", "5.0", "1e300",
                                       "18446744073709551615", "true", "\"5\"", "null", "[5]"})
            QVERIFY2(!read(json), json);
        constexpr auto most = std::numeric_limits<std::uint64_t>::max();
        QCOMPARE(wholeNumber<std::uint64_t>(Json::parse("18446744073709551615"), 0, most),
                 std::optional(most));
        QVERIFY(!wholeNumber<std::uint64_t>(Json::parse("-1"), 0, most));
    }

    void settingsAreNamed()
    {
        const Json json =
            Json::parse(R"({"a": 4.9, "b": 2, "c": null, "d": {"e": "x"}, "f": [1]})");
        JsonSettings settings(json, "r.json");
        int whole = 7;
        double real = 0.5;
        bool truth = true;
        expectProblem({"r.json: 'a' should be a whole number from 1 to 9, but is 4.9"},
                      [&] { settings.read("a", whole, 1, 9); });
        expectProblem({"r.json: 'b' should be a number from 0 to 1, but is 2"},
                      [&] { settings.read("b", real, 0, 1); });
        expectProblem({"'b' should be true or false"}, [&] { settings.read("b", truth); });
        expectProblem({"'z' should be a whole number from 1 to 9, but is nothing"},
                      [&] { settings.required("z", 1, 9); });
        settings.read("c", whole, 1, 9);
        QCOMPARE(whole, 7);
        JsonSettings inner = settings.inner("d");
        expectProblem({"r.json, d: 'e' should be a whole number"},
                      [&] { inner.read("e", whole, 1, 9); });
        expectProblem({"'b' should be an object"}, [&] { settings.inner("b"); });
        expectProblem({"r.json, f 1: a JSON object was expected"}, [&] { settings.list("f"); });
        JsonSettings other(json, "r.json");
        other.read("c", truth);
        expectProblem({"r.json: there is no setting 'a'"}, [&] { other.refuseOthers(); });
    }
};

VITRINE_TEST(ProblemTest)
#include "tst_problem.moc"
