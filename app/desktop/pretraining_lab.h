// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/lab_thread.h"
#include "pretraining_view.h"

#include <memory>

namespace vitrine
{

/// Pre-trains a small model on a thread of its own, and tells how it gets on. Of several runs only
/// the newest is heard.
class PretrainingLab : public QObject
{
    Q_OBJECT

public:
    explicit PretrainingLab(QObject* parent = nullptr);
    ~PretrainingLab() override; // where Run is known

    void start(const PretrainingChoice& choice); ///< a new model, from nothing
    void pause();
    void resume();
    void step(); ///< one step, then pause
    void setProbe(const QString& sentence);
    void setWait(int milliseconds); ///< between two steps
    /// Writes a model folder. Ends in saved or failed.
    void save(const QString& folder);

signals:
    void stateChanged(vitrine::PretrainingView::State state);
    void reported(const vitrine::PretrainingReport& report);
    void probed(const vitrine::ProbeAnswer& answer);
    void saved(const QString& folder);
    void failed(const QString& reason);

private:
    struct Run;
    using RunPointer = std::shared_ptr<Run>;
    void advance(const RunPointer& run);
    void schedule(const RunPointer& run, int milliseconds);

    QString m_probe;
    int m_wait = 0;
    LabRuns<Run> m_runs;
};

} // namespace vitrine
