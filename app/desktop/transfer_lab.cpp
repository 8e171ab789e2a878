// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/transfer_lab.h"

#include "files/write_file.h"
#include "training/fine_tuner.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace vitrine
{

static constexpr int reportPause = 100; // milliseconds
static constexpr double heldOutShare = 0.25;
static constexpr double mostHeldOut = 400; // rows: they are asked again and again

struct TransferLab::Run {
    std::array<std::unique_ptr<FineTuner>, 2> learners = {}; // pre-trained, random weights
    std::string sentence = {};
    QString table = {};
    int epochs = 0;
    bool isRunning = false;
    bool isScheduled = false; // the next step is on its way
    QElapsedTimer sinceReport = {};
    qint64 reportTook = 0; // milliseconds

    bool isReady() const { return learners[1] != nullptr; }
    bool isFinished() const { return learners[0]->isFinished(); }
};

TransferLab::TransferLab(QObject* parent)
    : QObject(parent), m_runs(this, tellFailure<TransferView::State>(this))
{
}

TransferLab::~TransferLab() = default;

void TransferLab::start(std::shared_ptr<const Model> model, const QString& tableFile, int epochs)
{
    const auto begun = std::make_shared<Run>();
    begun->sentence = m_sentence.toStdString();
    begun->table = tableFile;
    begun->epochs = epochs;
    m_runs.begin(begun);
    emit stateChanged(TransferView::State::Preparing);
    m_runs.post([this, model = std::move(model)](const RunPointer& run) {
        const QByteArray path = run->table.toUtf8();
        const LabelledTable table = readLabelledTable(path.toStdString());
        FineTuningSettings settings;
        settings.epochs = run->epochs;
        settings.heldOutShare =
            std::min(heldOutShare, mostHeldOut / std::max(1.0, double(table.rows.size())));
        std::array<std::unique_ptr<FineTuner>, 2> learners;
        learners[0] =
            std::make_unique<FineTuner>(model, table, settings, FineTuningStart::Pretrained);
        learners[1] = std::make_unique<FineTuner>(model, table, settings, FineTuningStart::Random);
        run->learners = std::move(learners);
        report(run);
    });
    resume();
}

void TransferLab::report(const RunPointer& run)
{
    QElapsedTimer time;
    time.start();
    TransferReport report{.model = QString::fromStdString(run->learners[0]->model().name),
                          .epoch = run->learners[0]->epochsDone(),
                          .epochs = run->epochs,
                          .classes = {},
                          .trainingRows = run->learners[0]->trainingRows(),
                          .repeatedRows = run->learners[0]->repeatedRows(),
                          .cutRows = run->learners[0]->cutRows(),
                          .maxTokens = run->learners[0]->maxTokens(),
                          .heldOut = {run->learners[0]->heldOut(), run->learners[1]->heldOut()},
                          .isFinished = run->isFinished()};
    for (const std::string& name : run->learners[0]->classes())
        report.classes.append(QString::fromStdString(name));
    m_runs.deliver(run, [this, report] { emit reported(report); });
    answer(run);
    run->reportTook = time.elapsed();
    run->sinceReport.start();
}

void TransferLab::answer(const RunPointer& run)
{
    std::array<std::vector<double>, 2> probabilities;
    if (!run->sentence.empty())
        for (std::size_t i = 0; i < 2; ++i)
            probabilities[i] = run->learners[i]->classify(run->sentence);
    m_runs.deliver(run, [this, probabilities] { emit answered(probabilities); });
}

void TransferLab::advance(const RunPointer& run)
{
    run->isScheduled = false;
    if (!run->isRunning || run->isFinished())
        return;
    for (const std::unique_ptr<FineTuner>& learner : run->learners)
        learner->step();
    // At least as much time goes into learning as into measuring.
    if (run->isFinished() ||
        run->sinceReport.elapsed() >= std::max<qint64>(reportPause, run->reportTook))
        report(run);
    if (run->isFinished()) {
        run->isRunning = false;
        m_runs.deliver(run, [this] { emit stateChanged(TransferView::State::Finished); });
        return;
    }
    schedule(run);
}

void TransferLab::resume()
{
    m_runs.post([this](const RunPointer& run) {
        if (!run->isReady() || run->isFinished())
            return;
        run->isRunning = true;
        m_runs.deliver(run, [this] { emit stateChanged(TransferView::State::Running); });
        schedule(run);
    });
}

void TransferLab::schedule(const RunPointer& run)
{
    if (run->isScheduled)
        return;
    run->isScheduled = true;
    m_runs.postStep(run, 0, [this](const RunPointer& later) { advance(later); });
}

void TransferLab::pause()
{
    m_runs.post([this](const RunPointer& run) {
        if (!run->isReady() || run->isFinished())
            return;
        run->isRunning = false;
        report(run);
        m_runs.deliver(run, [this] { emit stateChanged(TransferView::State::Paused); });
    });
}

void TransferLab::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    m_runs.postQuestion([this, text = sentence.toStdString()](const RunPointer& run) {
        run->sentence = text;
        if (run->isReady())
            answer(run);
    });
}

void TransferLab::save(const QString& folder)
{
    m_runs.post([this, folder](const RunPointer& run) {
        if (!run->isReady())
            return;
        const QByteArray path = folder.toUtf8();
        prepareModelFolder(path.toStdString()); // another model is not written over
        run->learners[0]->save(path.toStdString(), QFileInfo(run->table).fileName().toStdString());
        m_runs.deliver(run, [this, folder] { emit saved(folder); });
    });
}

} // namespace vitrine
