// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <QTimer>

#include <exception>
#include <functional>
#include <new>

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

/// Runs `work`; what goes wrong is handed to `fail` as a sentence for people.
inline void guarded(const std::function<void()>& work,
                    const std::function<void(const QString&)>& fail)
{
    try {
        work();
    } catch (const std::bad_alloc&) {
        fail(QObject::tr("There is not enough memory for this."));
    } catch (const std::exception& error) {
        fail(QString::fromUtf8(error.what()));
    }
}

} // namespace vitrine
