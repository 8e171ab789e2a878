// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"

#include "desktop/language.h"
#include "desktop/lesson_link.h"
#include "problems.h"
#include "translate.h"
#include "types/problem.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <map>
#include <stdexcept>

namespace vitrine
{

namespace
{

/// Reads values that must be one of a few words or a number, and remembers the first mistake.
class OptionReader
{
public:
    explicit OptionReader(const QCommandLineParser& parser) : m_parser(parser) {}

    template<typename Value>
    void choice(const QString& name, const std::map<QString, Value>& choices, Value& value)
    {
        if (!m_parser.isSet(name))
            return;
        const auto found = choices.find(m_parser.value(name));
        if (found != choices.end()) {
            value = found->second;
            return;
        }
        QStringList words;
        for (const auto& [word, meaning] : choices)
            words.append(word);
        fail(vitrine::tr("--%1 should be one of %2, not '%3'.")
                 .arg(name, words.join(QStringLiteral(", ")), m_parser.value(name)));
    }

    void number(const QString& name, int& value)
    {
        if (!m_parser.isSet(name))
            return;
        bool isNumber = false;
        value = m_parser.value(name).toInt(&isNumber);
        if (!isNumber || value < 1)
            fail(vitrine::tr("--%1 should be a number from 1 on, not '%2'.")
                     .arg(name, m_parser.value(name)));
    }

    void size(const QString& name, std::optional<QSize>& value)
    {
        if (!m_parser.isSet(name))
            return;
        static const QRegularExpression pattern(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
        const auto match = pattern.match(m_parser.value(name));
        const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
        if (!match.hasMatch() || size.width() < 640 || size.height() < 480 ||
            size.width() > 10000 || size.height() > 10000)
            fail(vitrine::tr(
                     "--%1 should be from 640x480 to 10000x10000, such as 1280x800, not '%2'.")
                     .arg(name, m_parser.value(name)));
        value = size;
    }

    void bend(Bend& value)
    {
        if (m_parser.isSet(QStringLiteral("direction"))) {
            const QString name = m_parser.value(QStringLiteral("direction"));
            const auto direction = directionNamed(name);
            if (!direction)
                fail(vitrine::tr(
                         "--direction should be both, left-to-right or right-to-left, not '%1'.")
                         .arg(name));
            value.direction = direction.value_or(Direction::Both);
        }
        try {
            parseSilence(m_parser.value(QStringLiteral("silence")).toStdString(), value);
        } catch (const Problem& error) {
            fail(QStringLiteral("--silence: %1").arg(problemText(error)));
        }
    }

    const QString& failure() const { return m_failure; }

private:
    void fail(const QString& sentence)
    {
        if (m_failure.isEmpty())
            m_failure = sentence;
    }

    const QCommandLineParser& m_parser;
    QString m_failure;
};

} // namespace

ParsedOptions parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Vitrine shows how BERT works."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("model"), tr("Model folder in the Hugging Face layout."), tr("folder")},
        {QStringLiteral("text"), tr("Sentence A."), tr("text")},
        {QStringLiteral("pair"), tr("Sentence B."), tr("text")},
        {QStringLiteral("view"),
         tr("What to show: %1.").arg(viewNames().join(QStringLiteral(", "))), tr("view")},
        {QStringLiteral("layer"), tr("Layer to look at, from 1."), tr("number")},
        {QStringLiteral("head"), tr("Attention head to look at, from 1."), tr("number")},
        {QStringLiteral("token"), tr("Token to look at, from 1."), tr("number")},
        {QStringLiteral("direction"),
         tr("Where a token may look: both, left-to-right or right-to-left."), tr("direction")},
        {QStringLiteral("silence"),
         tr("Heads (layer.head) and layers to silence, such as 2.1,4.3,5."), tr("list")},
        {QStringLiteral("language"), tr("Language: en or pt_BR."), tr("language")},
        {QStringLiteral("class-mode"), tr("Large type and only the essentials, for a projector.")},
        {QStringLiteral("theme"), tr("Colours: light, dark or system."), tr("theme")},
        {QStringLiteral("size"), tr("Size of the window, such as 1280x800."), tr("WxH")},
        {QStringLiteral("screenshot"),
         tr("Draw the window into a .png, .svg or .pdf file and end."), tr("file")},
        {QStringLiteral("learn"),
         tr("With --view learning, transfer or features: start. A picture is drawn after so many "
            "seconds."),
         tr("seconds")},
        {QStringLiteral("part"),
         tr("Draw only this part, by the name that lessons use to point at it."), tr("name")},
    });
    parser.addPositionalArgument(QStringLiteral("lesson.vitrine"),
                                 tr("Lesson file to open, with its own model and text."),
                                 QStringLiteral("[lesson.vitrine]"));
    const bool understood = parser.parse(arguments);
    if (parser.isSet(help))
        return {.options = {}, .message = parser.helpText()};
    if (parser.isSet(version))
        return {.options = {},
                .message =
                    QStringLiteral("Vitrine %1\n").arg(QCoreApplication::applicationVersion())};

    Options options;
    OptionReader reader(parser);
    std::map<QString, View> views;
    for (const QString& name : viewNames())
        views[name] = *viewNamed(name);
    reader.choice<View>(QStringLiteral("view"), views, options.view);
    std::map<QString, QString> spoken;
    for (const QString& language : languages())
        spoken[language] = language;
    reader.choice<QString>(QStringLiteral("language"), spoken, options.language);
    Theme theme = Theme::System;
    reader.choice<Theme>(QStringLiteral("theme"),
                         {{QStringLiteral("system"), Theme::System},
                          {QStringLiteral("light"), Theme::Light},
                          {QStringLiteral("dark"), Theme::Dark}},
                         theme);
    if (parser.isSet(QStringLiteral("theme")))
        options.theme = theme;
    if (parser.isSet(QStringLiteral("token"))) {
        options.token.emplace();
        reader.number(QStringLiteral("token"), *options.token);
    }
    if (parser.isSet(QStringLiteral("learn"))) {
        options.learn.emplace();
        reader.number(QStringLiteral("learn"), *options.learn);
    }
    reader.bend(options.bend);
    options.classMode = parser.isSet(QStringLiteral("class-mode"));
    reader.number(QStringLiteral("layer"), options.layer);
    reader.number(QStringLiteral("head"), options.head);
    reader.size(QStringLiteral("size"), options.size);
    options.model = parser.value(QStringLiteral("model"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.part = parser.value(QStringLiteral("part"));
    if (parser.isSet(QStringLiteral("text")))
        options.text = parser.value(QStringLiteral("text"));
    if (parser.isSet(QStringLiteral("pair")))
        options.pair = parser.value(QStringLiteral("pair"));

    QString failure = understood ? reader.failure() : parser.errorText();
    if (failure.isEmpty() && parser.isSet(QStringLiteral("model")) && options.model.isEmpty())
        failure = tr("--model should name a folder; leave it out for the bundled model.");
    QStringList others = parser.positionalArguments();
    if (others.size() == 1 && others.constFirst().endsWith(QLatin1String(".vitrine")))
        options.lesson = others.takeFirst();
    if (failure.isEmpty() && !others.isEmpty())
        failure = tr("'%1' was not expected; sentences go behind --text and --pair.")
                      .arg(others.constFirst());
    if (!failure.isEmpty())
        return {.options = {}, .message = failure, .exitStatus = 2};
    return {.options = options, .message = {}};
}

} // namespace vitrine
