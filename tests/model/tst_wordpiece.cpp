// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_program.h"
#include "text/wordpiece.h"

#include <QStringList>
#include <QTest>

using namespace vitrine;

class WordPieceTest : public QObject
{
    Q_OBJECT

private:
    Vocabulary m_vocabulary = Vocabulary(
        {"[UNK]", "un", "##aff", "##able", "##a", "unaffable", "b", "##é", "é", "##b", "@c", "##"});

    QStringList pieces(const std::string& word, const WordPieceRules& rules) const
    {
        const AlignedText characters = decodeUtf8(word);
        QStringList texts;
        for (const WordPiece& piece : splitWord(characters, m_vocabulary, rules)) {
            texts.append(QString::fromStdString(m_vocabulary.text(piece.id) + "/" +
                                                encodeUtf8(piece.characters)));
        }
        return texts;
    }

private slots:
    void theLongestEntryIsTakenFirst()
    {
        const WordPieceRules rules = {TokenId{0}, "##", 100};
        QCOMPARE(pieces("unaffable", rules), (QStringList{"unaffable/unaffable"}));
        QCOMPARE(pieces("unable", rules), (QStringList{"un/un", "##able/able"}));
        QCOMPARE(pieces("unaaff", rules), (QStringList{"un/un", "##a/a", "##aff/aff"}));
        QCOMPARE(pieces("éé", rules), (QStringList{"é/é", "##é/é"}));
    }

    void aWordThatDoesNotComeOutIsUnknownAsAWhole()
    {
        const WordPieceRules rules = {TokenId{0}, "##", 100};
        QCOMPARE(pieces("unx", rules), (QStringList{"[UNK]/unx"}));
        QCOMPARE(pieces("xun", rules), (QStringList{"[UNK]/xun"}));
        // "##able" would fit after "##", but "un" + "##aff" is taken first and "e" is left over.
        QCOMPARE(pieces("unaffe", rules), (QStringList{"[UNK]/unaffe"}));
        // "affable" begins a word, and no entry without the prefix begins like that.
        QCOMPARE(pieces("aff", rules), (QStringList{"[UNK]/aff"}));
    }

    void theLimitCountsCharacters()
    {
        const WordPieceRules rules = {TokenId{0}, "##", 3};
        QCOMPARE(pieces("ééé", rules).size(), 3);
        QCOMPARE(pieces("éééé", rules), (QStringList{"[UNK]/éééé"}));
    }

    void anotherPrefix()
    {
        QCOMPARE(pieces("bc", {TokenId{0}, "@", 100}), (QStringList{"b/b", "@c/c"}));
        QCOMPARE(pieces("bé", {TokenId{0}, "", 100}), (QStringList{"b/b", "é/é"}));
    }

    void aDoubleEntryKeepsItsLastId()
    {
        const Vocabulary twice({"[UNK]", "a", "a"});
        QCOMPARE(twice.find("a"), std::optional(TokenId{2}));
        QCOMPARE(twice.size(), 3);
        QCOMPARE(twice.text(TokenId{1}), std::string("a"));
        QVERIFY(!twice.find("b"));
    }
};

VITRINE_TEST(WordPieceTest)
#include "tst_wordpiece.moc"
