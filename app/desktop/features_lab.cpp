// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/features_lab.h"

#include <QElapsedTimer>

namespace vitrine
{

FeaturesLab::FeaturesLab(QObject* parent) : QObject(parent) {}

FeaturesLab::~FeaturesLab()
{
    if (m_wanted)
        *m_wanted = false;
}

void FeaturesLab::deliver(const Wanted& wanted, std::function<void()> show)
{
    QMetaObject::invokeMethod(
        this,
        [wanted, show = std::move(show)] {
            if (*wanted)
                show();
        },
        Qt::QueuedConnection);
}

void FeaturesLab::start(const std::shared_ptr<const Model>& model, const QString& tableFile)
{
    if (m_wanted)
        *m_wanted = false;
    m_wanted = std::make_shared<std::atomic<bool>>(true);
    emit stateChanged(FeaturesView::State::Running);
    const QByteArray path = tableFile.toUtf8();
    m_thread.post([this, wanted = m_wanted, model, file = path.toStdString()] {
        guarded([&] { compute(wanted, model, file); },
                [&](const QString& reason) {
                    deliver(wanted, [this, reason] {
                        emit failed(reason);
                        emit stateChanged(FeaturesView::State::Idle);
                    });
                });
    });
}

void FeaturesLab::compute(const Wanted& wanted, const std::shared_ptr<const Model>& model,
                          const std::string& tableFile)
{
    if (!*wanted)
        return;
    m_table.reset();
    const TaggedTable tagged = readTaggedTable(tableFile);
    QStringList classes;
    for (const std::string& name : tagged.classes)
        classes.append(QString::fromStdString(name));
    deliver(wanted, [this, classes] { emit classesKnown(classes.mid(1)); });
    const Encoder encoder(model);
    auto table = makeFeatureTable(encoder, tagged, 0.25, 1, [&](int done, int total) {
        deliver(wanted, [this, done, total] { emit progressed(done, total); });
        return wanted->load();
    });
    if (!table)
        return;
    m_table = std::make_shared<const FeatureTable>(std::move(*table));
    for (const FeatureRecipe recipe : allFeatureRecipes) {
        QElapsedTimer time;
        time.start();
        const ConfusionMatrix matrix = scoreFeatures(*m_table, recipe);
        const int words = int(m_table->words.size());
        const FeatureScore score = {.model = QString::fromStdString(model->name),
                                    .recipe = recipe,
                                    .width = featureWidth(model->config, recipe),
                                    .f1 = matrix.f1Without(0),
                                    .heldOut = matrix.total(),
                                    .training = words - matrix.total(),
                                    .seconds = double(time.elapsed()) / 1000,
                                    .cutSentences = m_table->cutSentences,
                                    .maxTokens = encoder.maxTokens()};
        deliver(wanted, [this, score] { emit scored(score); });
        if (!*wanted)
            return;
    }
    deliver(wanted, [this] { emit stateChanged(FeaturesView::State::Finished); });
}

void FeaturesLab::cancel()
{
    if (m_wanted)
        *m_wanted = false;
    emit stateChanged(FeaturesView::State::Idle);
}

void FeaturesLab::write(const QString& file, const std::function<void(const FeatureTable&)>& writer)
{
    if (!m_wanted)
        return;
    m_thread.post([this, wanted = m_wanted, file, writer] {
        if (!m_table)
            return;
        guarded(
            [&] {
                writer(*m_table);
                deliver(wanted, [this, file] { emit saved(file); });
            },
            [&](const QString& reason) {
                deliver(wanted, [this, reason] { emit failed(reason); });
            });
    });
}

void FeaturesLab::writeCsv(const QString& file, FeatureRecipe recipe)
{
    write(file, [path = file.toUtf8().toStdString(), recipe](const FeatureTable& table) {
        writeFeaturesCsv(path, table, recipe);
    });
}

void FeaturesLab::writeSafetensors(const QString& file)
{
    write(file, [path = file.toUtf8().toStdString()](const FeatureTable& table) {
        writeFeaturesSafetensors(path, table);
    });
}

} // namespace vitrine
