// SPDX-License-Identifier: GPL-3.0-or-later
//
// The desktop program: options, application, window.

#include "desktop/application.h"

#include "desktop/bundled.h"
#include "desktop/fitting.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/options.h"
#include "desktop/screenshot.h"
#include "types/problem.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QSettings>

#include <algorithm>
#include <cstdio>

using namespace vitrine;

/// True if the arguments ask for something that needs no display.
static bool worksWithoutDisplay(const QStringList& arguments)
{
    const QStringList options = {QStringLiteral("--screenshot"), QStringLiteral("--help"),
                                 QStringLiteral("--help-all"),   QStringLiteral("-h"),
                                 QStringLiteral("--version"),    QStringLiteral("-v")};
    return std::any_of(arguments.begin(), arguments.end(), [&](const QString& argument) {
        return options.contains(argument) || argument.startsWith(QLatin1String("--screenshot="));
    });
}

static void say(FILE* stream, const QString& text)
{
    std::fprintf(stream, "%s%s", qPrintable(text), text.endsWith(QLatin1Char('\n')) ? "" : "\n");
}

/// The language of everything that is said, even of what is wrong with the options: the one asked
/// for, or last time's, or the system's.
static QString languageFor(const QStringList& arguments)
{
    const auto option = QStringLiteral("--language");
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString value = arguments[i] == option ? arguments.value(i + 1)
                              : arguments[i].startsWith(option + QLatin1Char('='))
                                  ? arguments[i].mid(option.size() + 1)
                                  : QString();
        if (languages().contains(value))
            return value;
    }
    // A picture from the terminal should look the same on every machine.
    if (worksWithoutDisplay(arguments))
        return QStringLiteral("en");
    const QString last = QSettings().value(QStringLiteral("language")).toString();
    return languages().contains(last) ? last : systemLanguage();
}

static Theme lastTheme(const Options& options)
{
    if (!options.keepsState)
        return Theme::System;
    const int theme = QSettings().value(QStringLiteral("theme")).toInt();
    return static_cast<Theme>(std::clamp(theme, 0, 2));
}

/// What cannot be silenced is refused before anything is shown, as by vitrine-cli; empty if the
/// model has it all. A model that cannot be read is told of by the window.
static QString missingSilence(const Options& options)
{
    const QString folder =
        options.model.isEmpty() ? bundledModel(currentLanguage()) : options.model;
    WantedPlace wanted;
    wanted.bend = options.bend;
    if (silenceText(wanted.bend).empty())
        return {};
    try {
        return missingText(wanted, readConfig(folder.toStdString() + "/config.json"), 0);
    } catch (const Problem&) {
        return {};
    }
}

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        QStringList arguments;
        for (int i = 0; i < argc; ++i)
            arguments.append(QString::fromLocal8Bit(argv[i]));
        if (worksWithoutDisplay(arguments)) {
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
    Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vitrine"));
    QApplication::setApplicationDisplayName(QStringLiteral("Vitrine"));
    QApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));

    QApplication::setOrganizationName(QStringLiteral("Vitrine"));

    applyLanguage(languageFor(QApplication::arguments()));
    ParsedOptions parsed = parseOptions(QApplication::arguments());
    if (!parsed.options) {
        say(parsed.exitStatus == 0 ? stdout : stderr,
            parsed.exitStatus == 0 ? parsed.message : QStringLiteral("vitrine: ") + parsed.message);
        return parsed.exitStatus;
    }
    Options& options = *parsed.options;
    if (const QString missing = missingSilence(options); !missing.isEmpty()) {
        say(stderr, QStringLiteral("vitrine: ") + missing);
        return 2;
    }
    options.keepsState = options.screenshot.isEmpty();
    QFont font = QApplication::font();
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPointSizeF(qMax(11.0, font.pointSizeF()));
    QApplication::setFont(font);
    applyTheme(application, options.theme.value_or(lastTheme(options)));

    MainWindow window(options);
    application.setTeller([&window](const QString& sentence) { window.showProblem(sentence); });
    window.show();
    if (options.learn)
        QObject::connect(&window, &MainWindow::settled, &window, &MainWindow::startLearning,
                         Qt::SingleShotConnection);
    if (!options.screenshot.isEmpty())
        takeScreenshot(window, options.screenshot, options.part, options.learn.value_or(0));
    window.begin(options);
    return QApplication::exec();
}
