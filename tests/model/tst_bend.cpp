// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asks to change, made into the options of one run, and the list they type.

#include "encoder/bend.h"
#include "test_program.h"

#include <QTest>

#include <stdexcept>

using namespace vitrine;

static RunOptions forFourTokens(const Bend& bend)
{
    return runOptions(bend, 4, 2, 3);
}

/// Says of each pair of tokens whether the first may attend to the second.
static QString allowedPairs(const RunOptions& options)
{
    QString rows;
    for (const auto row : options.allowed->rowwise()) {
        for (const bool allowed : row)
            rows += allowed ? 'x' : '-';
        rows += ' ';
    }
    return rows.trimmed();
}

class BendTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingSetIsPlainBert()
    {
        QVERIFY(Bend{}.isPlain());
        const RunOptions options = forFourTokens({});
        QVERIFY(!options.allowed);
        QVERIFY(options.silencedHeads.empty());
        QVERIFY(options.silencedLayers.empty());

        QVERIFY(!Bend{.direction = Direction::LeftToRight}.isPlain());
        QVERIFY((!Bend{.silencedHeads = {{LayerIndex{0}, HeadIndex{0}}}}.isPlain()));
        QVERIFY(!Bend{.silencedLayers = {LayerIndex{0}}}.isPlain());
        QVERIFY((!Bend{.forbidden = {{TokenIndex{0}, TokenIndex{0}}}}.isPlain()));
    }

    void directions()
    {
        QCOMPARE(allowedPairs(forFourTokens({.direction = Direction::LeftToRight})),
                 "x--- xx-- xxx- xxxx");
        QCOMPARE(allowedPairs(forFourTokens({.direction = Direction::RightToLeft})),
                 "xxxx -xxx --xx ---x");
    }

    void aSequenceOfOneTokenSeesItself()
    {
        for (const Direction direction : {Direction::LeftToRight, Direction::RightToLeft})
            QCOMPARE(allowedPairs(runOptions({.direction = direction}, 1, 2, 3)), "x");
    }

    void forbiddenPairs()
    {
        Bend bend = {.forbidden = {{TokenIndex{1}, TokenIndex{3}}, {TokenIndex{2}, TokenIndex{0}}}};
        QCOMPARE(allowedPairs(forFourTokens(bend)), "xxxx xxx- -xxx xxxx");
        bend.direction = Direction::LeftToRight;
        QCOMPARE(allowedPairs(forFourTokens(bend)), "x--- xx-- -xx- xxxx");
    }

    void pairsBehindTheLastTokenHaveNoEffect()
    {
        const Bend bend = {
            .forbidden = {{TokenIndex{4}, TokenIndex{0}}, {TokenIndex{0}, TokenIndex{4}}}};
        QCOMPARE(allowedPairs(forFourTokens(bend)), "xxxx xxxx xxxx xxxx");
    }

    void headsAndLayersThatAreNotThereAreDropped()
    {
        const std::pair last = {LayerIndex{1}, HeadIndex{2}};
        const RunOptions options = forFourTokens(
            {.silencedHeads = {last, {LayerIndex{1}, HeadIndex{3}}, {LayerIndex{2}, HeadIndex{0}}},
             .silencedLayers = {LayerIndex{1}, LayerIndex{2}}});
        QVERIFY(!options.allowed);
        QVERIFY(options.silencedHeads == std::set{last});
        QVERIFY(options.silencedLayers == std::set{LayerIndex{1}});
    }

    void silenceIsReadAndWritten_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("written");
        const auto row = [](const char* list, const char* written) {
            QTest::addRow("'%s'", list) << list << written;
        };
        row("", "");
        row("5", "5");
        row("2.1", "2.1");
        row("2.1,4.3,5", "2.1,4.3,5");
        row("5,4.3,2.10,2.9", "2.9,2.10,4.3,5"); // heads first, each in order
        row("2.1,2.1,5,5", "2.1,5");
        row("2,2.1", "2.1,2");
        row("02.01", "2.1");
    }

    void silenceIsReadAndWritten()
    {
        QFETCH(QString, list);
        QFETCH(QString, written);
        Bend bend;
        parseSilence(list.toStdString(), bend);
        QCOMPARE(QString::fromStdString(silenceText(bend)), written);
        Bend again;
        parseSilence(silenceText(bend), again);
        QVERIFY(again == bend);
    }

    void silenceCountsFromOneAndAddsToTheBend()
    {
        Bend bend = {.direction = Direction::RightToLeft, .silencedLayers = {LayerIndex{0}}};
        parseSilence("2.1,5", bend);
        QVERIFY(bend.direction == Direction::RightToLeft);
        QVERIFY((bend.silencedHeads == std::set{std::pair{LayerIndex{1}, HeadIndex{0}}}));
        QVERIFY((bend.silencedLayers == std::set{LayerIndex{0}, LayerIndex{4}}));
    }

    void malformedSilence_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("item");
        const auto row = [](const char* list, const char* item) {
            QTest::addRow("'%s'", list) << list << item;
        };
        row("x", "'x'");
        row("0", "'0'");
        row("-1", "'-1'");
        row("+1", "'+1'");
        row("2.0", "'2.0'");
        row("0.2", "'0.2'");
        row("2.-1", "'2.-1'");
        row("2.", "'2.'");
        row(".1", "'.1'");
        row(".", "'.'");
        row("2.1.3", "'2.1.3'");
        row("2:1", "'2:1'");
        row("2.1x", "'2.1x'");
        row("1e1", "'1e1'");
        row(" ", "' '");
        row("2.1, 4.3", "' 4.3'");
        row("2.1 ,4.3", "'2.1 '");
        row("2.1;4.3", "'2.1;4.3'");
        row(",", "''");
        row("2.1,", "''");
        row(",2.1", "''");
        row("2.1,,5", "''");
        row("99999999999", "'99999999999'"); // more than an int holds
        row("2.99999999999", "'2.99999999999'");
    }

    void malformedSilence()
    {
        QFETCH(QString, list);
        QFETCH(QString, item);
        try {
            Bend bend;
            parseSilence(list.toStdString(), bend);
            QFAIL("it was taken");
        } catch (const Problem& error) {
            QVERIFY2(QString(error.what()).startsWith(item + " names no head or layer"),
                     error.what());
        }
    }
};

VITRINE_TEST(BendTest)
#include "tst_bend.moc"
