// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace vitrine
{

/// What went wrong when a model folder was opened.
enum class LoadErrorKind {
    MissingFile,    ///< a file or folder is not there or cannot be read
    DamagedFile,    ///< truncated, or its parts contradict each other
    InvalidJson,    ///< not JSON, or not UTF-8
    InvalidValue,   ///< JSON is fine, but a setting is absent, of the wrong type or absurd
    MissingTensor,  ///< a weight that the configuration promises is not in the file
    WrongShape,     ///< a weight has other dimensions than the configuration says
    WrongType,      ///< a weight is stored as something else than F32, F16 or BF16
    NotFinite,      ///< a weight holds NaN or infinity
    WrongVocabulary ///< special tokens missing, or another size than the embeddings
};

/// The one exception of the loaders. `what()` is a whole sentence for a person: file, what was
/// expected, what was found, and where it helps what to do.
class LoadError : public std::runtime_error
{
public:
    LoadError(LoadErrorKind kind, std::string file, const std::string& problem,
              std::string tensor = {});

    LoadErrorKind kind() const { return m_kind; }
    const std::string& file() const { return m_file; }     ///< path, as given to the loader
    const std::string& tensor() const { return m_tensor; } ///< empty where no tensor is to blame

private:
    LoadErrorKind m_kind;
    std::string m_file;
    std::string m_tensor;
};

} // namespace vitrine
