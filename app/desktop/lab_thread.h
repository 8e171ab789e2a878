// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "problems.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace vitrine
{

/// A thread for work that is done step by step and listens between two steps: to stop, to go on, to
/// another question. What is posted runs there in the order in which it was posted.
class LabThread
{
public:
    LabThread()
    {
        m_there.moveToThread(&m_thread);
        m_thread.start();
    }
    ~LabThread()
    {
        m_thread.quit(); // after the step in progress
        m_thread.wait();
    }
    LabThread(const LabThread&) = delete;
    LabThread& operator=(const LabThread&) = delete;

    void post(std::function<void()> work) { QMetaObject::invokeMethod(&m_there, std::move(work)); }
    /// Only from the thread itself: after this event, and `milliseconds` later.
    void postLater(int milliseconds, std::function<void()> work)
    {
        QTimer::singleShot(milliseconds, &m_there, std::move(work));
    }

private:
    QThread m_thread;
    QObject m_there;
};

/// What a failure leaves behind.
enum class Failure {
    BeforeTheFirstStep, ///< there is nothing to go on with
    OfAStep,            ///< the run has paused
    Aside               ///< of something else, such as saving: the run goes on
};

/// Tells a failure with the signals of a lab: its state, which follows from what is left, and why.
template<typename State, typename Lab>
std::function<void(const QString& reason, Failure failure)> tellFailure(Lab* lab)
{
    return [lab](const QString& reason, Failure failure) {
        if (failure == Failure::BeforeTheFirstStep)
            emit lab->stateChanged(State::Idle);
        else if (failure == Failure::OfAStep)
            emit lab->stateChanged(State::Paused);
        emit lab->failed(reason);
    };
}

/// The runs of a lab, of which only the newest is heard. A `Run` belongs to the lab's thread: its
/// members are touched only by what is posted. It has `bool isRunning`, which a failed step ends,
/// and `bool isReady() const`: it can do steps.
template<typename Run> class LabRuns
{
public:
    using Pointer = std::shared_ptr<Run>;
    using Work = std::function<void(const Pointer&)>;

    using Fail = std::function<void(const QString& reason, Failure failure)>;

    /// `fail` is called in the thread of `lab`.
    LabRuns(QObject* lab, Fail fail) : m_lab(lab), m_fail(std::move(fail)) {}
    ~LabRuns() { stop(); }

    /// From now on this one is heard.
    void begin(Pointer run)
    {
        stop();
        m_newest = std::move(run);
    }
    /// Does `work` on the newest run, in the lab's thread.
    void post(Work work)
    {
        if (m_newest)
            m_thread.post([this, run = m_newest, work = std::move(work)] {
                attempt(run, work, Failure::Aside);
            });
    }
    /// The same for a question that the next one makes idle, such as a sentence while it is typed:
    /// of those that wait, only the newest is answered.
    void postQuestion(Work answer)
    {
        const int number = ++m_newestQuestion;
        post([this, number, answer = std::move(answer)](const Pointer& run) {
            if (number == m_newestQuestion)
                answer(run);
        });
    }
    /// Only from the lab's thread: does a step after what was posted, `milliseconds` later.
    void postStep(const Pointer& run, int milliseconds, Work step)
    {
        m_thread.postLater(milliseconds, [this, run, step = std::move(step)] {
            attempt(run, step, Failure::OfAStep);
        });
    }
    /// From the lab's thread: shows something of `run`, if it is still the newest.
    void deliver(const Pointer& run, std::function<void()> show)
    {
        QMetaObject::invokeMethod(
            m_lab,
            [this, run, show = std::move(show)] {
                if (run == m_newest)
                    show();
            },
            Qt::QueuedConnection);
    }

private:
    void stop()
    {
        post([](const Pointer& run) { run->isRunning = false; });
    }
    void attempt(const Pointer& run, const Work& work, Failure failure)
    {
        guarded([&] { work(run); },
                [&](const QString& reason) {
                    if (failure == Failure::OfAStep)
                        run->isRunning = false;
                    const Failure told = run->isReady() ? failure : Failure::BeforeTheFirstStep;
                    deliver(run, [this, reason, told] { m_fail(reason, told); });
                });
    }

    QObject* m_lab;
    Fail m_fail;
    Pointer m_newest;
    std::atomic<int> m_newestQuestion = 0;
    LabThread m_thread; // ends first
};

} // namespace vitrine
