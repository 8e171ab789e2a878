// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/weight_source.h"

#include "files/half.h"
#include "types/problem.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace vitrine
{

/// True if no value is NaN or infinite: those have all bits of the exponent set. Written so that
/// the compiler checks many values at once; a 440 MB checkpoint is read once when it is opened.
static bool allFinite(const float* values, std::size_t count)
{
    constexpr std::size_t block = 4096;
    for (std::size_t begin = 0; begin < count; begin += block) {
        const std::size_t end = std::min(count, begin + block);
        std::uint32_t found = 0;
        for (std::size_t i = begin; i < end; ++i) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, values + i, sizeof bits);
            // The exponent's eight ones carry into the sign bit when one is added to the lowest.
            found |= (bits & 0x7F800000u) + 0x00800000u;
        }
        if (found & 0x80000000u)
            return false;
    }
    return true;
}

WeightSource::WeightSource(const std::filesystem::path& file)
    : m_file(file), m_storage(std::make_shared<std::vector<std::vector<float>>>())
{
    const char* const anchor = "embeddings.word_embeddings.weight";
    if (!m_file.find(anchor) && m_file.find(std::string("bert.") + anchor))
        m_prefix = "bert.";
}

const StoredTensor* WeightSource::find(const std::string& name) const
{
    const bool isHead = name.starts_with("cls.") || name.starts_with("classifier.");
    const std::string full = isHead ? name : m_prefix + name;
    if (const StoredTensor* tensor = m_file.find(full))
        return tensor;
    // TensorFlow's names, which early conversions kept
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> older = {
        {{"LayerNorm.weight", "LayerNorm.gamma"}, {"LayerNorm.bias", "LayerNorm.beta"}}};
    for (const auto& [today, once] : older) {
        if (full.ends_with(today))
            return m_file.find(full.substr(0, full.size() - today.size()) + std::string(once));
    }
    return nullptr;
}

int WeightSource::rows(const std::string& name) const
{
    const StoredTensor* const tensor = find(name);
    const bool isMatrix = tensor && tensor->shape.size() == 2 && tensor->shape[0] <= 1'000'000;
    return isMatrix ? static_cast<int>(tensor->shape[0]) : 0;
}

std::span<const float> WeightSource::floats(const std::string& name,
                                            const std::vector<std::int64_t>& shape,
                                            std::vector<float>& room)
{
    const std::string path = m_file.path().string();
    const StoredTensor* const tensor = find(name);
    if (!tensor)
        throw Problem(Phrase(Say::tensor, path, name), Say::tensorMissing, shapeText(shape));
    if (tensor->shape != shape)
        throw Problem(Phrase(Say::tensor, path, name), Say::otherShape, shapeText(shape),
                      shapeText(tensor->shape));
    std::size_t count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<std::size_t>(size);

    const std::byte* const bytes = tensor->bytes.data();
    const float* values = nullptr;
    const auto expand = [&]<typename Stored>(Stored, auto toFloat) {
        room.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            Stored stored;
            std::memcpy(&stored, bytes + i * sizeof stored, sizeof stored);
            room[i] = toFloat(stored);
        }
        return room.data();
    };
    if (tensor->type == "F32") {
        const bool isAligned = reinterpret_cast<std::uintptr_t>(bytes) % alignof(float) == 0;
        if (isAligned)
            values = reinterpret_cast<const float*>(bytes);
        else
            values = expand(float{}, [](float value) { return value; });
    } else if (tensor->type == "F16") {
        values = expand(std::uint16_t{}, [](std::uint16_t half) { return floatFromHalf(half); });
    } else if (tensor->type == "BF16") {
        values = expand(std::uint16_t{}, [](std::uint16_t half) { return floatFromBfloat(half); });
    } else {
        throw Problem(Phrase(Say::tensor, path, name), Say::otherType, tensor->type);
    }
    if (!allFinite(values, count))
        throw Problem(Phrase(Say::tensor, path, name), Say::notFinite);
    m_parameterCount += count;
    return {values, count};
}

const float* WeightSource::copied(const std::string& name, const std::vector<std::int64_t>& shape)
{
    std::vector<float> own;
    const std::span<const float> values = floats(name, shape, own);
    if (own.empty())
        own.assign(values.begin(), values.end());
    return m_storage->emplace_back(std::move(own)).data();
}

ConstMatrixView WeightSource::matrix(const std::string& name, int rows, int columns)
{
    return {copied(name, {rows, columns}), rows, columns};
}

PackedMatrix WeightSource::packed(const std::string& name, int rows, int columns)
{
    std::vector<float> room;
    PackedMatrix matrix =
        ConstMatrixView(floats(name, {rows, columns}, room).data(), rows, columns);
    m_file.letGo(*find(name)); // or a large model would stand in memory twice
    return matrix;
}

ConstVectorView WeightSource::vector(const std::string& name, int size)
{
    return {copied(name, {size}), size};
}

LinearWeights WeightSource::linear(const std::string& name, int in, int out)
{
    return {packed(name + ".weight", out, in), vector(name + ".bias", out)};
}

LayerNormWeights WeightSource::layerNorm(const std::string& name, int size)
{
    return {vector(name + ".weight", size), vector(name + ".bias", size)};
}

} // namespace vitrine
