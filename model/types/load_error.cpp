// SPDX-License-Identifier: GPL-3.0-or-later
#include "types/load_error.h"

#include <utility>

namespace vitrine
{

static std::string sentence(const std::string& file, const std::string& tensor,
                            const std::string& problem)
{
    return file + ": " + (tensor.empty() ? "" : "tensor '" + tensor + "': ") + problem;
}

LoadError::LoadError(LoadErrorKind kind, std::string file, const std::string& problem,
                     std::string tensor)
    : std::runtime_error(sentence(file, tensor, problem))
    , m_kind(kind)
    , m_file(std::move(file))
    , m_tensor(std::move(tensor))
{
}

} // namespace vitrine
