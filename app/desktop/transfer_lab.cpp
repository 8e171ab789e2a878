// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/transfer_lab.h"

#include "training/fine_tuner.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace vitrine
{

static constexpr int reportEvery = 100; // milliseconds

struct TransferLab::Run {
    std::array<std::unique_ptr<FineTuner>, 2> learners = {}; // pre-trained, random weights
    std::string sentence = {};
    QString table = {};
    int epochs = 0;
    bool isRunning = false;
    bool isScheduled = false; // the next step is on its way
    QElapsedTimer sinceReport = {};

    bool isReady() const { return learners[1] != nullptr; }
    bool isFinished() const { return learners[0]->isFinished(); }
};

TransferLab::TransferLab(QObject* parent) : QObject(parent) {}

TransferLab::~TransferLab()
{
    post([](Run& run) { run.isRunning = false; });
}

void TransferLab::deliver(const std::shared_ptr<Run>& run, std::function<void()> show)
{
    QMetaObject::invokeMethod(
        this,
        [this, run, show = std::move(show)] {
            if (run == m_run)
                show();
        },
        Qt::QueuedConnection);
}

void TransferLab::post(const std::function<void(Run&)>& work)
{
    if (!m_run)
        return;
    m_thread.post([this, run = m_run, work] {
        guarded([&] { work(*run); },
                [&](const QString& reason) {
                    run->isRunning = false;
                    deliver(run, [this, reason] { emit failed(reason); });
                });
    });
}

void TransferLab::start(std::shared_ptr<const Model> model, const QString& tableFile, int epochs)
{
    post([](Run& old) { old.isRunning = false; });
    m_run = std::make_shared<Run>();
    m_run->sentence = m_sentence.toStdString();
    m_run->table = tableFile;
    m_run->epochs = epochs;
    emit stateChanged(TransferView::State::Preparing);
    post([this, model = std::move(model), run = m_run](Run&) {
        const QByteArray path = run->table.toUtf8();
        const LabelledTable table = readLabelledTable(path.toStdString());
        FineTuningSettings settings;
        settings.epochs = run->epochs;
        std::array<std::unique_ptr<FineTuner>, 2> learners;
        learners[0] =
            std::make_unique<FineTuner>(model, table, settings, FineTuningStart::Pretrained);
        learners[1] = std::make_unique<FineTuner>(model, table, settings, FineTuningStart::Random);
        run->learners = std::move(learners);
        report(run);
    });
    resume();
}

void TransferLab::report(const std::shared_ptr<Run>& run)
{
    TransferReport report{.epoch = run->learners[0]->epochsDone(),
                          .epochs = run->epochs,
                          .classes = {},
                          .trainingRows = run->learners[0]->trainingRows(),
                          .heldOut = {run->learners[0]->heldOut(), run->learners[1]->heldOut()},
                          .isFinished = run->isFinished()};
    for (const std::string& name : run->learners[0]->classes())
        report.classes.append(QString::fromStdString(name));
    deliver(run, [this, report] { emit reported(report); });
    answer(run);
    run->sinceReport.start();
}

void TransferLab::answer(const std::shared_ptr<Run>& run)
{
    std::array<std::vector<double>, 2> probabilities;
    if (!run->sentence.empty())
        for (std::size_t i = 0; i < 2; ++i)
            probabilities[i] = run->learners[i]->classify(run->sentence);
    deliver(run, [this, probabilities] { emit answered(probabilities); });
}

void TransferLab::advance(const std::shared_ptr<Run>& run)
{
    run->isScheduled = false;
    if (!run->isRunning || run->isFinished())
        return;
    for (const std::unique_ptr<FineTuner>& learner : run->learners)
        learner->step();
    if (run->isFinished() || run->sinceReport.elapsed() >= reportEvery)
        report(run);
    if (run->isFinished()) {
        run->isRunning = false;
        deliver(run, [this] { emit stateChanged(TransferView::State::Finished); });
        return;
    }
    run->isScheduled = true;
    m_thread.postLater(0, [this, run] {
        guarded(
            [&] { advance(run); },
            [&](const QString& reason) { deliver(run, [this, reason] { emit failed(reason); }); });
    });
}

void TransferLab::resume()
{
    post([this, run = m_run](Run&) {
        if (!run->isReady() || run->isFinished())
            return;
        run->isRunning = true;
        deliver(run, [this] { emit stateChanged(TransferView::State::Running); });
        if (!run->isScheduled)
            advance(run);
    });
}

void TransferLab::pause()
{
    post([this, run = m_run](Run&) {
        if (!run->isReady() || run->isFinished())
            return;
        run->isRunning = false;
        report(run);
        deliver(run, [this] { emit stateChanged(TransferView::State::Paused); });
    });
}

void TransferLab::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    post([this, run = m_run, text = sentence.toStdString()](Run&) {
        run->sentence = text;
        if (run->isReady())
            answer(run);
    });
}

void TransferLab::save(const QString& folder)
{
    post([this, run = m_run, folder](Run&) {
        if (!run->isReady())
            return;
        const QByteArray path = folder.toUtf8();
        run->learners[0]->save(path.toStdString(), QFileInfo(run->table).fileName().toStdString());
        deliver(run, [this, folder] { emit saved(folder); });
    });
}

} // namespace vitrine
