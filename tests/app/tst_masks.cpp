// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/masks.h"
#include "support.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class MasksTest : public QObject
{
    Q_OBJECT

private slots:
    void masksFollowEdits_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("begin"); // where the mask on "cat" is afterwards, or -1
        QTest::newRow("nothing changed") << "the cat sat"
                                         << "the cat sat" << 4;
        QTest::newRow("typed behind") << "the cat sat"
                                      << "the cat sat down" << 4;
        QTest::newRow("typed before") << "the cat sat"
                                      << "oh, the cat sat" << 8;
        QTest::newRow("erased before") << "the cat sat"
                                       << "cat sat" << 0;
        QTest::newRow("touched") << "the cat sat"
                                 << "the cut sat" << -1;
        QTest::newRow("erased") << "the cat sat"
                                << "the sat" << -1;
        QTest::newRow("all gone") << "the cat sat"
                                  << "" << -1;
        QTest::newRow("surrogates before") << "the cat sat"
                                           << "🚀 the cat sat" << 6;
    }

    void masksFollowEdits()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(int, begin);
        const MaskedSpans moved = afterEdit({{4, 7}}, before, after);
        if (begin < 0) {
            QVERIFY(moved.empty());
        } else {
            QCOMPARE(moved.size(), std::size_t(1));
            QCOMPARE(moved[0], (SourceSpan{begin, begin + 3}));
        }
    }

    void togglingTwiceChangesNothing()
    {
        const auto model = loadModel(miniEn);
        MaskedSpans masks;
        const Encoding plain = model->tokenizer.encode("the xyzzyx cat");
        toggleMask(masks, plain.tokens[3]); // its second piece
        QCOMPARE(masks.size(), std::size_t(1));
        const Encoding masked = applyMasks(plain, {masks, {}}, model->tokenizer);
        QCOMPARE(masked.tokens[3].text, std::string("[MASK]"));
        QCOMPARE(masked.tokens[2].text, plain.tokens[2].text);
        toggleMask(masks, masked.tokens[3]);
        QVERIFY(masks.empty());
        toggleMask(masks, plain.tokens[0]); // [CLS] cannot be hidden
        QVERIFY(masks.empty());
    }

    void eachSentenceHasItsOwnMasks()
    {
        const auto model = loadModel(miniEn);
        const Encoding plain = model->tokenizer.encode("the cat", "the cat");
        const Encoding masked =
            applyMasks(plain, {MaskedSpans{}, MaskedSpans{{4, 7}}}, model->tokenizer);
        QCOMPARE(masked.tokens[2].text, std::string("cat"));
        QCOMPARE(masked.tokens[5].text, std::string("[MASK]"));
    }
};

VITRINE_TEST(MasksTest)
#include "tst_masks.moc"
