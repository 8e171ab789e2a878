// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/read_file.h"

#include "text/unicode.h"
#include "types/problem.h"

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
        throw Problem(file, Say::fileMissing);
    if (!fs::is_regular_file(status))
        throw Problem(file, Say::notAFile);
    const std::uintmax_t size = fs::file_size(file, error);
    if (error)
        throw Problem(file, Say::unreadableBecause, error.message());
    if (size > maxBytes)
        throw Problem(file, Say::tooManyBytes, size, maxBytes);
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream)
        throw Problem(file, Say::unreadable);
    return text;
}

std::string readUtf8File(const fs::path& file, std::size_t maxBytes)
{
    std::string text = readFile(file, maxBytes);
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    if (!isValidUtf8(text))
        throw Problem(file, Say::notUtf8);
    return text;
}

namespace
{

using Json = nlohmann::json;

/// Looks through JSON for what the parser would take without a word. (The parser could be asked for
/// each object that it finishes, but then it looks through all that came before each time.)
class JsonCheck : public nlohmann::json_sax<Json>
{
public:
    explicit JsonCheck(const fs::path& file) : m_file(file) {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }

    bool start_object(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        if (!m_keys.back().insert(name).second)
            fail(Phrase(Say::jsonKeyTwice, name));
        return true;
    }

    bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override
    {
        constexpr int outOfRange = 406;
        if (error.id == outOfRange)
            fail(Phrase(Say::jsonHugeNumber, byte));
        fail(Phrase(Say::notJson, byte));
    }

private:
    [[noreturn]] void fail(const Phrase& problem) const { throw Problem(m_file, problem); }

    bool open()
    {
        constexpr std::size_t maxDepth = 64;
        if (m_keys.size() >= maxDepth)
            fail(Phrase(Say::jsonTooDeep));
        m_keys.emplace_back();
        return true;
    }

    bool close()
    {
        m_keys.pop_back();
        return true;
    }

    const fs::path& m_file;
    std::vector<std::set<std::string>> m_keys; // of each object or list that is open
};

} // namespace

nlohmann::json parseJson(const std::string& text, const fs::path& file)
{
    JsonCheck check(file);
    Json::sax_parse(text, &check);
    return Json::parse(text);
}

nlohmann::json readJsonObject(const fs::path& file, std::size_t maxBytes)
{
    nlohmann::json json = parseJson(readFile(file, maxBytes), file);
    if (!json.is_object())
        throw Problem(file, Say::notAJsonObject);
    return json;
}

} // namespace vitrine
