// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine
{

/// The folder of a model that comes with Vitrine, found from where the program lies: beside it in
/// the source tree, or under share/vitrine when it is installed.
std::optional<std::filesystem::path> findBundledModel(const std::filesystem::path& executable,
                                                      const std::string& name = "mini-en");

} // namespace vitrine
