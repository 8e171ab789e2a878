// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <fstream>
#include <iostream>

namespace vitrine::cli
{

static Json tokensOf(const Encoding& encoding)
{
    Json result = {{"tokens", Json::array()},         {"input_ids", Json::array()},
                   {"token_type_ids", Json::array()}, {"attention_mask", Json::array()},
                   {"offsets", Json::array()},        {"truncated", bool(encoding.truncation)}};
    for (const Token& token : encoding.tokens) {
        result["tokens"].push_back(token.text);
        result["input_ids"].push_back(token.id.value);
        result["token_type_ids"].push_back(token.segment);
        result["attention_mask"].push_back(1);
        result["offsets"].push_back({token.span.begin, token.span.end});
    }
    return result;
}

static void tokenizeLines(const Program& program, const std::string& file)
{
    const auto model = program.model();
    std::ifstream stream(file);
    if (!stream)
        throw InputError(file + ": cannot be read");
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        const Json text = Json::parse(line, nullptr, false);
        if (!text.is_string())
            throw InputError(file + ", line " + std::to_string(number) +
                             ": a JSON string was expected, such as \"Hello world\"");
        printLine(tokensOf(encode(program, *model, text.get<std::string>(), std::nullopt)));
    }
}

void addTokenize(CLI::App& app, Program& program)
{
    struct Arguments {
        std::string text, lines;
        std::optional<std::string> pair;
    };
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* const command = app.add_subcommand("tokenize", "Cut a text into tokens");
    CLI::Option* const text =
        command->add_option("TEXT", arguments->text, "The text, or - for standard input");
    command->add_option("--pair", arguments->pair, "A second sentence");
    CLI::Option* const lines = command->add_option(
        "--lines", arguments->lines, "A file with one JSON string per line; one result per line");
    lines->excludes(text)->excludes("--pair");
    command->callback([&program, arguments, text, lines] {
        if (text->empty() && lines->empty())
            throw CLI::RequiredError("TEXT or --lines FILE");
        program.command = [&program, arguments, lines] {
            if (!lines->empty())
                return tokenizeLines(program, arguments->lines);
            const auto model = program.model();
            print(tokensOf(
                encode(program, *model, readText(arguments->text), readPair(arguments->pair))));
        };
    });
}

} // namespace vitrine::cli
