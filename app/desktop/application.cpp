// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/application.h"

#include "problems.h"

#include <utility>

namespace vitrine
{

void Application::setTeller(std::function<void(const QString&)> tell)
{
    m_tell = std::move(tell);
}

bool Application::notify(QObject* receiver, QEvent* event)
{
    bool isHandled = true;
    guarded([&] { isHandled = QApplication::notify(receiver, event); },
            [&](const QString& reason) {
                qWarning("vitrine: %s", qPrintable(reason));
                if (!m_tell || std::exchange(m_isTelling, true))
                    return; // or the message itself would be told of for ever
                // Later: the part that failed is still in the middle of its work.
                QMetaObject::invokeMethod(
                    this,
                    [this, reason] {
                        m_tell(tr("Something went wrong inside the program: %1. Save your work, "
                                  "then start it again.")
                                   .arg(reason));
                        m_isTelling = false;
                    },
                    Qt::QueuedConnection);
            });
    return isHandled;
}

} // namespace vitrine
