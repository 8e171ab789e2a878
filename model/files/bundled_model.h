// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine
{

/// A file or folder that comes with Vitrine, such as "resources/tables/en": beside the program in
/// the source tree, or under share/vitrine when it is installed.
std::optional<std::filesystem::path> findBundled(const std::filesystem::path& executable,
                                                 const std::string& name);

/// The folder of a model that comes with Vitrine.
std::optional<std::filesystem::path> findBundledModel(const std::filesystem::path& executable,
                                                      const std::string& name = "mini-en");

} // namespace vitrine
