// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/kept_sessions.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

namespace vitrine
{

// Who never brings anything back should not fill a disk.
static constexpr std::size_t mostKept = 20;

/// The lock beside a session's file. It is stale when the program that made it is gone, however
/// old.
static std::unique_ptr<QLockFile> lockOf(const QString& file)
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    return lock;
}

KeptSessions::KeptSessions()
    : m_folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
               QStringLiteral("/sessions"))
    , m_own(m_folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
            QStringLiteral(".vitrine"))
{
}

QString KeptSessions::keep(const State& state)
{
    QDir().mkpath(m_folder);
    if (!m_lock) { // before the file, or another window could take it
        m_lock = lockOf(m_own);
        m_lock->tryLock(0);
    }
    try {
        saveState(state, m_own);
        return {};
    } catch (const LessonFileError& error) {
        return QString::fromUtf8(error.what());
    }
}

/// Versions before this one kept one session for all windows.
void KeptSessions::adoptOldFiles() const
{
    for (const char* const name : {"session", "last-session"}) {
        const QString old =
            QDir::cleanPath(m_folder + QStringLiteral("/../%1.vitrine").arg(QLatin1String(name)));
        if (QFile::exists(old) && QDir().mkpath(m_folder))
            QFile::rename(old, m_folder + QStringLiteral("/%1.vitrine").arg(QLatin1String(name)));
    }
}

std::vector<KeptSessions::Left> KeptSessions::left()
{
    adoptOldFiles();
    std::vector<Left> all;
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QStringLiteral("*.vitrine")}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        const QString file = info.filePath();
        auto lock = lockOf(file);
        if (file == m_own || !lock->tryLock(0) || !QFile::exists(file))
            continue; // its window lives, or has just brought it back
        if (all.size() == mostKept) {
            QFile::remove(file);
            continue;
        }
        try {
            all.push_back({file, loadState(file)});
            m_claims[file] = std::move(lock);
        } catch (const LessonFileError&) {
            // Perhaps a newer version can read it.
        }
    }
    return all;
}

void KeptSessions::forget(const QString& file)
{
    QFile::remove(file);
    m_claims.erase(file);
}

} // namespace vitrine
