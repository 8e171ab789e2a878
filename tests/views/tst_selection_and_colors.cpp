// SPDX-License-Identifier: GPL-3.0-or-later
// What the views show, against the trace they were given.

#include "color_map.h"
#include "confusion_view.h"
#include "encoder/encoder.h"
#include "matrix_picture.h"
#include "selection.h"
#include "support.h"
#include "theme.h"
#include "token_text.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace vitrine;
using namespace vitrine::test;

static double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

class SelectionAndColorsTest : public QObject
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
    // Selection

    void theSelectionSignalsOnceForEachChange()
    {
        Selection selection;
        QSignalSpy changes(&selection, &Selection::changed);
        selection.setLayer(LayerIndex{2});
        selection.setLayer(LayerIndex{2});
        selection.setHead(HeadIndex{1});
        selection.setToken(TokenIndex{5});
        QCOMPARE(changes.size(), 3);
        selection.clampTo(2, 4, 5);
        QCOMPARE(changes.size(), 4);
        QCOMPARE(selection.layer(), LayerIndex{1});
        QCOMPARE(selection.head(), HeadIndex{1});
        QVERIFY(!selection.token());
        selection.clampTo(2, 4, 5);
        QCOMPARE(changes.size(), 4);
    }

    // Words and colours

    void tokensAreDescribedInWords()
    {
        const auto trace = traceOf("The café cat saw the cat", std::nullopt, {3});
        const Encoding& encoding = trace->encoding();
        QCOMPARE(quotedToken(encoding, TokenIndex{0}), "'[CLS]'");
        QCOMPARE(quotedToken(encoding, TokenIndex{1}), "'the' (2)");
        const QString cls = tokenDescription(encoding, TokenIndex{0});
        QVERIFY(cls.contains("token 1 of") && cls.contains("id 2") &&
                cls.contains("cannot be hidden"));
        const QString the = tokenDescription(encoding, TokenIndex{1});
        QVERIFY2(the.contains("Characters 1 to 3 of the text: \"The\""), qPrintable(the));
        QVERIFY(the.contains("Click to hide"));
        QVERIFY(tokenDescription(encoding, TokenIndex{3}).contains("Click to show it again"));
        const auto typed = traceOf("a [MASK]");
        QVERIFY(tokenDescription(typed->encoding(), TokenIndex{2}).contains("Typed in the text"));
    }

    void percentagesKeepTheirDigits()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(percent(0.3859), "38.6 %");
        QCOMPARE(percent(0.00123), "0.12 %");
        QCOMPARE(percent(0.0000001), "< 0.01 %");
        QCOMPARE(percent(0), "0.00 %");
        QCOMPARE(percent(1), "100.0 %");
    }

    void colorsAreLegible_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void colorsAreLegible()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? Theme::Dark : Theme::Light);
        const QPalette palette = QApplication::palette();
        const MeaningColors colors = meaningColors(palette);
        // WCAG 2.1 AA: 4.5 for text, 3 for shapes that carry meaning
        for (const ShapeColors& shape :
             {colors.segmentA, colors.segmentB, colors.format, colors.mask})
            QVERIFY(contrast(shape.text, shape.fill) >= 4.5);
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base}) {
            QVERIFY(contrast(palette.color(QPalette::Text), palette.color(ground)) >= 4.5);
            QVERIFY(contrast(colors.mutedText, palette.color(ground)) >= 4.5);
            QVERIFY(contrast(colors.warning, palette.color(ground)) >= 4.5);
        }
        QVERIFY(contrast(colors.bar, palette.color(QPalette::Base)) >= 3);
        QVERIFY(contrast(colors.bar, colors.barTrack) >= 3);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight)) >= 4.5);
        applyTheme(*qApp, Theme::Light);
    }

    void viridisGetsLighterAllTheWay()
    {
        QCPColorGradient gradient = viridis();
        double last = -1;
        for (double position = 0; position <= 1; position += 0.05) {
            const QColor color(gradient.color(position, QCPRange(0, 1)));
            const double lightness =
                0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
            QVERIFY(lightness > last);
            last = lightness;
        }
    }

    /// Rows are what it was, columns what it was taken for.
    void aConfusionStandsInItsCell()
    {
        ConfusionMatrix matrix(2);
        matrix.add(0, 1);
        matrix.add(1, 1);
        ConfusionView view;
        view.resize(300, 300);
        view.setMatrix(matrix, {"a", "b"});
        const QImage picture = view.grab().toImage();
        const QRgb all = view.palette().color(QPalette::Highlight).rgb();
        const QRgb none = view.palette().color(QPalette::Base).rgb();
        for (const int y : {100, 288}) {
            QCOMPARE(picture.pixel(288, y), all);
            QCOMPARE(picture.pixel(70, y), none);
        }
    }

    void whatIsNoNumberHasAColourToo()
    {
        for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
            QVERIFY(divergingColor(value, qApp->palette()).isValid());
            QVERIFY(qAlpha(viridisColor(value)) == 255);
        }
        QCOMPARE(viridisColor(std::nan("")), viridisColor(0));
        QCOMPARE(divergingColor(std::nan(""), qApp->palette()), divergingColor(0, qApp->palette()));
        MatrixPicture picture;
        picture.resize(200, 140);
        Matrix values = Matrix::Constant(2, 2, NAN);
        picture.setMatrix({values.data(), 2, 2}, {"a", "b"}, 0);
        QVERIFY(!picture.grab().isNull());
    }
};

VITRINE_TEST(SelectionAndColorsTest)
#include "tst_selection_and_colors.moc"
