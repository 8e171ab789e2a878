// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace vitrine
{

/// A small text file: written aside and renamed, so that there is never half of it. Throws
/// std::runtime_error.
void writeTextFile(const std::filesystem::path& file, const std::string& text);

/// Makes the folder, and those above it, if they are not there. Throws std::runtime_error.
void makeFolder(const std::filesystem::path& folder);

/// Before long work whose result will be a new model folder: makes it, and sees that it holds no
/// model yet and that files can be written there. Throws std::runtime_error.
void prepareModelFolder(const std::filesystem::path& folder);

} // namespace vitrine
