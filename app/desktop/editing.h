// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/state.h"

#include <QUndoCommand>

#include <functional>

namespace vitrine
{

/// A step that can be undone: from one edit to another. Steps of the same kind that follow each
/// other are joined, so that a typed word is undone as one.
class EditCommand : public QUndoCommand
{
public:
    using Apply = std::function<void(const Edit&)>;

    EditCommand(Edit before, Edit after, int kind, Apply apply);

    void undo() override { m_apply(m_before); }
    void redo() override { m_apply(m_after); }
    int id() const override { return m_kind == 0 ? -1 : m_kind; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    Edit m_before, m_after;
    int m_kind;
    Apply m_apply;
};

} // namespace vitrine
