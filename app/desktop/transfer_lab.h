// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/lab_thread.h"
#include "files/model.h"
#include "transfer_view.h"

#include <array>
#include <memory>
#include <vector>

namespace vitrine
{

/// Fine-tunes twice on the same table, step by step in turn: from the open model, and from random
/// weights. Of several runs only the newest is heard.
class TransferLab : public QObject
{
    Q_OBJECT

public:
    explicit TransferLab(QObject* parent = nullptr);
    ~TransferLab() override; // where Run is known

    void start(std::shared_ptr<const Model> model, const QString& tableFile, int epochs);
    void pause();
    void resume();
    void setSentence(const QString& sentence); ///< what both are asked after each report
    /// Writes the pre-trained one as a model folder. Ends in saved or failed.
    void save(const QString& folder);

signals:
    void stateChanged(vitrine::TransferView::State state);
    void reported(const vitrine::TransferReport& report);
    /// Probabilities of the sentence's classes.
    void answered(const std::array<std::vector<double>, 2>& probabilities);
    void saved(const QString& folder);
    void failed(const QString& reason);

private:
    struct Run;
    using RunPointer = std::shared_ptr<Run>;
    void advance(const RunPointer& run);
    void schedule(const RunPointer& run);
    void report(const RunPointer& run);
    void answer(const RunPointer& run);

    QString m_sentence;
    LabRuns<Run> m_runs;
};

} // namespace vitrine
