// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/state.h"

#include "desktop/save_file.h"
#include "desktop/small_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace vitrine
{

using Json = nlohmann::ordered_json;

static constexpr int version = 1;
// Larger than any lesson, small enough not to fill the memory.
static constexpr qint64 largestFile = 1024 * 1024;

static QString tr(const char* text)
{
    return QCoreApplication::translate("vitrine", text);
}

static const std::array<const char*, 3> directions = {"both", "left-to-right", "right-to-left"};

QByteArray toJson(const State& state)
{
    const auto text = [](const QString& string) { return string.toStdString(); };
    Json masks = Json::array();
    for (const MaskedSpans& places : state.edit.masks) {
        Json list = Json::array();
        for (const SourceSpan& span : places)
            list.push_back({span.begin, span.end});
        masks.push_back(list);
    }
    Json forbidden = Json::array();
    for (const auto& [row, column] : state.edit.bend.forbidden)
        forbidden.push_back({row.oneBased(), column.oneBased()});
    Json candidates = Json::array();
    for (const QString& candidate : state.candidates)
        candidates.push_back(text(candidate));
    Json locked = Json::array();
    for (const View view : state.lockedTo)
        locked.push_back(text(viewName(view)));
    const Json document = {
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
    return QByteArray::fromStdString(document.dump(2, ' ', false, Json::error_handler_t::replace)) +
           '\n';
}

namespace
{

/// Reads values with their bounds; absent ones keep what the state has.
class Reader
{
public:
    explicit Reader(const Json& object) : m_object(object) {}

    void text(const char* key, QString& value) const
    {
        if (m_object.contains(key))
            value = QString::fromStdString(m_object.at(key).get<std::string>());
    }
    void number(const char* key, int least, int& value) const
    {
        if (m_object.contains(key))
            value = bounded(m_object.at(key), least);
    }
    static int bounded(const Json& json, int least)
    {
        // Asked for its kind first: 1e300 fits no whole number, and converting it is undefined.
        const auto number = json.is_number_integer() ? json.get<std::int64_t>() : -1;
        if (number < least || number > 1'000'000)
            throw LessonFileError(vitrine::tr("%1 is not a number that fits there")
                                      .arg(QString::fromStdString(json.dump())));
        return static_cast<int>(number);
    }

private:
    const Json& m_object;
};

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
        const SourceSpan place{Reader::bounded(span.at(0), 0), Reader::bounded(span.at(1), 0)};
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
            bend.forbidden.insert({TokenIndex::fromOneBased(Reader::bounded(cell.at(0), 1)),
                                   TokenIndex::fromOneBased(Reader::bounded(cell.at(1), 1))});
    }
    return bend;
}

State readState(const Json& document)
{
    State state;
    const Reader reader(document);
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
    reader.number("layer", 1, state.layer);
    reader.number("head", 1, state.head);
    reader.number("token", 0, state.token);
    if (document.contains("bend"))
        state.edit.bend = readBend(document.at("bend"));
    if (document.contains("model")) {
        const Reader model(document.at("model"));
        model.text("name", state.modelName);
        model.text("folder", state.model);
    }
    if (document.contains("locked_to")) {
        for (const Json& view : document.at("locked_to"))
            state.lockedTo.insert(readView(view));
    }
    return state;
}

} // namespace

State stateFromJson(const QByteArray& json)
{
    try {
        const Json document = Json::parse(json.toStdString());
        if (!document.is_object() || !document.contains("vitrine"))
            throw LessonFileError(tr("this is not a lesson file of Vitrine"));
        if (Reader::bounded(document.at("vitrine"), 1) > version)
            throw LessonFileError(tr("it was made by a newer Vitrine; open it with that one"));
        return readState(document);
    } catch (const Json::parse_error&) {
        throw LessonFileError(tr("this is not a lesson file of Vitrine"));
    } catch (const Json::exception&) {
        throw LessonFileError(tr("a part of it is missing or is not what it should be"));
    } catch (const std::invalid_argument& error) {
        throw LessonFileError(QString::fromUtf8(error.what()));
    }
}

void saveState(const State& state, const QString& file)
{
    const QString problem = saveFile(file, toJson(state));
    if (!problem.isEmpty())
        throw LessonFileError(problem);
}

State loadState(const QString& file)
{
    QByteArray json;
    const QString problem = readSmallFile(file, largestFile, json);
    if (!problem.isEmpty())
        throw LessonFileError(tr("%1 cannot be read: %2").arg(file, problem));
    try {
        return stateFromJson(json);
    } catch (const LessonFileError& error) {
        throw LessonFileError(
            tr("%1 cannot be opened: %2")
                .arg(QFileInfo(file).fileName(), QString::fromUtf8(error.what())));
    }
}

} // namespace vitrine
