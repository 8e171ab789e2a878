// SPDX-License-Identifier: GPL-3.0-or-later
//
// The expected texts are what Hugging Face's tokenizers 0.23 gives for the same input.

#include "test_program.h"
#include "text/normalizer.h"
#include "text/words.h"

#include <QStringList>
#include <QTest>

using namespace vitrine;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(vitrine::NormalizerSettings)

class NormalizerTest : public QObject
{
    Q_OBJECT

private:
    static QString normalized(const QString& text, const NormalizerSettings& settings)
    {
        return QString::fromStdString(
            encodeUtf8(normalize(decodeUtf8(text.toStdString()), settings)));
    }

private slots:
    void texts_data()
    {
        QTest::addColumn<NormalizerSettings>("settings");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const NormalizerSettings uncased;
        const NormalizerSettings cased = {.lowercase = false};
        const NormalizerSettings accents = {.stripAccents = false};
        const NormalizerSettings strippedCase = {.lowercase = false, .stripAccents = true};
        const auto row = [](const char* name, const NormalizerSettings& settings,
                            const QString& text, const QString& expected) {
            QTest::newRow(name) << settings << text << expected;
        };
        row("white space becomes a space", cased, u"a\tb\nc\rd\u00A0e\u2028f\u3000g"_s,
            u"a b c d e f g"_s);
        row("controls go", cased, u"a\u0001b\u000Bc\u007Fd\u0085e"_s, u"abcde"_s);
        row("formats go", cased, u"a\u00ADb\u200Dc\u200Bd\u202Ee\uFEFFf"_s, u"abcdef"_s);
        row("private use goes", cased, u"a\uE000b\U000F0000c"_s, u"abc"_s);
        row("U+FFFD goes", cased, u"a\uFFFDb"_s, u"ab"_s);
        row("unassigned stays", cased, u"a\u0378b"_s, u"a\u0378b"_s);
        row("zero goes", cased, QString::fromUtf8("a\0b", 3), u"ab"_s);
        row("ideographs are spaced", cased, u"a中b㐀𠀀豈"_s, u"a 中 b 㐀  𠀀  豈 "_s);
        row("kana and Hangul are not", cased, u"かナ한"_s, u"かナ한"_s);
        row("the gap before extension E", cased, u"a\U0002B820b\U0002B920c"_s,
            u"a\U0002B820b \U0002B920 c"_s);
        row("accents go", uncased, u"ÀÉîõŪ n\u0303"_s, u"aeiou n"_s);
        row("accents stay", accents, u"ÀÉîõŪ n\u0303"_s, u"àéîõū n\u0303"_s);
        row("accents go, case stays", strippedCase, u"Àé"_s, u"Ae"_s);
        row("cased keeps both", cased, u"Não, Coração"_s, u"Não, Coração"_s);
        row("Hangul is taken apart", uncased, u"한"_s, u"\u1112\u1161\u11AB"_s);
        row("spacing marks stay", uncased, u"ක\u0DCF"_s, u"ක\u0DCF"_s);
        row("no final sigma", uncased, u"ΟΔΟΣ"_s, u"οδοσ"_s);
        row("dotted I, stripped", uncased, u"İ"_s, u"i"_s);
        row("dotted I, kept", accents, u"İ"_s, u"i\u0307"_s);
        row("sharp s", uncased, u"ẞß"_s, u"ßß"_s);
        row("Kelvin sign", uncased, u"\u212A"_s, u"k"_s);
        row("a mark of Unicode 10", uncased, u"a\u1DF6"_s, u"a\u1DF6"_s);
    }

    void texts()
    {
        QFETCH(NormalizerSettings, settings);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(normalized(text, settings), expected);
    }

    void switches()
    {
        QCOMPARE(normalized(u"a\tb\u0001"_s, {.cleanText = false}), u"a\tb\u0001"_s);
        QCOMPARE(normalized(u"a中"_s, {.spaceChinese = false}), u"a中"_s);
    }

    void everyCharacterKnowsItsSource()
    {
        const AlignedText text = normalize(decodeUtf8("\x01\u00C9e\u0301中한"), {});
        QString characters;
        std::vector<int> sources;
        for (const AlignedChar& c : text) {
            characters += QString::fromUcs4(&c.character, 1);
            sources.push_back(c.source);
        }
        QCOMPARE(characters, u"ee 中 \u1112\u1161\u11AB"_s);
        QCOMPARE(sources, (std::vector{1, 2, 4, 4, 4, 5, 5, 5}));
    }

    void invalidBytesCountAsOneCharacterPerSequence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("replaced"); // by U+FFFD, between "a" and "b"
        QTest::newRow("stray byte") << QByteArray("a\xff") + "b" << 1;
        QTest::newRow("lone continuation") << QByteArray("a\x80") + "b" << 1;
        QTest::newRow("cut sequence") << QByteArray("a\xf0\x9f\x98") + "b" << 1;
        QTest::newRow("overlong") << QByteArray("a\xc0\x80") + "b" << 2;
        QTest::newRow("surrogate") << QByteArray("a\xed\xa0\x80") + "b" << 3;
        QTest::newRow("above U+10FFFF") << QByteArray("a\xf4\x90\x80\x80") + "b" << 4;
    }

    void invalidBytesCountAsOneCharacterPerSequence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, replaced);
        const AlignedText text = decodeUtf8(bytes.toStdString());
        QCOMPARE(int(text.size()), replaced + 2);
        for (int i = 1; i <= replaced; ++i)
            QVERIFY(text[std::size_t(i)].character == 0xFFFD);
        QVERIFY(text.back().character == U'b');
        QVERIFY(!isValidUtf8(bytes.toStdString()));
        QCOMPARE(encodeUtf8(normalize(text, {})), std::string("ab"));
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("nothing") << u" \t"_s << QStringList();
        QTest::newRow("ASCII symbols")
            << u"a$b+c^d`e|f~g<h=i>j_k@l"_s
            << u"a$b+c^d`e|f~g<h=i>j_k@l"_s.split(u""_s, Qt::SkipEmptyParts);
        QTest::newRow("punctuation of other scripts")
            << u"¿que、a…«b»"_s
            << QStringList{u"¿"_s, u"que"_s, u"、"_s, u"a"_s, u"…"_s, u"«"_s, u"b"_s, u"»"_s};
        QTest::newRow("other symbols belong to words")
            << u"5€ ©x"_s << QStringList{u"5€"_s, u"©x"_s};
        QTest::newRow("punctuation of Unicode 9") << u"a\u2E43b"_s << QStringList{u"a\u2E43b"_s};
    }

    void words()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        const AlignedText characters = decodeUtf8(text.toStdString());
        QStringList found;
        for (const auto word : splitWords(characters))
            found.append(QString::fromStdString(encodeUtf8(word)));
        QCOMPARE(found, expected);
    }
};

VITRINE_TEST(NormalizerTest)
#include "tst_normalizer.moc"
