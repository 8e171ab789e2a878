// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <string>

namespace vitrine
{

/// A whole small file. Throws Problem if it is not there, cannot be read or is larger than
/// `maxBytes`; nothing is read in that case.
std::string readFile(const std::filesystem::path& file, std::size_t maxBytes);

/// The same for UTF-8 text, without a byte order mark. Throws Problem also if it is not UTF-8.
std::string readUtf8File(const std::filesystem::path& file, std::size_t maxBytes);

/// Text to JSON. Throws Problem if it is not JSON, not UTF-8, nested more than 64 deep, or if an
/// object has a key twice. `file` is named in the message.
nlohmann::json parseJson(const std::string& text, const std::filesystem::path& file);

/// The same for a whole file that must hold a JSON object.
nlohmann::json readJsonObject(const std::filesystem::path& file, std::size_t maxBytes);

} // namespace vitrine
