// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/mainwindow.h"

namespace vitrine::test
{

/// The program's window as `vitrine` opens it with these options.
struct OpenedWindow {
    MainWindow window;
    bool answered = false; ///< the first answer is on screen

    explicit OpenedWindow(const Options& options) : window(options)
    {
        QObject::connect(&window, &MainWindow::settled, &window, [this] { answered = true; });
        window.begin(options);
        window.show();
    }
    template<typename Widget> Widget* child(const char* name) const
    {
        return window.findChild<Widget*>(name);
    }
};

} // namespace vitrine::test
