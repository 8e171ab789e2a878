// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, tables and runs as files.

#include "desktop/bundled.h"
#include "desktop/export.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "files/safetensors.h"
#include "heatmap.h"
#include "view_support.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QTimer>
#include <QXmlStreamReader>

using namespace vitrine;
using namespace vitrine::test;

class ExportTest : public QObject
{
    Q_OBJECT

    /// What is written in the picture of a window, as one text.
    static QString textsOf(QWidget& window, const QString& svg)
    {
        if (!exportPicture(window, svg, true).isEmpty())
            return {};
        QXmlStreamReader xml(QByteArray::fromStdString(readAll(svg.toStdString())));
        QString texts;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                texts += xml.text();
        }
        return xml.hasError() ? QString() : texts;
    }

private slots:
    void tablesFollowTheStandard()
    {
        QCOMPARE(toCsv({{"a", "b,c"}, {"say \"hi\"", "two\nlines"}}),
                 "a,\"b,c\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
        const QTemporaryDir dir;
        QVERIFY(exportTable({{"x"}}, dir.filePath("a.csv")).isEmpty());
        QCOMPARE(readAll(dir.filePath("a.csv").toStdString()), std::string("x\r\n"));
        QVERIFY(exportTable({}, dir.filePath("b.csv")).contains("no numbers"));
        QVERIFY(exportTable({{"x"}}, "/no/such/a.csv").contains("cannot be written"));
    }

    void copiedNumbersFallIntoTheCellsOfASpreadsheet()
    {
        MainWindow window(Options{.text = "the cat, sat", .view = View::Attention});
        Answer answer;
        connect(window.session(), &Session::answerReady, &window,
                [&](const Answer& ready) { answer = ready; });
        window.openModel(miniEnFolder);
        window.show();
        QTRY_VERIFY(answer.trace);
        for (QAction* const action : window.findChildren<QAction*>()) {
            if (action->text() == "Copy &numbers")
                action->trigger();
        }
        const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(lines.size(), 1 + 6 + 1); // nothing after the last
        QCOMPARE(lines[0], "\t[CLS]\tthe\tcat\t,\tsat\t[SEP]");
        const QStringList row = lines[3].split('\t');
        QCOMPARE(row[0], "cat");
        const ConstMatrixView weights = answer.trace->probabilities({}, {});
        for (int column = 0; column < 6; ++column)
            QVERIFY(std::abs(row[column + 1].toDouble() - double(weights(2, column))) < 1e-5);
    }

    void everyViewHasARectangularTable()
    {
        MainWindow window(Options{.text = "the [MASK] sat", .pair = "it slept"});
        bool isReady = false;
        connect(window.session(), &Session::answerReady, this, [&] { isReady = true; });
        window.openModel(QString::fromStdString(miniEn.string()));
        window.show();
        QTRY_VERIFY(isReady);
        for (int i = 0; i < viewCount; ++i) {
            const View view = static_cast<View>(i);
            window.showView(view);
            if (view == View::Learning || view == View::Transfer) {
                QVERIFY(window.currentView()->table().size() <= 1); // nothing was learned yet
                continue;
            }
            QTRY_VERIFY2(window.currentView()->table().size() > 1, qPrintable(viewName(view)));
            const TextTable table = window.currentView()->table();
            for (const QStringList& row : table)
                QVERIFY2(row.size() == table[0].size(), qPrintable(viewName(view)));
        }
    }

    void aRunIsWrittenWhole()
    {
        const Reader reader;
        const Answer answer = reader.answer("the cat sat");
        const auto trace = answer.trace;
        const QTemporaryDir dir;
        const QString file = dir.filePath("run.safetensors");
        QVERIFY(exportRun(answer, file).isEmpty());
        const SafetensorsFile stored(file.toStdString());
        int tensors = 0;
        trace->forEachTensor(
            [&](const std::string& name, const std::vector<int>&, std::span<const float> values) {
                const auto found = stored.find(name);
                QVERIFY2(found, name.c_str());
                QCOMPARE(relativeDifference(values, *found), 0.0);
                ++tensors;
            });
        QVERIFY(tensors > 30);
        QVERIFY(!exportRun(answer, "/no/such/run.safetensors").isEmpty());
    }

    /// What is on screen has no logits where nobody looks; what is saved has all.
    void theLogitsOfAllTokensAreWritten()
    {
        const Reader reader;
        Bend bend;
        bend.direction = Direction::LeftToRight;
        Answer answer = reader.answer("the [MASK] sat", std::nullopt, {}, bend);
        const auto whole = answer.trace;
        RunOptions options =
            runOptions(bend, whole->tokenCount(), whole->layerCount(), whole->headCount());
        options.guessAt = {TokenIndex{2}};
        answer.trace = reader.encoder.run(whole->encoding(), options);
        QVERIFY(!answer.trace->wordLogits());
        const QTemporaryDir dir;
        const QString file = dir.filePath("run.safetensors");
        QVERIFY(exportRun(answer, file).isEmpty());
        const SafetensorsFile stored(file.toStdString());
        const ConstMatrixView logits = whole->wordLogits().value();
        QCOMPARE(relativeDifference({logits.data(), std::size_t(logits.size())},
                                    *stored.find("mlm.logits")),
                 0.0);
    }

    void everyViewCanBeDrawn()
    {
        applyLanguage("pt_BR");
        const auto english = qScopeGuard([] { applyLanguage("en"); });
        Options options;
        options.classMode = true;
        options.size = QSize(1280, 800);
        MainWindow window(options);
        window.show();
        window.openModel(bundledModel("pt_BR"));
        const QTemporaryDir dir;
        for (const QString& name : viewNames()) {
            window.showView(*viewNamed(name));
            const auto file = [&](const char* ending) { return dir.filePath("x.") + ending; };
            // Letters, not pixels: the tokens and the Portuguese words are there as text.
            const bool isLab = name == "learning" || name == "transfer" || name == "features";
            QTRY_VERIFY2_WITH_TIMEOUT(
                textsOf(window, file("svg")).contains("Sair (F11)") &&
                    (isLab || textsOf(window, file("svg")).contains("cansado")),
                qPrintable(name), 20'000);
            QCOMPARE(exportPicture(window, file("png"), true), QString());
            QCOMPARE(QImage(file("png")).size(), QSize(1280, 800));
            QCOMPARE(exportPicture(window, file("pdf"), true), QString());
            const std::string pdf = readAll(file("pdf").toStdString());
            QVERIFY2(pdf.starts_with("%PDF") && pdf.size() > 5000, qPrintable(name));
        }
    }

    void picturesAreDrawnFromTheTerminal_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "svg" << QByteArray("<?xml");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
    }

    void picturesAreDrawnFromTheTerminal()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, begins);
        const QTemporaryDir dir;
        const QString file = dir.filePath("x." + ending);
        QProcess process;
        process.start(VITRINE_APP,
                      {"--screenshot", file, "--view", "attention", "--layer", "2", "--head", "3",
                       "--token", "4", "--direction", "left-to-right", "--silence", "2.1,3",
                       "--language", "pt_BR", "--class-mode", "--size", "1280x800"});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QByteArray bytes = QByteArray::fromStdString(readAll(file.toStdString()));
        QVERIFY(bytes.startsWith(begins));
        QVERIFY(bytes.size() > 5000);
    }

    void aPartCanBeDrawnAlone()
    {
        const QTemporaryDir dir;
        const auto draw = [&](const QString& part) {
            QProcess process;
            process.start(VITRINE_APP, {"--screenshot", dir.filePath("part.png"), "--view", "bend",
                                        "--size", "1280x800", "--part", part});
            process.waitForFinished(60'000);
            return std::pair(process.exitCode(), QString::fromUtf8(process.readAllStandardError()));
        };
        QCOMPARE(draw("bendComparison").first, 0);
        const QSize size = QImage(dir.filePath("part.png")).size();
        QVERIFY(size.width() > 300 && size.width() < 800 && size.height() > 200);
        const auto [status, problem] = draw("no such thing");
        QCOMPARE(status, 1);
        QVERIFY(problem.contains("This view has no part 'no such thing'."));
    }

    void otherEndingsAreRefused()
    {
        QWidget widget;
        QVERIFY(exportPicture(widget, "x.gif").contains(".png, .svg or .pdf"));
    }

    /// The tokens beside a heatmap, read back from the PDF, are as high as on screen.
    void lettersInAPdfAreAsLargeAsOnScreen()
    {
        const QString reader = QStandardPaths::findExecutable("pdftotext");
        if (reader.isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QTemporaryDir dir;
        Heatmap map;
        map.resize(500, 400);
        const Matrix weights = Matrix::Constant(2, 2, 0.5f);
        map.setTokens({"watermelon", "strawberry"});
        map.setLegend("rows", "columns", "values");
        map.setValues({weights.data(), 2, 2}, {});
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QVERIFY(exportPicture(map, dir.filePath("x.pdf")).isEmpty());
        QProcess process;
        process.start(reader, {"-bbox", dir.filePath("x.pdf"), "-"});
        QVERIFY(process.waitForFinished(60'000));
        const QString html = process.readAllStandardOutput();
        const QRegularExpression word(
            R"rx(<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">values<)rx");
        const auto match = word.match(html);
        QVERIFY2(match.hasMatch(), qPrintable(html));
        // The legend's title stands upright, so its width is the height of its letters; 72 points
        // of the page are an inch of the screen.
        const double height =
            (match.captured(3).toDouble() - match.captured(1).toDouble()) * map.logicalDpiX() / 72;
        const double expected = QFontMetricsF(map.font()).height();
        QVERIFY2(height > expected * 0.6 && height < expected * 1.6,
                 qPrintable(QString("%1 instead of %2").arg(height).arg(expected)));
    }

    /// A run may have hundreds of megabytes, so it is written while the window goes on.
    void aRunIsWrittenBesideTheWindow()
    {
        MainWindow window(Options{.text = "the cat sat"});
        bool isReady = false;
        connect(window.session(), &Session::answerReady, this, [&] { isReady = true; });
        window.openModel(QString::fromStdString(miniEn.string()));
        window.show();
        QTRY_VERIFY(isReady);
        const QTemporaryDir dir;
        const QString file = dir.filePath("run.safetensors");
        QTimer chooser; // of the file, as soon as the dialog is there
        connect(&chooser, &QTimer::timeout, this, [&] {
            if (auto* const dialog = qobject_cast<QFileDialog*>(qApp->activeModalWidget())) {
                dialog->selectFile(file);
                QMetaObject::invokeMethod(dialog, "accept");
            }
        });
        chooser.start(50);
        for (QAction* const action : window.findChildren<QAction*>()) {
            if (action->text().contains("safetensors"))
                action->trigger();
        }
        chooser.stop();
        QVERIFY(window.statusBar()->currentMessage().startsWith("Writing"));
        QTRY_VERIFY(window.statusBar()->currentMessage().startsWith("Saved"));
        QVERIFY(SafetensorsFile(file.toStdString()).tensors().size() > 30);
    }
};

VITRINE_TEST(ExportTest)
#include "tst_export.moc"
