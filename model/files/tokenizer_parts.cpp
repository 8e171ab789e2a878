// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/tokenizer_parts.h"

#include "types/problem.h"

#include <utility>

namespace vitrine
{

void TokenizerParts::addToken(AddedToken token)
{
    if (knownTokens.insert(token.content).second)
        settings.addedTokens.push_back(std::move(token));
}

AddedToken readAddedToken(const nlohmann::json& entry, const std::filesystem::path& file)
{
    if (!entry.is_object() || !entry.contains("content") || !entry["content"].is_string())
        throw Problem(file, Say::addedToken);
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

void readStripAccents(JsonSettings& settings, NormalizerSettings& normalizer)
{
    if (!settings.has("strip_accents"))
        return;
    bool strips = false;
    settings.read("strip_accents", strips);
    normalizer.stripAccents = strips;
}

} // namespace vitrine
