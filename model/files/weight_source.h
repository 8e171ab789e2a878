// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/safetensors.h"
#include "files/weights.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine
{

/// Hands out the tensors of a checkpoint as float32, with every shape and every number checked.
/// Knows the spellings that BERT checkpoints have for the same weight.
class WeightSource
{
public:
    explicit WeightSource(const std::filesystem::path& file);

    bool has(const std::string& name) const { return find(name) != nullptr; }
    /// Of a matrix, as the file says; 0 if there is no such matrix of at most a million.
    int rows(const std::string& name) const;

    /// Throw Problem if the tensor is missing, has another shape, is not F32, F16 or BF16, or
    /// holds NaN or infinity.
    ConstMatrixView matrix(const std::string& name, int rows, int columns);
    /// To be asked for once: its bytes are given back.
    PackedMatrix packed(const std::string& name, int rows, int columns);
    ConstVectorView vector(const std::string& name, int size);

    LinearWeights linear(const std::string& name, int in, int out);
    LayerNormWeights layerNorm(const std::string& name, int size);

    std::size_t parameterCount() const { return m_parameterCount; }
    /// Keeps the matrices and vectors alive that were handed out; the file goes with the source.
    std::shared_ptr<const void> storage() const { return m_storage; }

private:
    const StoredTensor* find(const std::string& name) const;
    /// Where they lie in the file, or expanded in `room`.
    std::span<const float> floats(const std::string& name, const std::vector<std::int64_t>& shape,
                                  std::vector<float>& room);
    /// In memory of their own.
    const float* copied(const std::string& name, const std::vector<std::int64_t>& shape);

    SafetensorsFile m_file;
    std::shared_ptr<std::vector<std::vector<float>>> m_storage;
    std::string m_prefix; // "bert." in checkpoints that also hold heads
    std::size_t m_parameterCount = 0;
};

} // namespace vitrine
