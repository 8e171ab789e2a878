// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safetensors.h"

#include "files/json_settings.h"
#include "files/read_file.h"
#include "types/problem.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

namespace vitrine
{

static_assert(std::endian::native == std::endian::little,
              "safetensors files are little-endian, and tensors are used where they lie");

namespace
{

using Json = nlohmann::json;

constexpr std::size_t lengthBytes = 8;
constexpr std::uint64_t maxHeaderBytes = 100'000'000; // the format's own limit

std::optional<int> bytesPerNumber(const std::string& type)
{
    static const std::map<std::string, int> sizes = {
        {"F64", 8}, {"F32", 4}, {"F16", 2}, {"BF16", 2}, {"I64", 8}, {"I32", 4}, {"I16", 2},
        {"I8", 1},  {"U64", 8}, {"U32", 4}, {"U16", 2},  {"U8", 1},  {"BOOL", 1}};
    const auto found = sizes.find(type);
    return found == sizes.end() ? std::nullopt : std::optional(found->second);
}

class HeaderReader
{
public:
    HeaderReader(std::string file, std::span<const std::byte> data)
        : m_file(std::move(file)), m_data(data)
    {
    }

    StoredTensor tensor(const std::string& name, const Json& entry) const
    {
        if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string() ||
            !entry.contains("shape") || !entry["shape"].is_array() ||
            !entry.contains("data_offsets") || !entry["data_offsets"].is_array() ||
            entry["data_offsets"].size() != 2)
            fail(name, Phrase(Say::tensorEntry));
        StoredTensor tensor = {.type = entry["dtype"].get<std::string>(), .shape = {}, .bytes = {}};
        std::uint64_t count = 1;
        for (const Json& size : entry["shape"]) {
            tensor.shape.push_back(static_cast<std::int64_t>(wholeNumber(name, size)));
            count = product(name, count, wholeNumber(name, size));
        }
        const std::uint64_t begin = wholeNumber(name, entry["data_offsets"][0]);
        const std::uint64_t end = wholeNumber(name, entry["data_offsets"][1]);
        if (begin > end || end > m_data.size())
            fail(name, Phrase(Say::dataOutside, begin, end, m_data.size()));
        if (const auto size = bytesPerNumber(tensor.type)) {
            const std::uint64_t expected = product(name, count, static_cast<std::uint64_t>(*size));
            if (end - begin != expected)
                fail(name, Phrase(Say::otherDataSize, shapeText(tensor.shape), tensor.type,
                                  expected, end - begin));
        }
        tensor.bytes = m_data.subspan(begin, end - begin);
        return tensor;
    }

    std::map<std::string, std::string> metadata(const Json& entry) const
    {
        std::map<std::string, std::string> texts;
        if (!entry.is_object())
            fail("__metadata__", Phrase(Say::notObjectOfTexts));
        for (const auto& [key, value] : entry.items()) {
            if (!value.is_string())
                fail("__metadata__", Phrase(Say::notObjectOfTexts));
            texts[key] = value.get<std::string>();
        }
        return texts;
    }

    void checkOverlaps(const std::map<std::string, StoredTensor>& tensors) const
    {
        std::vector<const std::pair<const std::string, StoredTensor>*> inOrder;
        for (const auto& entry : tensors) {
            if (!entry.second.bytes.empty())
                inOrder.push_back(&entry);
        }
        std::sort(inOrder.begin(), inOrder.end(), [](const auto* a, const auto* b) {
            return a->second.bytes.data() < b->second.bytes.data();
        });
        for (std::size_t i = 1; i < inOrder.size(); ++i) {
            const auto& before = inOrder[i - 1]->second.bytes;
            if (before.data() + before.size() > inOrder[i]->second.bytes.data())
                fail(inOrder[i]->first, Phrase(Say::dataOverlaps, inOrder[i - 1]->first));
        }
    }

private:
    [[noreturn]] void fail(const std::string& tensor, const Phrase& problem) const
    {
        throw Problem(Phrase(Say::tensor, m_file, tensor), problem);
    }

    std::uint64_t wholeNumber(const std::string& name, const Json& number) const
    {
        const auto whole = vitrine::wholeNumber<std::uint64_t>(
            number, 0, std::numeric_limits<std::int64_t>::max());
        if (!whole)
            fail(name, Phrase(Say::notWholeNumbers, number.dump().substr(0, 40)));
        return *whole;
    }

    std::uint64_t product(const std::string& name, std::uint64_t a, std::uint64_t b) const
    {
        if (b != 0 && a > std::numeric_limits<std::uint64_t>::max() / b)
            fail(name, Phrase(Say::absurdShape));
        return a * b;
    }

    std::string m_file;
    std::span<const std::byte> m_data;
};

} // namespace

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + ")";
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& file) : m_path(file), m_content(file)
{
    const std::span<const std::byte> bytes = m_content.bytes();
    if (bytes.size() < lengthBytes)
        throw Problem(file, Say::tooShortForWeights, bytes.size());
    m_content.readTo(lengthBytes);
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, bytes.data(), lengthBytes);
    if (headerBytes > bytes.size() - lengthBytes || headerBytes > maxHeaderBytes)
        throw Problem(file, Say::headerCutShort, headerBytes, bytes.size());

    m_content.readTo(lengthBytes + headerBytes);
    const std::string text(reinterpret_cast<const char*>(bytes.data() + lengthBytes), headerBytes);
    const Json header = parseJson(text, file);
    if (!header.is_object())
        throw Problem(file, Say::headerNotObject);
    const HeaderReader reader(file.string(), bytes.subspan(lengthBytes + headerBytes));
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__")
            m_metadata = reader.metadata(entry);
        else
            m_tensors[name] = reader.tensor(name, entry);
    }
    reader.checkOverlaps(m_tensors);
    // Only now, and only what tensors need: a file that is something else may be huge.
    std::size_t end = 0;
    for (const auto& [name, tensor] : m_tensors)
        end = std::max(end, static_cast<std::size_t>(tensor.bytes.data() + tensor.bytes.size() -
                                                     bytes.data()));
    m_content.readTo(end);
}

const StoredTensor* SafetensorsFile::find(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : &found->second;
}

} // namespace vitrine
