// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pretraining_lab.h"

#include "encoder/encoder.h"
#include "files/bundled_model.h"
#include "files/write_file.h"
#include "training/model_card.h"
#include "training/model_writer.h"
#include "training/pretrainer.h"
#include "training/trained_model.h"
#include "types/problem.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <atomic>

namespace vitrine
{

// Often enough to look alive, seldom enough to leave the time to learning.
static constexpr int reportEvery = 120; // milliseconds
static constexpr int probeEvery = 250;  // milliseconds

/// One model in the making.
struct PretrainingLab::Run {
    std::unique_ptr<Pretrainer> pretrainer = {};
    std::string probe = {};
    bool isRunning = false;
    bool stepsOnce = false;   // one step, though it is paused
    bool isScheduled = false; // the next step is on its way
    int wait = 0;             // milliseconds
    BatchScore recent = {};
    long tokensBefore = 0;
    double secondsBefore = 0;
    QElapsedTimer sinceReport = {}, sinceProbe = {};

    bool isReady() const { return pretrainer != nullptr; }
    PretrainingReport report(bool measuresHeldOut);
    ProbeAnswer answer() const;
    std::string name() const;
};

PretrainingReport PretrainingLab::Run::report(bool measuresHeldOut)
{
    PretrainingReport report{.step = pretrainer->stepsDone(),
                             .steps = pretrainer->recipe().steps,
                             .recent = recent,
                             .heldOut = {},
                             .tokensPerSecond = 0,
                             .seconds = pretrainer->seconds,
                             .tokens = pretrainer->tokensSeen()};
    const double seconds = pretrainer->seconds - secondsBefore;
    if (seconds > 0)
        report.tokensPerSecond = double(pretrainer->tokensSeen() - tokensBefore) / seconds;
    if (measuresHeldOut)
        report.heldOut = pretrainer->evaluate();
    recent = {};
    tokensBefore = pretrainer->tokensSeen();
    secondsBefore = pretrainer->seconds;
    sinceReport.start();
    return report;
}

std::string PretrainingLab::Run::name() const
{
    return pretrainer->recipe().name + "-" + std::to_string(pretrainer->stepsDone());
}

ProbeAnswer PretrainingLab::Run::answer() const
{
    const Trainer& trainer = pretrainer->trainer();
    ProbeAnswer answer{
        pretrainer->stepsDone(),
        trainedModel(name(), trainer.layout(), trainer.parameters(), pretrainer->tokenizer()),
        {}};
    const Encoder encoder(answer.model, 1);
    answer.trace =
        encoder.run(answer.model->tokenizer.encode(probe, std::nullopt, encoder.maxTokens()));
    return answer;
}

PretrainingLab::PretrainingLab(QObject* parent)
    : QObject(parent), m_runs(this, tellFailure<PretrainingView::State>(this))
{
}

PretrainingLab::~PretrainingLab() = default;

/// The recipe that ships for this language, with what was chosen.
static Recipe recipeFor(const PretrainingChoice& choice)
{
    const auto file =
        findBundled(QCoreApplication::applicationFilePath().toStdString(),
                    "resources/recipes/lab-" + choice.language.toStdString() + ".json");
    if (!file)
        throw Problem(Say::labRecipeMissing);
    Recipe recipe = readRecipe(*file);
    recipe.config.hiddenSize = choice.hiddenSize;
    recipe.config.intermediateSize = 4 * choice.hiddenSize;
    recipe.seed = std::uint64_t(choice.seed);
    return recipe;
}

void PretrainingLab::start(const PretrainingChoice& choice)
{
    const auto begun = std::make_shared<Run>();
    begun->probe = m_probe.toStdString();
    begun->wait = m_wait;
    m_runs.begin(begun);
    emit stateChanged(PretrainingView::State::Preparing);
    m_runs.post([this, choice](const RunPointer& run) {
        run->pretrainer =
            std::make_unique<Pretrainer>(recipeFor(choice), std::vector<std::filesystem::path>{});
        const PretrainingReport first = run->report(true); // before anything was learned
        m_runs.deliver(run, [this, first, answer = run->answer()] {
            emit reported(first);
            emit probed(answer);
        });
        run->sinceProbe.start();
    });
    resume();
}

/// Does a step, and if it is not to pause, asks for the next one. Between two steps the thread
/// hears what was posted.
void PretrainingLab::advance(const RunPointer& run)
{
    run->isScheduled = false;
    if (run->pretrainer->isFinished() || !(run->isRunning || run->stepsOnce))
        return; // it was paused in the meantime
    run->stepsOnce = false;
    run->recent.add(run->pretrainer->step());
    const bool isFinished = run->pretrainer->isFinished();
    const bool isLast = isFinished || !run->isRunning;
    const int step = run->pretrainer->stepsDone();
    const bool measures = step % run->pretrainer->recipe().evaluateEvery == 0 || isFinished;
    if (measures || isLast || run->wait > 0 || run->sinceReport.elapsed() >= reportEvery)
        m_runs.deliver(run, [this, report = run->report(measures)] { emit reported(report); });
    if (isLast || run->wait > 0 || run->sinceProbe.elapsed() >= probeEvery) {
        m_runs.deliver(run, [this, answer = run->answer()] { emit probed(answer); });
        run->sinceProbe.start();
    }
    if (isFinished)
        m_runs.deliver(run, [this] { emit stateChanged(PretrainingView::State::Finished); });
    else if (run->isRunning)
        schedule(run, run->wait);
}

void PretrainingLab::schedule(const RunPointer& run, int milliseconds)
{
    if (run->isScheduled)
        return;
    run->isScheduled = true;
    m_runs.postStep(run, milliseconds, [this](const RunPointer& later) { advance(later); });
}

void PretrainingLab::resume()
{
    m_runs.post([this](const RunPointer& run) {
        if (!run->isReady() || run->pretrainer->isFinished())
            return;
        run->isRunning = true;
        m_runs.deliver(run, [this] { emit stateChanged(PretrainingView::State::Running); });
        schedule(run, 0);
    });
}

void PretrainingLab::pause()
{
    m_runs.post([this](const RunPointer& run) {
        if (!run->isReady() || run->pretrainer->isFinished())
            return;
        run->isRunning = false;
        m_runs.deliver(run, [this, report = run->report(false), answer = run->answer()] {
            emit reported(report); // what has not been told yet
            emit probed(answer);
            emit stateChanged(PretrainingView::State::Paused);
        });
    });
}

void PretrainingLab::step()
{
    pause();
    m_runs.post([this](const RunPointer& run) {
        if (!run->isReady())
            return;
        run->stepsOnce = true;
        schedule(run, 0);
    });
}

void PretrainingLab::setProbe(const QString& sentence)
{
    m_probe = sentence;
    m_runs.postQuestion([this, text = sentence.toStdString()](const RunPointer& run) {
        run->probe = text;
        if (run->isReady())
            m_runs.deliver(run, [this, answer = run->answer()] { emit probed(answer); });
    });
}

void PretrainingLab::setWait(int milliseconds)
{
    m_wait = milliseconds;
    m_runs.post([milliseconds](const RunPointer& run) { run->wait = milliseconds; });
}

void PretrainingLab::save(const QString& folder)
{
    m_runs.post([this, folder](const RunPointer& run) {
        if (!run->isReady())
            return;
        const Trainer& trainer = run->pretrainer->trainer();
        const QByteArray path = folder.toUtf8();
        prepareModelFolder(path.toStdString()); // another model is not written over
        writeModelFolder(path.toStdString(), trainer.layout(), trainer.parameters(),
                         run->pretrainer->tokenizer(),
                         modelCard(*run->pretrainer, run->pretrainer->evaluate()));
        m_runs.deliver(run, [this, folder] { emit saved(folder); });
    });
}

} // namespace vitrine
