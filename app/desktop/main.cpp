// SPDX-License-Identifier: GPL-3.0-or-later
//
// The desktop program: options, application, window.

#include "desktop/mainwindow.h"
#include "desktop/options.h"
#include "desktop/screenshot.h"
#include "desktop/session.h"
#include "files/bundled_model.h"

#include <QApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <string_view>

using namespace vitrine;

/// True if the arguments ask for something that needs no display.
static bool worksWithoutDisplay(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        for (const std::string_view option :
             {"--screenshot", "--help", "--help-all", "-h", "--version", "-v"}) {
            if (argument == option || argument.starts_with("--screenshot="))
                return true;
        }
    }
    return false;
}

static void say(FILE* stream, const QString& text)
{
    std::fprintf(stream, "%s%s", qPrintable(text), text.endsWith(QLatin1Char('\n')) ? "" : "\n");
}

static QString bundledModel()
{
    const auto found = findBundledModel(QCoreApplication::applicationFilePath().toStdString());
    return found ? QString::fromStdString(found->string()) : QString();
}

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        if (worksWithoutDisplay(argc, argv)) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            // That platform warns about what a picture does not need.
            QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
        } else if (qEnvironmentVariableIsEmpty("DISPLAY") &&
                   qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
            say(stderr, QStringLiteral("vitrine: there is no display here; start it from a desktop "
                                       "session, or draw into a file with --screenshot FILE.png"));
            return 1;
        }
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vitrine"));
    QApplication::setApplicationDisplayName(QStringLiteral("Vitrine"));
    QApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));

    const ParsedOptions parsed = parseOptions(QApplication::arguments());
    if (!parsed.options) {
        say(parsed.exitStatus == 0 ? stdout : stderr,
            parsed.exitStatus == 0 ? parsed.message : QStringLiteral("vitrine: ") + parsed.message);
        return parsed.exitStatus;
    }
    const Options& options = *parsed.options;
    QFont font = QApplication::font();
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPointSizeF(qMax(11.0, font.pointSizeF()));
    QApplication::setFont(font);
    applyTheme(application, options.theme);

    MainWindow window(options);
    window.show();
    window.openModel(options.model.isEmpty() ? bundledModel() : options.model);
    if (!options.screenshot.isEmpty())
        takeScreenshot(window, options.screenshot);
    return QApplication::exec();
}
