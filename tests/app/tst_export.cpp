// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, tables and runs as files.

#include "desktop/export.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "files/safetensors.h"
#include "view_support.h"

#include <QImage>
#include <QProcess>
#include <QTest>
#include <QXmlStreamReader>

using namespace vitrine;
using namespace vitrine::test;

class ExportTest : public QObject
{
    Q_OBJECT

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
        const auto trace = reader.answer("the cat sat").trace;
        const QTemporaryDir dir;
        const QString file = dir.filePath("run.safetensors");
        QVERIFY(exportRun(*trace, "mini", file).isEmpty());
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
        QVERIFY(!exportRun(*trace, "mini", "/no/such/run.safetensors").isEmpty());
    }

    void everyViewCanBeDrawnFromTheTerminal_data()
    {
        QTest::addColumn<QString>("view");
        for (const QString& view : viewNames())
            QTest::newRow(qPrintable(view)) << view;
    }

    void everyViewCanBeDrawnFromTheTerminal()
    {
        QFETCH(QString, view);
        const QTemporaryDir dir;
        for (const QString ending : {"png", "svg", "pdf"}) {
            const QString file = dir.filePath("x." + ending);
            QProcess process;
            process.start(VITRINE_APP,
                          {"--screenshot", file, "--view", view, "--layer", "2", "--head", "3",
                           "--token", "4", "--direction", "left-to-right", "--silence", "2.1,3",
                           "--language", "pt_BR", "--class-mode", "--size", "1280x800"});
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
            const std::string bytes = readAll(file.toStdString());
            if (ending == "png") {
                QCOMPARE(QImage(file).size(), QSize(1280, 800));
            } else if (ending == "pdf") {
                QVERIFY(bytes.starts_with("%PDF") && bytes.size() > 5000);
            } else {
                QXmlStreamReader xml(QByteArray::fromStdString(bytes));
                QString texts;
                while (!xml.atEnd()) {
                    if (xml.readNext() == QXmlStreamReader::Characters)
                        texts += xml.text();
                }
                QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
                // Letters, not pixels: the tokens and the Portuguese words are there as text.
                const bool isLab = view == "learning" || view == "transfer" || view == "features";
                QVERIFY2(isLab || texts.contains("cansado"),
                         qPrintable(view)); // it hides the tokens
                QVERIFY2(texts.contains("Sair (F11)"), qPrintable(view));
            }
        }
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
};

VITRINE_TEST(ExportTest)
#include "tst_export.moc"
