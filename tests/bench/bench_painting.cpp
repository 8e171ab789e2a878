// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the window takes: from a key press to the painted answer, and for each frame of panning
// and zooming where there is most to draw. Run it with QT_QPA_PLATFORM=offscreen for figures
// without a display. VITRINE_BENCH_MODEL names another model folder for the key press.

#include "attention_view.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "encoder/encoder.h"
#include "encoder/random_model.h"
#include "heads_grid.h"
#include "heatmap.h"
#include "selection.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QEventLoop>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

using namespace vitrine;

static QString modelFolder()
{
    return qEnvironmentVariable("VITRINE_BENCH_MODEL",
                                QStringLiteral(VITRINE_SOURCE_DIR "/sample_models/mini-en"));
}

/// A run of BERT-base's shape with as many tokens as it takes, from random weights: how long
/// drawing takes does not depend on what is drawn.
static const Answer& longAnswer()
{
    static const Answer answer = [] {
        const auto model = randomModel(bertBaseConfig());
        Encoding encoding;
        for (int t = 0; t < 512; ++t)
            encoding.tokens.push_back({.text = "token", .id = TokenId{1000 + t}});
        const auto trace = Encoder(model).run(encoding);
        return Answer{model, trace, trace, {}};
    }();
    return answer;
}

/// Everything that waits to be painted is painted.
static void paint(QWidget& widget)
{
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    benchmark::DoNotOptimize(widget.grab());
}

static void keyPressToPicture(benchmark::State& state)
{
    MainWindow window(Options{.text = QStringLiteral("the cat sat on the [MASK] and"),
                              .pair = QStringLiteral("it slept"),
                              .size = QSize(1280, 800)});
    window.show();
    window.openModel(modelFolder());
    auto* const edit = window.findChild<QLineEdit*>(QStringLiteral("sentenceA"));
    QEventLoop loop;
    QObject::connect(window.session(), &Session::answerReady, &loop, &QEventLoop::quit);
    loop.exec();
    bool isAdding = true;
    for (auto _ : state) {
        if (isAdding)
            QTest::keyClick(edit, Qt::Key_A);
        else
            QTest::keyClick(edit, Qt::Key_Backspace);
        isAdding = !isAdding;
        loop.exec();
        paint(window);
    }
}
BENCHMARK(keyPressToPicture)->Unit(benchmark::kMillisecond);

/// What the window's own thread spends on a key press: the encoder runs elsewhere.
static void keyPressAlone(benchmark::State& state)
{
    MainWindow window(Options{.text = QStringLiteral("the cat"), .size = QSize(1280, 800)});
    window.show();
    window.openModel(modelFolder());
    auto* const edit = window.findChild<QLineEdit*>(QStringLiteral("sentenceA"));
    bool isAdding = true;
    for (auto _ : state) {
        QTest::keyClick(edit, isAdding ? Qt::Key_A : Qt::Key_Backspace);
        isAdding = !isAdding;
    }
}
BENCHMARK(keyPressAlone)->Unit(benchmark::kMillisecond);

static void newAnswerOf512Tokens(benchmark::State& state)
{
    Selection selection;
    AttentionView view(&selection);
    view.resize(1000, 700);
    view.show();
    const Answer& answer = longAnswer();
    for (auto _ : state) {
        view.setAnswer(answer);
        paint(view);
    }
}
BENCHMARK(newAnswerOf512Tokens)->Unit(benchmark::kMillisecond);

static void zoomHeatmapOf512Tokens(benchmark::State& state)
{
    Selection selection;
    AttentionView view(&selection);
    view.resize(1000, 700);
    view.show();
    view.setAnswer(longAnswer());
    auto* const heatmap = view.findChild<Heatmap*>(QStringLiteral("heatmap"));
    paint(view);
    bool isClose = false;
    for (auto _ : state) {
        heatmap->xAxis2->setRange(isClose ? QCPRange(-0.5, 511.5) : QCPRange(100, 300));
        heatmap->yAxis->setRange(isClose ? QCPRange(-0.5, 511.5) : QCPRange(100, 300));
        isClose = !isClose;
        heatmap->replot(QCustomPlot::rpImmediateRefresh);
    }
}
BENCHMARK(zoomHeatmapOf512Tokens)->Unit(benchmark::kMillisecond);

static void panHeatmapOf512Tokens(benchmark::State& state)
{
    Selection selection;
    AttentionView view(&selection);
    view.resize(1000, 700);
    view.show();
    view.setAnswer(longAnswer());
    auto* const heatmap = view.findChild<Heatmap*>(QStringLiteral("heatmap"));
    paint(view);
    int at = 0;
    for (auto _ : state) {
        at = (at + 7) % 300;
        heatmap->xAxis2->setRange(at, at + 200);
        heatmap->yAxis->setRange(at, at + 200);
        heatmap->replot(QCustomPlot::rpImmediateRefresh);
    }
}
BENCHMARK(panHeatmapOf512Tokens)->Unit(benchmark::kMillisecond);

static void scrollGridOf144Heads(benchmark::State& state)
{
    Selection selection;
    auto* const grid = new HeadsGrid(&selection);
    QScrollArea area;
    area.setWidget(grid);
    area.setWidgetResizable(true);
    area.resize(1000, 700);
    area.show();
    QEventLoop loop;
    QObject::connect(grid, &HeadsGrid::shown, &loop, &QEventLoop::quit);
    grid->setTrace(longAnswer().trace);
    loop.exec();
    paint(area);
    int at = 0;
    for (auto _ : state) {
        at = (at + 23) % std::max(1, area.verticalScrollBar()->maximum());
        area.verticalScrollBar()->setValue(at);
        paint(area);
    }
}
BENCHMARK(scrollGridOf144Heads)->Unit(benchmark::kMillisecond);

/// Thumbnails and patterns of all heads, on a thread of their own.
static void measureGridOf144Heads(benchmark::State& state)
{
    Selection selection;
    HeadsGrid grid(&selection);
    QEventLoop loop;
    QObject::connect(&grid, &HeadsGrid::shown, &loop, &QEventLoop::quit);
    bool logarithmic = true;
    grid.setTrace(longAnswer().trace);
    loop.exec();
    for (auto _ : state) {
        grid.setLogarithmic(logarithmic);
        logarithmic = !logarithmic;
        loop.exec();
    }
}
BENCHMARK(measureGridOf144Heads)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
