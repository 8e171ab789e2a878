// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_program.h"
#include "text/added_tokens.h"

#include <QStringList>
#include <QTest>

using namespace vitrine;

/// The parts of the text, found tokens in angle brackets.
static QStringList split(const AddedTokenFinder& finder, const std::string& text)
{
    const AlignedText characters = decodeUtf8(text);
    QStringList parts;
    for (const TextPart& part : finder.split(characters)) {
        const QString found = QString::fromStdString(encodeUtf8(part.characters));
        parts.append(part.token ? "<" + found + ">" : found);
    }
    return parts;
}

class AddedTokensTest : public QObject
{
    Q_OBJECT

private slots:
    void textWithoutTokensStaysWhole()
    {
        QCOMPARE(split(AddedTokenFinder({}), "a b"), (QStringList{"a b"}));
        QCOMPARE(split(AddedTokenFinder({{.content = ""}, {.content = "[MASK]"}}), "[MAS [mask]"),
                 (QStringList{"[MAS [mask]"}));
        QVERIFY(split(AddedTokenFinder({{.content = "x"}}), "").isEmpty());
    }

    void theFirstAndLongestIsFound()
    {
        const AddedTokenFinder finder(
            {{.content = "ab"}, {.content = "abcd"}, {.content = "bc"}, {.content = "é"}});
        QCOMPARE(split(finder, "abcd"), (QStringList{"<abcd>"}));
        QCOMPARE(split(finder, "abcx"), (QStringList{"<ab>", "cx"}));
        QCOMPARE(split(finder, "xbcab"), (QStringList{"x", "<bc>", "<ab>"}));
        QCOMPARE(split(finder, "aéaab"), (QStringList{"a", "<é>", "a", "<ab>"}));
    }

    void whiteSpaceIsTakenAlong()
    {
        const AddedTokenFinder left({{.content = "x", .stripLeft = true}});
        QCOMPARE(split(left, "a \u3000x x b"), (QStringList{"a", "< \u3000x>", "< x>", " b"}));
        const AddedTokenFinder both({{.content = "x", .stripLeft = true, .stripRight = true}});
        QCOMPARE(split(both, "a x x b"), (QStringList{"a", "< x >", "<x >", "b"}));
    }

    void singleWordsAreNotCutOutOfWords()
    {
        const AddedTokenFinder finder({{.content = "x", .singleWord = true}});
        for (const char* word : {"xa", "ax", "x_", "5x", "xé", "ⓐx", "x\u0301"})
            QCOMPARE(split(finder, word), QStringList(word));
        QCOMPARE(split(finder, "(x)-x"), (QStringList{"(", "<x>", ")-", "<x>"}));
    }

    void normalizedTokensAreLookedForAsTheTextHasThem()
    {
        const std::vector<AddedToken> tokens = {{.content = "Bránd", .normalized = true}};
        QCOMPARE(split(AddedTokenFinder(tokens, NormalizerSettings{}), "my brand"),
                 (QStringList{"my ", "<brand>"}));
        QCOMPARE(split(AddedTokenFinder(tokens), "my brand"), (QStringList{"my brand"}));
    }

    // Would take minutes if each place were compared with each token.
    void aMegabyteAndThousandsOfTokens()
    {
        std::vector<AddedToken> tokens;
        for (int i = 0; i < 5000; ++i)
            tokens.push_back({.content = "[unused" + std::to_string(i) + "]"});
        const AddedTokenFinder finder(tokens);
        const std::string text = std::string(1'000'000, '[') + "unused4999]";
        QCOMPARE(split(finder, text).last(), QString("<[unused4999]>"));
    }
};

VITRINE_TEST(AddedTokensTest)
#include "tst_added_tokens.moc"
