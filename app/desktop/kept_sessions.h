// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/state.h"

#include <QLockFile>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace vitrine
{

/// What was typed, kept for the next start. Each window has a file of its own, locked while the
/// window lives, so that none overwrites or takes what is another's.
class KeptSessions
{
public:
    KeptSessions();

    /// Keeps the state of this window. Returns a sentence if that is not possible.
    QString keep(const State& state);

    struct Left {
        QString file;
        State state;
    };
    /// What windows that are gone left, the newest first. Until it is forgotten or this object
    /// goes, no other window is offered it.
    std::vector<Left> left();
    /// Removes what has been brought back.
    void forget(const QString& file);

private:
    void adoptOldFiles() const;

    QString m_folder;
    QString m_own;
    std::unique_ptr<QLockFile> m_lock; ///< of this window's file, once there is one
    std::map<QString, std::unique_ptr<QLockFile>> m_claims;
};

} // namespace vitrine
