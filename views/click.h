// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

#include <functional>

class QWidget;

namespace vitrine
{

/// Calls `click` when `widget` is clicked with the left button: pressed and let go at about the
/// same place. A drag is no click, nor is another button. The widget itself sees no button of the
/// mouse.
void onClick(QWidget* widget, std::function<void(QPoint, Qt::KeyboardModifiers)> click);

} // namespace vitrine
