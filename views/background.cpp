// SPDX-License-Identifier: GPL-3.0-or-later
#include "background.h"

#include "problems.h"

#include <utility>

namespace vitrine
{

Background::Background(QObject* parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300);
    connect(&m_patience, &QTimer::timeout, this, &Background::takesLong);
}

Background::~Background()
{
    forget();
    m_worker.waitForDone();
}

void Background::forget()
{
    m_delivered = ++m_newest;
    m_patience.stop();
}

void Background::run(std::function<Show()> work)
{
    const quint64 number = ++m_newest;
    m_patience.start();
    m_worker.start([this, number, work = std::move(work)] {
        if (m_newest != number)
            return;
        Show show;
        guarded([&] { show = work(); },
                [&](const QString& reason) { show = [this, reason] { emit failed(reason); }; });
        QMetaObject::invokeMethod(
            this, [this, number, show = std::move(show)] { deliver(number, show); },
            Qt::QueuedConnection);
    });
}

void Background::deliver(quint64 number, const Show& show)
{
    if (m_newest != number)
        return;
    m_patience.stop();
    m_delivered = number;
    if (show)
        show();
}

} // namespace vitrine
