// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terminal program. JSON on standard output, messages on standard error.
// Exit status: 0; 1 if the input or the model is bad; 2 if the command line is.

#include "cli/program.h"

#include <exception>
#include <filesystem>
#include <iostream>
#include <system_error>

using namespace vitrine;

static std::filesystem::path executablePath(const char* argument)
{
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path(argument) : self;
}

/// A full disk shows only when the last of it is written.
static bool outputIsWhole(const cli::Program& program)
{
    std::cout.flush();
    if (!std::cout)
        program.warn("standard output could not be written; what is there is not whole");
    return static_cast<bool>(std::cout);
}

int main(int argc, char** argv)
{
    cli::Program program(executablePath(argc > 0 ? argv[0] : ""));
    CLI::App app("See how BERT works, in the terminal. Layers and heads count from 1.",
                 "vitrine-cli");
    app.set_version_flag("--version", "vitrine-cli " VITRINE_VERSION);
    app.add_option("--model", program.modelFolder,
                   "Model folder in the Hugging Face layout (default: the bundled model)")
        ->check([](const std::string& folder) {
            return std::string(folder.empty() ? "the folder's name is empty" : "");
        });
    app.require_subcommand(1);
    app.fallthrough(); // --model may stand before or behind the command
    cli::addInfo(app, program);
    cli::addTokenize(app, program);
    cli::addFillMask(app, program);
    cli::addNextSentence(app, program);
    cli::addTrace(app, program);
    cli::addBench(app, program);
    cli::addBenchTraining(app, program);
    cli::addCorpus(app, program);
    cli::addPretrain(app, program);
    cli::addFinetune(app, program);
    cli::addFeatures(app, program);
    cli::addEvaluate(app, program);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        const int status = app.exit(help);
        return outputIsWhole(program) ? status : 1;
    } catch (const CLI::RequiredError& error) {
        const bool unknownCommand = argc > 1 && app.get_subcommands().empty() && argv[1][0] != '-';
        program.warn((unknownCommand ? "there is no command '" + std::string(argv[1]) + "'"
                                     : std::string(error.what())) +
                     "; see vitrine-cli --help");
        return 2;
    } catch (const CLI::ParseError& error) {
        program.warn(std::string(error.what()) + "; see vitrine-cli --help");
        return 2;
    }
    try {
        program.command();
    } catch (const std::exception& error) {
        program.warn(inEnglish(phraseOf(error)));
        return 1;
    }
    return outputIsWhole(program) ? 0 : 1;
}
