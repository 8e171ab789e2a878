// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar that writes the corpus: its format, its complaints, and the corpus that ships.

#include "corpus/story_writer.h"
#include "support.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace vitrine;
using namespace vitrine::test;

class CorpusTest : public QObject
{
    Q_OBJECT

private:
    static Grammar grammarOf(const std::string& text)
    {
        Grammar grammar;
        readGrammar(text, "test.txt", grammar);
        checkGrammar(grammar);
        return grammar;
    }

    static std::string oneOf(const std::string& text, std::uint64_t seed = 1)
    {
        const Grammar grammar = grammarOf(text);
        std::string all;
        for (const std::string& sentence : StoryWriter(grammar, seed).write())
            all += sentence + "|";
        return all;
    }

private slots:
    void aStoryIsTold_data()
    {
        QTest::addColumn<QString>("grammar");
        QTest::addColumn<QString>("document");
        QTest::newRow("cells of one row stay together")
            << "table a: name | sound\n  cat | meows\nstory:\n  x = a\n  the {x.name} {x.sound}. "
               "{x.name}!"
            << "The cat meows.|Cat!|";
        QTest::newRow("a condition chooses the row")
            << "table a: name | kind\n  cat | pet\n  cow | farm\nstory:\n  x = a where kind = "
               "farm\n  {x.name}."
            << "Cow.|";
        QTest::newRow("a condition compares with another variable")
            << "table a: name\n  cat\n  cow\nstory:\n  x = a where name = cat\n  y = a where name "
               "!= x.name\n"
               "  {x.name} and {y.name}."
            << "Cat and cow.|";
        QTest::newRow("a column named by a choice")
            << "table go: present | past\n  goes | went\nstory:\n  t = [past]\n  she {go.@t} {t}."
            << "She went past.|";
        QTest::newRow("a column named by a cell")
            << "table noun: word | g\n  casa | f\ntable big: m | f\n  grande | boa\nstory:\n  n = "
               "noun\n  {n.word} {big.@n.g}."
            << "Casa boa.|";
        QTest::newRow("phrases") << "table a: name\n  cat\nphrase greeting:\n  hello, "
                                    "{x.name}\nstory:\n  x = a\n  <greeting>!"
                                 << "Hello, cat!|";
        QTest::newRow("joints") << "join de+o = do\njoin a+a* = an\njoin a+apri* = a\nstory:\n"
                                   "  vem de+o rio. a+apple, a+apricot, a+pear, de+ele."
                                << "Vem do rio.|An apple, a apricot, a pear, de ele.|";
        QTest::newRow("the longest joint, wherever it stands")
            << "join a+apri* = a\njoin a+a* = an\nstory:\n  a+apricot, a+apple."
            << "A apricot, an apple.|";
        QTest::newRow("empty choices and spaces") << "story:\n  [ | ] she [] sings [|] , \"well\" ."
                                                  << "She sings, \"well\".|";
        QTest::newRow("capitals beyond ASCII") << "story:\n  água. é fria? \"ótimo!\""
                                               << "Água.|É fria?|\"Ótimo!\"|";
        QTest::newRow("numbers are no ends") << "story:\n  it costs 3.50 now."
                                             << "It costs 3.50 now.|";
    }

    void aStoryIsTold()
    {
        QFETCH(QString, grammar);
        QFETCH(QString, document);
        QCOMPARE(QString::fromStdString(oneOf(grammar.toStdString())), document);
    }

    void optionalLinesComeAndGo()
    {
        std::set<std::string> seen;
        for (std::uint64_t seed = 0; seed < 40; ++seed)
            seen.insert(oneOf("story:\n  one.\n  ? two.", seed));
        QCOMPARE(seen, (std::set<std::string>{"One.|", "One.|Two.|"}));
    }

    void weightsAreKept()
    {
        const Grammar grammar = grammarOf("story 3:\n  often.\nstory:\n  seldom.");
        StoryWriter writer(grammar, 5);
        int often = 0;
        for (int i = 0; i < 4000; ++i)
            often += writer.write().front() == "Often.";
        QVERIFY(std::abs(often - 3000) < 150); // five standard deviations
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("grammar");
        QTest::addColumn<QString>("says");
        QTest::newRow("row") << "table a: x | y\n  one\nstory:\n  z."
                             << "test.txt:2: this row has 1 cells";
        QTest::newRow("bracket") << "story:\n  [one | two."
                                 << "test.txt:2: ']' is missing";
        QTest::newRow("column") << "table a: x\n  one\nstory:\n  {a.y}."
                                << "\"a\" has no column \"y\"";
        QTest::newRow("variable") << "story:\n  {who.name}."
                                  << "no table or variable \"who\"";
        QTest::newRow("phrase") << "story:\n  <nothing>."
                                << "there is no phrase \"nothing\"";
        QTest::newRow("circle") << "phrase a:\n  <a>\nstory:\n  <a>."
                                << "phrase \"a\" contains itself";
        QTest::newRow("empty story") << "story:\nstory:\n  x."
                                     << "a story without a sentence";
        QTest::newRow("nothing") << "# only a comment"
                                 << "no story";
        QTest::newRow("stray line") << "hello"
                                    << "before any table";
        QTest::newRow("weight") << "story x:\n  y."
                                << "is not a weight";
        QTest::newRow("condition") << "table a: x\n  one\nstory:\n  z = a where x = two\n  {z.x}."
                                   << "no row of table \"a\" meets the conditions of \"z\"";
        QTest::newRow("nothing for sure") << "story:\n  ? x.\n  ? y."
                                          << "may be left out";
        QTest::newRow("endless joint") << "join a+b = a+b\nstory:\n  x."
                                       << "cannot have a +";
        QTest::newRow("joint") << "join nonsense\nstory:\n  x."
                               << "write a joint as";
    }

    void mistakesAreNamed()
    {
        QFETCH(QString, grammar);
        QFETCH(QString, says);
        try {
            grammarOf(grammar.toStdString());
            QFAIL("no complaint");
        } catch (const Problem& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
        }
    }

    void impossibleConditionsAreNamed()
    {
        // Against another variable, it is known only when the story is drawn.
        QVERIFY_THROWS_EXCEPTION(Problem,
                                 oneOf("table a: x\n  one\nstory:\n  y = a\n  z = a where x != "
                                       "y.x\n  {z.x}."));
    }

    void theShippedCorpusIsWellFormed_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("Portuguese") << "pt";
    }

    /// Every story can be told, makes two sentences or more, leaves no sign of the grammar behind,
    /// and the whole has several thousand words. The same seed tells the same.
    void theShippedCorpusIsWellFormed()
    {
        QFETCH(QString, language);
        const Grammar grammar =
            readGrammar(sourceDir / "resources/corpus" / language.toStdString());
        QVERIFY(grammar.stories.size() > 600);
        StoryWriter writer(grammar, 1), again(grammar, 1);
        std::set<std::string> words;
        for (const Story& story : grammar.stories) {
            std::size_t longest = 0;
            for (int i = 0; i < 12; ++i) {
                const Document document = writer.write(story);
                QCOMPARE(again.write(story), document);
                longest = std::max(longest, document.size());
                for (const std::string& sentence : document) {
                    const QString text = QString::fromStdString(sentence);
                    QVERIFY2(
                        !text.contains(QRegularExpression("[{}<>\\[\\]|_@]|\\w\\+|  | ,| \\.")),
                        qPrintable(QString::fromStdString(story.place) + ": " + text));
                    QVERIFY2(text.size() > 1 && text.size() < 250, qPrintable(text));
                    for (const QString& word : text.toLower().split(QRegularExpression("[^\\w-]+")))
                        words.insert(word.toStdString());
                }
            }
            QVERIFY2(longest >= 2, story.place.c_str());
        }
        QVERIFY2(words.size() > 3000, qPrintable(QString::number(words.size())));
    }

    /// What is measured must not have been learned.
    void heldOutSentencesAreNotInTheGrammar()
    {
        for (const auto& [language, file] :
             {std::pair("en", "fill_mask_en.tsv"), std::pair("pt", "fill_mask_pt.tsv")}) {
            const Grammar grammar = readGrammar(sourceDir / "resources/corpus" / language);
            std::set<QString> told;
            StoryWriter writer(grammar, 11);
            for (int i = 0; i < 30'000; ++i)
                for (const std::string& sentence : writer.write())
                    told.insert(QString::fromStdString(sentence).toLower());
            int shared = 0, all = 0;
            const QString table = QString::fromStdString(readAll(dataDir / "held_out" / file));
            for (const QString& line : table.split('\n', Qt::SkipEmptyParts).mid(1)) {
                const QStringList cells = line.split('\t');
                ++all;
                for (const QString& fitting : cells[2].split('/'))
                    if (told.contains(QString(cells[1]).replace("[MASK]", fitting).toLower())) {
                        ++shared;
                        qInfo().noquote() << "also in the grammar:" << cells[1];
                        break;
                    }
            }
            QVERIFY(all >= 100);
            QVERIFY2(shared * 20 <= all, qPrintable(QString("%1 of %2").arg(shared).arg(all)));
        }
    }
};

VITRINE_TEST(CorpusTest)
#include "tst_corpus.moc"
