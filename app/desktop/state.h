// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/masks.h"
#include "desktop/view_names.h"
#include "encoder/bend.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <set>
#include <stdexcept>

namespace vitrine
{

/// What a person changes and can undo: the text, what is hidden in it, and how BERT is bent.
struct Edit {
    std::array<QString, 2> texts = {};
    std::array<MaskedSpans, 2> masks = {};
    Bend bend = {};
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Everything that a lesson file keeps.
struct State {
    Edit edit = {};
    QStringList candidates = {}; ///< for sentence B
    View view = View::Overview;
    int layer = 1; ///< from 1, as people count
    int head = 1;
    int token = 0;                ///< from 1; 0: none is chosen
    QString model = {};           ///< folder
    QString modelName = {};       ///< for people
    std::set<View> lockedTo = {}; ///< only these views can be opened; empty: all
    friend bool operator==(const State&, const State&) = default;
};

/// A lesson file that cannot be used; what() is a sentence for people, in their language.
class LessonFileError : public std::runtime_error
{
public:
    explicit LessonFileError(const QString& sentence) : std::runtime_error(sentence.toStdString())
    {
    }
};

/// JSON, version 1. Reading takes files of this version or an older one, and checks every value:
/// throws LessonFileError.
QByteArray toJson(const State& state);
State stateFromJson(const QByteArray& json);

/// Written aside and renamed, so that a crash leaves the old file or the new one. Bundled models go
/// by their name and those beside the file by the way from it, so that the file can be carried to
/// another computer; loadState makes whole paths of both. Throws LessonFileError.
void saveState(const State& state, const QString& file);
State loadState(const QString& file);

} // namespace vitrine
