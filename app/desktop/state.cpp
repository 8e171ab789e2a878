// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/state.h"

#include "desktop/bundled.h"
#include "desktop/save_file.h"
#include "desktop/small_file.h"
#include "files/json_settings.h"
#include "files/read_file.h"
#include "problems.h"
#include "translate.h"

#include <QDir>
#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace vitrine
{

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json; // as people read it

static constexpr int version = 1;
// Larger than any lesson, small enough not to fill the memory.
static constexpr qint64 largestState = 1024 * 1024;

static const std::array<const char*, 3> directions = {"both", "left-to-right", "right-to-left"};

QByteArray toJson(const State& state)
{
    const auto text = [](const QString& string) { return string.toStdString(); };
    Ordered masks = Ordered::array();
    for (const MaskedSpans& places : state.edit.masks) {
        Ordered list = Ordered::array();
        for (const SourceSpan& span : places)
            list.push_back({span.begin, span.end});
        masks.push_back(list);
    }
    Ordered forbidden = Ordered::array();
    for (const auto& [row, column] : state.edit.bend.forbidden)
        forbidden.push_back({row.oneBased(), column.oneBased()});
    Ordered candidates = Ordered::array();
    for (const QString& candidate : state.candidates)
        candidates.push_back(text(candidate));
    Ordered locked = Ordered::array();
    for (const View view : state.lockedTo)
        locked.push_back(text(viewName(view)));
    const Ordered document = {
        {"vitrine", version},
        {"sentences", {text(state.edit.texts[0]), text(state.edit.texts[1])}},
        {"masks", masks},
        {"candidates", candidates},
        {"view", text(viewName(state.view))},
        {"layer", state.layer},
        {"head", state.head},
        {"token", state.token},
        {"bend",
         {{"direction", directions[static_cast<std::size_t>(state.edit.bend.direction)]},
          {"silence", silenceText(state.edit.bend)},
          {"forbidden", forbidden}}},
        {"model", {{"name", text(state.modelName)}, {"folder", text(state.model)}}},
        {"locked_to", locked}};
    return QByteArray::fromStdString(
               document.dump(2, ' ', false, Ordered::error_handler_t::replace)) +
           '\n';
}

namespace
{

constexpr int largestNumber = 1'000'000;

int wholeFrom(const Json& json, int least)
{
    const auto number = wholeNumber<int>(json, least, largestNumber);
    if (!number)
        throw LessonFileError(
            tr("%1 is not a number that fits there").arg(QString::fromStdString(shortened(json))));
    return *number;
}

void readText(JsonSettings& settings, const char* key, QString& value)
{
    std::string text = value.toStdString();
    settings.read(key, text);
    value = QString::fromStdString(text);
}

View readView(const Json& json)
{
    const QString name = QString::fromStdString(json.get<std::string>());
    const auto view = viewNamed(name);
    if (!view)
        throw LessonFileError(tr("there is no view '%1'").arg(name));
    return *view;
}

MaskedSpans readMasks(const Json& json)
{
    MaskedSpans places;
    for (const Json& span : json) {
        const SourceSpan place{wholeFrom(span.at(0), 0), wholeFrom(span.at(1), 0)};
        if (place.end > place.begin)
            places.push_back(place);
    }
    return places;
}

Bend readBend(const Json& json)
{
    Bend bend;
    const std::string direction = json.value("direction", "both");
    const auto* const found = std::find(directions.begin(), directions.end(), direction);
    if (found == directions.end())
        throw LessonFileError(
            tr("there is no direction '%1'").arg(QString::fromStdString(direction)));
    bend.direction = static_cast<Direction>(found - directions.begin());
    parseSilence(json.value("silence", ""), bend);
    if (json.contains("forbidden")) {
        for (const Json& cell : json.at("forbidden"))
            bend.forbidden.insert({TokenIndex::fromOneBased(wholeFrom(cell.at(0), 1)),
                                   TokenIndex::fromOneBased(wholeFrom(cell.at(1), 1))});
    }
    return bend;
}

State readState(const Json& document)
{
    State state;
    JsonSettings settings(document, Phrase(Say::lesson));
    for (std::size_t i = 0; i < 2; ++i) {
        state.edit.texts[i] =
            QString::fromStdString(document.at("sentences").at(i).get<std::string>());
        if (document.contains("masks"))
            state.edit.masks[i] = readMasks(document.at("masks").at(i));
    }
    if (document.contains("candidates")) {
        for (const Json& candidate : document.at("candidates"))
            state.candidates.append(QString::fromStdString(candidate.get<std::string>()));
    }
    if (document.contains("view"))
        state.view = readView(document.at("view"));
    settings.read("layer", state.layer, 1, largestNumber);
    settings.read("head", state.head, 1, largestNumber);
    settings.read("token", state.token, 0, largestNumber);
    if (document.contains("bend"))
        state.edit.bend = readBend(document.at("bend"));
    if (document.contains("model")) {
        JsonSettings model = settings.inner("model");
        readText(model, "name", state.modelName);
        readText(model, "folder", state.model);
    }
    if (document.contains("locked_to")) {
        for (const Json& view : document.at("locked_to"))
            state.lockedTo.insert(readView(view));
    }
    return state;
}

} // namespace

/// Other files end here as well.
static Json lessonDocument(const QByteArray& text)
{
    try {
        Json document = parseJson(text.toStdString(), {});
        if (document.is_object() && document.contains("vitrine"))
            return document;
    } catch (const Problem&) { // told below: which byte is wrong helps nobody
    }
    throw LessonFileError(tr("this is not a lesson file of Vitrine"));
}

State stateFromJson(const QByteArray& json)
{
    const Json document = lessonDocument(json);
    if (wholeFrom(document.at("vitrine"), 1) > version)
        throw LessonFileError(tr("it was made by a newer Vitrine; open it with that one"));
    try {
        return readState(document);
    } catch (const Json::exception&) {
        throw LessonFileError(tr("a part of it is missing or is not what it should be"));
    } catch (const Problem& problem) {
        throw LessonFileError(problemText(problem));
    }
}

/// How a file in the folder `beside` names the model.
static QString portablePath(const State& state, const QDir& beside)
{
    if (state.model.isEmpty() || isBundledModel(state.model))
        return {}; // its name says it
    const QString whole = QFileInfo(state.model).absoluteFilePath();
    const QString way = beside.relativeFilePath(whole);
    return way.startsWith(QLatin1String("..")) ? whole : way;
}

/// The folder that a file in the folder `beside` means.
static QString wholePath(const State& state, const QDir& beside)
{
    const QString bundled = bundledModelNamed(state.modelName);
    if (state.model.isEmpty())
        return bundled;
    const QString folder = QDir::cleanPath(beside.absoluteFilePath(state.model));
    // Older files have the whole path of a bundled model, perhaps on another computer.
    return bundled.isEmpty() || QFileInfo(folder).isDir() ? folder : bundled;
}

void saveState(const State& state, const QString& file)
{
    State portable = state;
    portable.model = portablePath(state, QFileInfo(file).absoluteDir());
    const QString problem = saveFile(file, toJson(portable));
    if (!problem.isEmpty())
        throw LessonFileError(problem);
}

State loadState(const QString& file)
{
    QByteArray json;
    const QString problem = readSmallFile(file, largestState, json);
    if (!problem.isEmpty())
        throw LessonFileError(tr("%1 cannot be read: %2").arg(file, problem));
    try {
        State state = stateFromJson(json);
        state.model = wholePath(state, QFileInfo(file).absoluteDir());
        return state;
    } catch (const LessonFileError& error) {
        throw LessonFileError(
            tr("%1 cannot be opened: %2")
                .arg(QFileInfo(file).fileName(), QString::fromUtf8(error.what())));
    }
}

} // namespace vitrine
