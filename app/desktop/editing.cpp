// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/editing.h"

#include <utility>

namespace vitrine
{

EditCommand::EditCommand(Edit before, Edit after, int kind, Apply apply)
    : m_before(std::move(before))
    , m_after(std::move(after))
    , m_kind(kind)
    , m_apply(std::move(apply))
{
}

bool EditCommand::mergeWith(const QUndoCommand* next)
{
    const auto& later = static_cast<const EditCommand&>(*next);
    // A space or a jump in length begins a new step: one undo takes back about a word.
    for (std::size_t i = 0; i < 2; ++i) {
        const QString& now = later.m_after.texts[i];
        const QString& before = m_after.texts[i];
        if (now == before)
            continue;
        if (qAbs(now.size() - before.size()) != 1)
            return false;
        if (now.endsWith(QLatin1Char(' ')) && !before.endsWith(QLatin1Char(' ')))
            return false;
    }
    m_after = later.m_after;
    return true;
}

} // namespace vitrine
