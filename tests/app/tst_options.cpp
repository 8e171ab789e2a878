// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"
#include "test_program.h"

#include <QTest>

using namespace vitrine;

class OptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingAtOnce()
    {
        const ParsedOptions parsed =
            parseOptions({"vitrine", "--model", "folder", "--text", "a", "--pair", "b", "--view",
                          "next-sentence", "--layer", "3", "--head", "2", "--theme", "dark",
                          "--size", "1920x1080", "--screenshot", "x.png"});
        QVERIFY2(parsed.options, qPrintable(parsed.message));
        const Options& options = *parsed.options;
        QCOMPARE(options.model, "folder");
        QCOMPARE(*options.text, "a");
        QCOMPARE(*options.pair, "b");
        QCOMPARE(options.view, View::NextSentence);
        QCOMPARE(options.layer, 3);
        QCOMPARE(options.head, 2);
        QCOMPARE(options.theme, std::optional(Theme::Dark));
        QCOMPARE(*options.size, QSize(1920, 1080));
        QCOMPARE(options.screenshot, "x.png");
    }

    void nothing()
    {
        const ParsedOptions parsed = parseOptions({"vitrine"});
        QVERIFY(parsed.options);
        QVERIFY(!parsed.options->text);
        QCOMPARE(parsed.options->view, View::Overview);
        QCOMPARE(parsed.options->layer, 1);
    }

    void mistakesAreSaidInWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const QStringList& arguments, const char* words) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << words;
        };
        row({"--view", "dance"}, "attention, bend, embeddings, features, feed-forward, heads");
        row({"--learn", "soon"}, "a number from 1");
        row({"--theme", "pink"}, "dark, light, system");
        row({"--layer", "0"}, "a number from 1");
        row({"--head", "two"}, "a number from 1");
        row({"--size", "big"}, "1280x800");
        row({"--size", "10x10"}, "640x480");
        row({"--bogus"}, "bogus");
        row({"--layer"}, "layer");
        row({"stray"}, "--text");
    }

    void mistakesAreSaidInWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const ParsedOptions parsed = parseOptions(QStringList{"vitrine"} + arguments);
        QVERIFY(!parsed.options);
        QCOMPARE(parsed.exitStatus, 2);
        QVERIFY2(parsed.message.contains(words), qPrintable(parsed.message));
    }

    void help()
    {
        const ParsedOptions parsed = parseOptions({"vitrine", "--help"});
        QVERIFY(!parsed.options);
        QCOMPARE(parsed.exitStatus, 0);
        for (const char* option : {"--model", "--text", "--pair", "--view", "--layer", "--head",
                                   "--theme", "--size", "--screenshot"})
            QVERIFY(parsed.message.contains(option));
    }
};

VITRINE_TEST(OptionsTest)
#include "tst_options.moc"
