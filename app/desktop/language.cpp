// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace vitrine
{

static QString& applied()
{
    static QString language = QStringLiteral("en");
    return language;
}

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("pt_BR")};
}

QString systemLanguage()
{
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        if (wanted.startsWith(QLatin1String("pt")))
            return QStringLiteral("pt_BR");
        if (wanted.startsWith(QLatin1String("en")))
            return QStringLiteral("en");
    }
    return QStringLiteral("en");
}

QString currentLanguage()
{
    return applied();
}

void applyLanguage(const QString& language)
{
    static QTranslator program; // in English it knows "1 token" from "2 tokens"
    static QTranslator library; // Qt's own buttons and dialogs
    QCoreApplication::removeTranslator(&program);
    QCoreApplication::removeTranslator(&library);
    applied() = language;
    QLocale::setDefault(language == QLatin1String("en") ? QLocale(QLocale::English)
                                                        : QLocale(language));
    if (language != QLatin1String("en") &&
        library.load(QStringLiteral("qtbase_") + language,
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&library);
    if (program.load(QStringLiteral(":/i18n/vitrine_") + language))
        QCoreApplication::installTranslator(&program);
}

} // namespace vitrine
