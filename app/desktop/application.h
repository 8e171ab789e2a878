// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>

namespace vitrine
{

/// The last resort: what a slot or a paint event throws becomes a message instead of the end of the
/// program, so that what was typed can still be saved. No code may count on it: a widget that threw
/// while it painted may stay blank.
class Application : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    /// Who tells people what went wrong; without one it goes to the terminal.
    void setTeller(std::function<void(const QString& sentence)> tell);
    bool notify(QObject* receiver, QEvent* event) override;

private:
    std::function<void(const QString&)> m_tell;
    bool m_isTelling = false;
};

} // namespace vitrine
