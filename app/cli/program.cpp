// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "encoder/encoder.h"
#include "files/bundled_model.h"
#include "text/unicode.h"

#include <iostream>
#include <iterator>
#include <utility>

namespace vitrine::cli
{

Program::Program(std::filesystem::path executable) : m_executable(std::move(executable)) {}

std::shared_ptr<const Model> Program::model() const
{
    if (!modelFolder.empty())
        return loadModel(modelFolder);
    const auto bundled = findBundledModel(m_executable);
    if (!bundled)
        throw InputError("the bundled model was not found; name a model folder with --model");
    return loadModel(*bundled);
}

void Program::warn(const std::string& sentence) const
{
    std::cerr << "vitrine-cli: " << sentence << '\n';
}

std::string readText(const std::string& argument)
{
    std::string text = argument;
    if (argument == "-") {
        // The second reader would get nothing, and would take it for an empty text.
        static bool wasRead = false;
        if (std::exchange(wasRead, true))
            throw InputError("only one of the sentences can come from standard input");
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
        if (text.ends_with('\n'))
            text.pop_back();
        if (text.ends_with('\r'))
            text.pop_back();
    }
    if (!isValidUtf8(text))
        throw InputError("the text is not valid UTF-8; convert it first, for example with iconv");
    return text;
}

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::optional<std::string> readPair(const std::optional<std::string>& argument)
{
    if (!argument)
        return std::nullopt;
    const std::string text = readText(*argument);
    if (argument == "-" && isBlank(text))
        throw InputError("there is no second sentence on standard input");
    return text;
}

Encoding encode(const Program& program, const Model& model, const std::string& text,
                const std::optional<std::string>& pair)
{
    const int limit = longestSequence(model);
    Encoding encoding = model.tokenizer.encode(text, pair, limit);
    if (const Truncation& cut = encoding.truncation) {
        std::string what = cut.isAtLeast ? "at least " : "";
        what += std::to_string(cut.removedFromA) + " of the text";
        if (pair)
            what += " and " + std::to_string(cut.removedFromB) + " of the pair";
        program.warn("only " + std::to_string(limit) + " tokens fit this model; " + what +
                     " were left out at the end");
    }
    return encoding;
}

void print(const Json& document)
{
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << std::endl;
}

void printLine(const Json& document)
{
    std::cout << document.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

} // namespace vitrine::cli
