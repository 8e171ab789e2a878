// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QTimer;

namespace vitrine
{

/// Points at a widget: a frame around it, on top of the window, for a few seconds.
class Spotlight : public QWidget
{
    Q_OBJECT

public:
    explicit Spotlight(QWidget* window);

    void pointAt(QWidget* target);
    QWidget* target() const { return isVisible() ? m_target.data() : nullptr; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPointer<QWidget> m_target;
    QTimer* m_end;
};

} // namespace vitrine
