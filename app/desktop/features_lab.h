// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/lab_thread.h"
#include "features_view.h"
#include "files/model.h"
#include "training/feature_table.h"

#include <atomic>
#include <memory>

namespace vitrine
{

/// Takes the open model's vectors for a marked text, and trains a linear classifier on each recipe.
/// Of several runs only the newest is heard.
class FeaturesLab : public QObject
{
    Q_OBJECT

public:
    explicit FeaturesLab(QObject* parent = nullptr);
    ~FeaturesLab() override;

    void start(const std::shared_ptr<const Model>& model, const QString& tableFile);
    void cancel();
    // End in saved or failed.
    void writeCsv(const QString& file, FeatureRecipe recipe);
    void writeSafetensors(const QString& file);

signals:
    void stateChanged(vitrine::FeaturesView::State state);
    void progressed(int done, int total); ///< sentences
    void classesKnown(const QStringList& classes);
    void scored(const vitrine::FeatureScore& score);
    void saved(const QString& file);
    void failed(const QString& reason);

private:
    /// Is it still wanted? Its address tells runs apart.
    using Wanted = std::shared_ptr<std::atomic<bool>>;
    void compute(const Wanted& wanted, const std::shared_ptr<const Model>& model,
                 const std::string& tableFile);
    void deliver(const Wanted& wanted, std::function<void()> show);
    void write(const QString& file, const std::function<void(const FeatureTable&)>& writer);

    Wanted m_wanted;
    std::shared_ptr<const FeatureTable> m_table; // the thread's
    LabThread m_thread;                          // ends first
};

} // namespace vitrine
