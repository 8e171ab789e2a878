// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

#include <functional>
#include <optional>

class QMouseEvent;
class QWidget;

namespace vitrine
{

/// Tells a click from a drag: the left button, pressed and let go at about the same place.
class ClickTracker
{
public:
    void press(const QMouseEvent& event);
    bool isClick(const QMouseEvent& release); ///< ends what press() began

private:
    std::optional<QPoint> m_pressedAt;
};

/// Calls `click` when `widget` is clicked (ClickTracker). The widget itself sees no button of
/// the mouse.
void onClick(QWidget* widget, std::function<void(QPoint, Qt::KeyboardModifiers)> click);

} // namespace vitrine
