// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/read_file.h"

#include "text/unicode.h"
#include "types/load_error.h"

#include <fstream>
#include <set>
#include <system_error>
#include <vector>

namespace vitrine
{

namespace fs = std::filesystem;

std::string readFile(const fs::path& file, std::size_t maxBytes)
{
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        throw LoadError(LoadErrorKind::MissingFile, file.string(), "the file is not there");
    if (!fs::is_regular_file(status))
        throw LoadError(LoadErrorKind::MissingFile, file.string(), "this is not a file");
    const std::uintmax_t size = fs::file_size(file, error);
    if (error)
        throw LoadError(LoadErrorKind::MissingFile, file.string(),
                        "cannot be read: " + error.message());
    if (size > maxBytes)
        throw LoadError(LoadErrorKind::InvalidValue, file.string(),
                        "the file has " + std::to_string(size) + " bytes; at most " +
                            std::to_string(maxBytes) + " were expected");
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream)
        throw LoadError(LoadErrorKind::MissingFile, file.string(),
                        "cannot be read: check the file's permissions");
    return text;
}

std::string readUtf8File(const fs::path& file, std::size_t maxBytes)
{
    std::string text = readFile(file, maxBytes);
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    if (!isValidUtf8(text))
        throw LoadError(LoadErrorKind::DamagedFile, file.string(),
                        "is not UTF-8; save it as UTF-8 (in a spreadsheet \"CSV UTF-8\")");
    return text;
}

nlohmann::json parseJson(const std::string& text, const fs::path& file)
{
    using Json = nlohmann::json;
    constexpr int maxDepth = 64;
    std::vector<std::set<std::string>> keys; // of each object that is open
    const auto watch = [&](int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > maxDepth)
            throw LoadError(LoadErrorKind::InvalidJson, file.string(),
                            "the JSON is nested more than 64 deep");
        if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == Json::parse_event_t::key &&
                 !keys.back().insert(parsed.get<std::string>()).second)
            throw LoadError(LoadErrorKind::InvalidJson, file.string(),
                            "the key '" + parsed.get<std::string>() + "' stands twice");
        return true;
    };
    try {
        return Json::parse(text, watch);
    } catch (const Json::parse_error& error) {
        throw LoadError(LoadErrorKind::InvalidJson, file.string(),
                        "this is not valid JSON (byte " + std::to_string(error.byte) +
                            "); the file may be damaged or not UTF-8");
    }
}

nlohmann::json readJsonObject(const fs::path& file, std::size_t maxBytes)
{
    nlohmann::json json = parseJson(readFile(file, maxBytes), file);
    if (!json.is_object())
        throw LoadError(LoadErrorKind::InvalidJson, file.string(), "a JSON object was expected");
    return json;
}

} // namespace vitrine
