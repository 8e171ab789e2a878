// SPDX-License-Identifier: GPL-3.0-or-later
// What the views show, against the trace they were given.

#include "encoder/encoder.h"
#include "selection.h"
#include "support.h"
#include "theme.h"
#include "token_scroll.h"
#include "token_strip.h"

#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class TokenStripTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const Model> m_model = loadModel(miniEn);
    Encoder m_encoder{m_model, 2};

    std::shared_ptr<const Trace> traceOf(const std::string& a,
                                         std::optional<std::string> b = std::nullopt,
                                         const std::vector<int>& masks = {})
    {
        Encoding encoding = m_model->tokenizer.encode(a, b);
        for (const int mask : masks)
            encoding =
                withMask(encoding, TokenIndex{mask}, m_model->tokenizer.specials().mask, "[MASK]");
        return m_encoder.run(encoding);
    }

private slots:
    // Token strip

    void oneChipForEachTokenAndPiecesJoined()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        const auto trace = traceOf("xyzzyx cat");
        strip.setTrace(trace);
        const int pieces = strip.tokenCount() - 3; // [CLS] x ##y ... cat [SEP]
        QVERIFY(pieces > 1);
        QCOMPARE(strip.chipRect(TokenIndex{2}).left(), strip.chipRect(TokenIndex{1}).right() + 1);
        QVERIFY(strip.chipRect(TokenIndex{pieces + 1}).left() >
                strip.chipRect(TokenIndex{pieces}).right() + 1);
    }

    void chipsWrapAndNeverLeaveTheStrip()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(300, 600);
        strip.setTrace(
            traceOf("the old man looked up from his book and said nothing to the child"));
        for (int i = 0; i < strip.tokenCount(); ++i)
            QVERIFY(strip.rect().contains(strip.chipRect(TokenIndex{i})));
        QVERIFY(strip.rowCount(300) > 2);
        QCOMPARE(strip.rowCount(3000), 1);
        QVERIFY(strip.heightForWidth(300) > strip.heightForWidth(3000));
    }

    void aClickAsksForTheMask()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        strip.setTrace(traceOf("the cat sat"));
        QSignalSpy toggles(&strip, &TokenStrip::maskToggled);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.chipRect(TokenIndex{2}).center());
        QCOMPARE(toggles.size(), 1);
        QCOMPARE(toggles[0][0].value<TokenIndex>(), TokenIndex{2});
        QCOMPARE(selection.token(), std::optional(TokenIndex{2}));
        QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(1190, 90)); // beside the chips
        QCOMPARE(toggles.size(), 1);
    }

    void theKeyboardReachesEveryToken()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        strip.setTrace(traceOf("the cat sat"));
        QSignalSpy toggles(&strip, &TokenStrip::maskToggled);
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(selection.token(), std::optional(TokenIndex{1}));
        QVERIFY(strip.accessibleDescription().startsWith("the: token 2 of 5"));
        QTest::keyClick(&strip, Qt::Key_Space);
        QCOMPARE(toggles.size(), 1);
        QTest::keyClick(&strip, Qt::Key_End);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(selection.token(), std::optional(TokenIndex{4}));
        QTest::keyClick(&strip, Qt::Key_Home);
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(selection.token(), std::optional(TokenIndex{0}));
    }

    /// 16 bits are the whole width.
    void whatSurprisedMoreHasTheLongerBar()
    {
        Selection selection;
        TokenStrip strip(&selection);
        strip.resize(1200, 100);
        strip.setTrace(traceOf("the nothing sat"));
        strip.setSurprises({{1, 12}, {2, 4}});
        const QImage picture = strip.grab().toImage();
        const QColor color = meaningColors(strip.palette()).warning;
        for (const auto& [token, share] : {std::pair(1, 0.75), std::pair(2, 0.25)}) {
            const QRect chip = strip.chipRect(TokenIndex{token});
            int pixels = 0;
            for (int x = chip.left(); x <= chip.right(); ++x)
                pixels += picture.pixelColor(x, chip.bottom() - 3) == color;
            QVERIFY(std::abs(pixels - (chip.width() - 7) * share) <= 2);
        }
    }

    void theScrollAreaShowsAtMostThreeRows()
    {
        Selection selection;
        auto* const strip = new TokenStrip(&selection);
        TokenScroll scroll(strip);
        scroll.resize(400, 50);
        scroll.show();
        strip->setTrace(traceOf("a"));
        QTRY_COMPARE(scroll.height(), strip->heightOfRows(1));
        std::string text;
        for (int i = 0; i < 100; ++i)
            text += "nothing ";
        strip->setTrace(traceOf(text));
        QTRY_COMPARE(scroll.height(), strip->heightOfRows(3));
        QTRY_VERIFY(strip->height() > scroll.height());
    }
};

VITRINE_TEST(TokenStripTest)
#include "tst_token_strip.moc"
