// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/problem.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vitrine
{

/// The value as a whole number from `least` to `most`, both included; nothing if it is anything
/// else, 4.9, 5.0 and 1e300 too. Nothing wraps around and nothing is cut off.
template<std::integral Whole>
std::optional<Whole> wholeNumber(const nlohmann::json& json, std::type_identity_t<Whole> least,
                                 std::type_identity_t<Whole> most)
{
    const auto within = [&](auto number) -> std::optional<Whole> {
        if (std::cmp_less(number, least) || std::cmp_greater(number, most))
            return std::nullopt;
        return static_cast<Whole>(number);
    };
    if (json.is_number_unsigned()) // asked first: it is an integer, too
        return within(json.get<std::uint64_t>());
    return json.is_number_integer() ? within(json.get<std::int64_t>()) : std::nullopt;
}

/// As JSON of at most 60 letters, to be shown in a sentence.
std::string shortened(const nlohmann::json& value);

/// Reads the settings of one JSON object. Every complaint is a Problem that names the file, the
/// setting, what it should be and what it is. A setting that is absent or null keeps the value it
/// has. The JSON must outlive its reader.
class JsonSettings
{
public:
    /// `place` names the file, or the part of it. Throws Problem if `object` is none.
    JsonSettings(const nlohmann::json& object, Phrase place);

    /// Whether it is there and not null.
    bool has(const char* key) const;

    template<std::integral Whole>
    void read(const char* key, Whole& value, std::type_identity_t<Whole> least,
              std::type_identity_t<Whole> most)
    {
        const nlohmann::json* const found = find(key);
        if (!found)
            return;
        const auto number = wholeNumber<Whole>(*found, least, most);
        if (!number)
            fail(key, Phrase(Say::wholeNumber, least, most));
        value = *number;
    }
    template<std::floating_point Real>
    void read(const char* key, Real& value, double least, double most)
    {
        double number = value;
        readNumber(key, number, least, most);
        value = static_cast<Real>(number);
    }
    void read(const char* key, std::string& value);
    void read(const char* key, bool& value);

    /// A whole number that must be there.
    int required(const char* key, int least, int most);

    /// An object inside this one; an empty one if it is not there.
    JsonSettings inner(const char* key);
    /// A list of objects inside this one; an empty one if it is not there.
    std::vector<JsonSettings> list(const char* key);

    /// Throws Problem if there is a setting that was not asked for.
    void refuseOthers() const;

    /// Throws the Problem that the setting is not `wanted`.
    [[noreturn]] void fail(const char* key, const Phrase& wanted) const;

private:
    void readNumber(const char* key, double& value, double least, double most);
    const nlohmann::json* find(const char* key);

    const nlohmann::json* m_object;
    Phrase m_place;
    std::set<std::string> m_known;
};

} // namespace vitrine
