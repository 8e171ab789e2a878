// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_parts.h"

#include "types/load_error.h"

#include <utility>

namespace vitrine
{

void TokenizerParts::addToken(AddedToken token)
{
    if (knownTokens.insert(token.content).second)
        settings.addedTokens.push_back(std::move(token));
}

std::string shortened(const nlohmann::json& value)
{
    constexpr std::size_t most = 60;
    const std::string text = value.dump(-1, ' ', true); // in ASCII, so that no letter is cut
    return text.size() > most ? text.substr(0, most) + "..." : text;
}

AddedToken readAddedToken(const nlohmann::json& entry, const std::filesystem::path& file)
{
    if (!entry.is_object() || !entry.contains("content") || !entry["content"].is_string())
        throw LoadError(LoadErrorKind::InvalidValue, file.string(),
                        "an added token should be an object with a text 'content'");
    const auto isTrue = [&](const char* key) {
        return entry.contains(key) && entry[key].is_boolean() && entry[key].get<bool>();
    };
    return {.content = entry["content"].get<std::string>(),
            .special = isTrue("special"),
            .singleWord = isTrue("single_word"),
            .stripLeft = isTrue("lstrip"),
            .stripRight = isTrue("rstrip"),
            .normalized = isTrue("normalized")};
}

} // namespace vitrine
