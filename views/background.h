// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>

namespace vitrine
{

/// Computes for a view off the window's thread. Only the newest result arrives; what was overtaken
/// before it began is never computed.
class Background : public QObject
{
    Q_OBJECT

public:
    explicit Background(QObject* parent);
    ~Background() override;

    using Show = std::function<void()>;
    /// `work` runs on another thread and must own what it reads (a shared trace, copies). What it
    /// returns runs on this one.
    void run(std::function<Show()> work);
    void forget(); ///< nothing that is under way will arrive
    bool isBusy() const { return m_delivered != m_newest; }

signals:
    void takesLong(); ///< the newest result has not arrived for a third of a second
    /// The newest work failed; what was shown before stays.
    void failed(const QString& reason);

private:
    void deliver(quint64 number, const Show& show);

    std::atomic<quint64> m_newest = 0;
    quint64 m_delivered = 0;
    QTimer m_patience;
    QThreadPool m_worker;
};

} // namespace vitrine
