// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

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

private:
    std::atomic<quint64> m_newest = 0;
    QThreadPool m_worker;
};

} // namespace vitrine
