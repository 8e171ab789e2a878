// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vitrine
{

class MainWindow;

/// Waits for the window's first answer, draws the window into a PNG, SVG or PDF file and ends the
/// program: with 0, or with 1 and a sentence on standard error if there is no answer or no file.
/// `part` is the object name of what to draw; empty: all of the window. `seconds`: how long after
/// that answer.
void takeScreenshot(MainWindow& window, const QString& file, const QString& part, int seconds = 0);

} // namespace vitrine
