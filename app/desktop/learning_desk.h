// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/features_lab.h"
#include "desktop/pretraining_lab.h"
#include "desktop/transfer_lab.h"
#include "table_box.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

class QWidget;

namespace vitrine
{

class LearningView;

/// Wires the learning lab's pages to what trains behind them, and asks for files. It outlives the
/// pages: when the window is built anew, in another language, what was learned is shown again.
class LearningDesk : public QObject
{
    Q_OBJECT

public:
    using CurrentModel = std::function<std::shared_ptr<const Model>()>;
    LearningDesk(CurrentModel currentModel, QWidget* window);

    /// `language`: of the tables and sentences to begin with.
    void attach(LearningView* view, const QString& language);
    void detach();    ///< the view is about to go; what was chosen there is for the next one
    void showModel(); ///< another one is open

    // Without asking for a file; the pages' buttons ask first.
    void savePretraining(const QString& folder) { m_pretraining->save(folder); }
    void saveTransfer(const QString& folder) { m_transfer->save(folder); }
    void exportCsv(const QString& file, FeatureRecipe recipe)
    {
        m_features->writeCsv(file, recipe);
    }
    void exportSafetensors(const QString& file) { m_features->writeSafetensors(file); }

signals:
    /// The model that is being trained, as it is now, for all other views.
    void modelMade(const std::shared_ptr<const vitrine::Model>& model);

private:
    void attachPretraining(PretrainingView* view);
    void attachTransfer(TransferView* view, const QString& language);
    void attachFeatures(FeaturesView* view, const QString& language);
    void rememberPretraining();
    void rememberTransfer();
    void rememberFeatures();
    void forgetTransfer();
    CurrentModel m_currentModel;
    QWidget* m_window;
    PretrainingLab* m_pretraining;
    TransferLab* m_transfer;
    FeaturesLab* m_features;
    LearningView* m_view = nullptr;

    // What the pages show, to be shown again.
    PretrainingView::State m_pretrainingState = PretrainingView::State::Idle;
    std::optional<PretrainingChoice> m_choice;
    int m_wait = 0; // milliseconds between two steps
    QString m_probe;
    QList<PretrainingReport> m_pretrainingReports;
    std::optional<ProbeAnswer> m_probeAnswer; // the newest: each holds a whole model
    TransferView::State m_transferState = TransferView::State::Idle;
    QString m_transferTable, m_transferSentence;
    std::optional<int> m_epochs;
    QList<TransferReport> m_transferReports;
    std::array<std::vector<double>, 2> m_transferAnswer;
    FeaturesView::State m_featuresState = FeaturesView::State::Idle;
    QString m_featuresTable;
    QStringList m_featureClasses;
    QList<FeatureScore> m_scores;
};

/// Tables that come with the program, those in `language` first. `suffix`: "csv" or "txt".
QList<TableChoice> bundledTables(const QString& suffix, const QString& language);

} // namespace vitrine
