// SPDX-License-Identifier: GPL-3.0-or-later
#include "background.h"

#include <exception>
#include <utility>

namespace vitrine
{

Background::Background(QObject* parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

Background::~Background()
{
    forget();
    m_worker.waitForDone();
}

void Background::forget()
{
    ++m_newest;
}

void Background::run(std::function<Show()> work)
{
    const quint64 number = ++m_newest;
    m_worker.start([this, number, work = std::move(work)] {
        if (m_newest != number)
            return;
        try {
            QMetaObject::invokeMethod(
                this,
                [this, number, show = work()] {
                    if (m_newest == number)
                        show();
                },
                Qt::QueuedConnection);
        } catch (const std::exception& problem) {
            // No exception may leave this thread. What was shown before stays.
            qWarning("A picture could not be computed: %s", problem.what());
        }
    });
}

} // namespace vitrine
