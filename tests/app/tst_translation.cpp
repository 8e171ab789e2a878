// SPDX-License-Identifier: GPL-3.0-or-later
// Every text that people read is there in both languages, and with the same gaps to fill.

#include "support.h"

#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace vitrine;
using namespace vitrine::test;

static const QString root = QDir::cleanPath(QString::fromStdString(sourceDir.string()));
static const QString shipped = root + "/resources/i18n/vitrine_pt_BR.ts";

namespace
{

struct Message {
    QString source;
    QStringList translations; // several where the number decides
    bool isFinished = true;
};

QList<Message> messagesOf(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&in);
    QList<Message> messages;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"message") {
            messages.append(Message());
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"numerusform") {
            messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == u"translation") {
            messages.last().isFinished = xml.attributes().value("type") != u"unfinished";
            xml.readNext();
            if (xml.isCharacters() && !xml.text().trimmed().isEmpty())
                messages.last().translations.append(xml.text().toString());
            else if (xml.isStartElement()) // the first numerusform
                messages.last().translations.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// %1, %2, %n: sorted, each once.
QStringList gaps(const QString& text)
{
    QStringList found;
    static const QRegularExpression gap("%L?([0-9]{1,2}|n)");
    for (const auto& match : gap.globalMatch(text))
        found.append(match.captured(1));
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class TranslationTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsTranslated()
    {
        const QString lupdate = QStandardPaths::findExecutable(
            "lupdate", {QLibraryInfo::path(QLibraryInfo::BinariesPath),
                        QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath)});
        if (lupdate.isEmpty())
            QSKIP("lupdate is not here (Debian's qt6-l10n-tools)");
        const QTemporaryDir folder;
        const QString file = folder.filePath("vitrine_pt_BR.ts");
        QVERIFY(QFile::copy(shipped, file));
        QProcess program;
        program.setWorkingDirectory(root);
        program.start(lupdate, {"app/desktop", "views", "-I", "app", "-I", "views", "-I", "model",
                                "-locations", "none", "-no-obsolete", "-ts", file});
        QVERIFY(program.waitForFinished(120'000));
        QCOMPARE(program.exitCode(), 0);
        const QList<Message> messages = messagesOf(file);
        QVERIFY(messages.size() > 300);
        for (const Message& message : messages)
            QVERIFY2(message.isFinished && !message.translations.isEmpty(),
                     qPrintable(message.source));
    }

    /// A number that one language shows is shown in the other.
    void translationsHaveTheSameGaps()
    {
        const QList<Message> messages = messagesOf(shipped);
        QVERIFY(messages.size() > 300);
        for (const Message& message : messages) {
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), qPrintable(message.source));
                // "one glance" may do without the number.
                if (message.translations.size() == 1)
                    QVERIFY2(gaps(translation) == gaps(message.source),
                             qPrintable(message.source + " | " + translation));
            }
        }
    }
};

VITRINE_TEST(TranslationTest)
#include "tst_translation.moc"
