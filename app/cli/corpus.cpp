// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "corpus/story_writer.h"

#include <iostream>

namespace vitrine::cli
{

namespace
{

struct CorpusArguments {
    std::string grammar;
    int documents = 10;
    std::uint64_t seed = 1;
    std::string from;
};

void show(const Document& document, const std::string& heading)
{
    if (!heading.empty())
        std::cout << "# " << heading << '\n';
    for (const std::string& sentence : document)
        std::cout << sentence << '\n';
    std::cout << '\n';
}

void writeCorpus(const CorpusArguments& arguments)
{
    const Grammar grammar = readGrammar(arguments.grammar);
    StoryWriter writer(grammar, arguments.seed);
    if (arguments.from.empty()) {
        for (int i = 0; i < arguments.documents; ++i)
            show(writer.write(), {});
        return;
    }
    for (const Story& story : grammar.stories)
        for (int i = 0; i < arguments.documents && story.place.starts_with(arguments.from); ++i)
            show(writer.write(story), story.place);
}

} // namespace

void addCorpus(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<CorpusArguments>();
    CLI::App* const command =
        app.add_subcommand("corpus", "Write documents from a grammar, one sentence a line");
    command->add_option("--grammar", arguments->grammar, "Folder with the grammar's *.txt files")
        ->required();
    command->add_option("--documents", arguments->documents, "How many")
        ->check(CLI::Range(1, 100'000'000))
        ->capture_default_str();
    command->add_option("--seed", arguments->seed, "The same seed writes the same documents")
        ->capture_default_str();
    command->add_option(
        "--from", arguments->from,
        "So many documents of each story in this file, for those who write grammars");
    command->callback(
        [&program, arguments] { program.command = [arguments] { writeCorpus(*arguments); }; });
}

} // namespace vitrine::cli
