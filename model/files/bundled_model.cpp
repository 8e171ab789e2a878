// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/bundled_model.h"

#include <system_error>

namespace vitrine
{

namespace fs = std::filesystem;

std::optional<fs::path> findBundled(const fs::path& executable, const std::string& name)
{
    std::error_code error;
    const fs::path program = fs::weakly_canonical(executable, error);
    // Up from prefix/bin or from build/release/app
    for (fs::path folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
        for (const fs::path& root : {folder / "share/vitrine", folder}) {
            if (fs::exists(root / name, error))
                return root / name;
        }
        if (folder == folder.root_path())
            break;
    }
    return std::nullopt;
}

std::optional<fs::path> findBundledModel(const fs::path& executable, const std::string& name)
{
    const auto config = findBundled(executable, "sample_models/" + name + "/config.json");
    return config ? std::optional(config->parent_path()) : std::nullopt;
}

} // namespace vitrine
