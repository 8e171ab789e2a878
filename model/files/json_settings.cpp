// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/json_settings.h"

namespace vitrine
{

using Json = nlohmann::json;

std::string shortened(const Json& value)
{
    constexpr std::size_t most = 60;
    const std::string text = value.dump(-1, ' ', true); // in ASCII, so that no letter is cut
    return text.size() > most ? text.substr(0, most) + "..." : text;
}

JsonSettings::JsonSettings(const Json& object, Phrase place)
    : m_object(&object), m_place(std::move(place))
{
    if (!object.is_object())
        throw Problem(m_place, Say::notAJsonObject);
}

const Json* JsonSettings::find(const char* key)
{
    m_known.insert(key);
    return has(key) ? &*m_object->find(key) : nullptr;
}

bool JsonSettings::has(const char* key) const
{
    const auto found = m_object->find(key);
    return found != m_object->end() && !found->is_null();
}

void JsonSettings::readNumber(const char* key, double& value, double least, double most)
{
    const Json* const found = find(key);
    if (!found)
        return;
    if (!found->is_number() || !(found->get<double>() >= least && found->get<double>() <= most))
        fail(key, Phrase(Say::number, least, most));
    value = found->get<double>();
}

void JsonSettings::read(const char* key, std::string& value)
{
    const Json* const found = find(key);
    if (found && !found->is_string())
        fail(key, Phrase(Say::aText));
    if (found)
        value = found->get<std::string>();
}

void JsonSettings::read(const char* key, bool& value)
{
    const Json* const found = find(key);
    if (found && !found->is_boolean())
        fail(key, Phrase(Say::trueOrFalse));
    if (found)
        value = found->get<bool>();
}

int JsonSettings::required(const char* key, int least, int most)
{
    if (!has(key))
        fail(key, Phrase(Say::wholeNumber, least, most));
    int value = least;
    read(key, value, least, most);
    return value;
}

JsonSettings JsonSettings::inner(const char* key)
{
    static const Json nothing = Json::object();
    const Json* const found = find(key);
    if (found && !found->is_object())
        fail(key, Phrase(Say::anObject));
    return {found ? *found : nothing, Phrase(Say::inside, m_place, key)};
}

std::vector<JsonSettings> JsonSettings::list(const char* key)
{
    std::vector<JsonSettings> objects;
    const Json* const found = find(key);
    if (!found)
        return objects;
    if (!found->is_array())
        fail(key, Phrase(Say::aList));
    for (const Json& object : *found)
        objects.emplace_back(object,
                             Phrase(Say::inside, m_place,
                                    std::string(key) + " " + std::to_string(objects.size() + 1)));
    return objects;
}

void JsonSettings::refuseOthers() const
{
    for (const auto& [key, value] : m_object->items())
        if (!m_known.contains(key))
            throw Problem(m_place, Say::settingUnknown, key);
}

void JsonSettings::fail(const char* key, const Phrase& wanted) const
{
    const auto found = m_object->find(key);
    if (found == m_object->end())
        throw Problem(m_place, Say::setting, key, wanted, Phrase(Say::nothing));
    throw Problem(m_place, Say::setting, key, wanted, shortened(*found));
}

} // namespace vitrine
