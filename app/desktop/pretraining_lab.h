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
    ~PretrainingLab() override;

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
    class Run;
    void post(const std::function<void(Run&)>& work);
    void deliver(const std::shared_ptr<Run>& run, std::function<void()> show);
    void advance(const std::shared_ptr<Run>& run);
    void schedule(const std::shared_ptr<Run>& run, int milliseconds);

    std::shared_ptr<Run> m_run; // its members belong to the thread
    QString m_probe;
    int m_wait = 0;
    LabThread m_thread; // ends first
};

} // namespace vitrine
