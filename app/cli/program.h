// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/model.h"
#include "types/problem.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace vitrine::cli
{

using Json = nlohmann::ordered_json;

/// The input is bad: told to the person, exit 1.
class InputError : public Problem
{
public:
    using Problem::Problem;
};

/// What all commands share: the model they run, and how they speak.
class Program
{
public:
    explicit Program(std::filesystem::path executable);

    std::string modelFolder; ///< empty: the bundled model
    std::function<void()> command;

    /// Throws Problem, or InputError if no model is bundled and none was given.
    std::shared_ptr<const Model> model() const;

    /// A sentence on standard error.
    void warn(const std::string& sentence) const;

private:
    std::filesystem::path m_executable;
};

/// Nothing but blanks.
bool isBlank(const std::string& text);

/// The argument itself, or all of standard input if it is "-", without its last line break.
/// Throws InputError if it is not UTF-8, or if standard input was read already.
std::string readText(const std::string& argument);

/// The same for a sentence that may be absent. Throws InputError also if standard input is blank.
std::optional<std::string> readPair(const std::optional<std::string>& argument);

/// Encodes for the model; if something had to be cut, says so on standard error.
Encoding encode(const Program& program, const Model& model, const std::string& text,
                const std::optional<std::string>& pair);

/// One document on standard output.
void print(const Json& document);
void printLine(const Json& document);

// Each adds a command to the command line.
void addInfo(CLI::App& app, Program& program);
void addTokenize(CLI::App& app, Program& program);
void addFillMask(CLI::App& app, Program& program);
void addNextSentence(CLI::App& app, Program& program);
void addTrace(CLI::App& app, Program& program);
void addBench(CLI::App& app, Program& program);
void addBenchTraining(CLI::App& app, Program& program);
void addCorpus(CLI::App& app, Program& program);
void addPretrain(CLI::App& app, Program& program);
void addFinetune(CLI::App& app, Program& program);
void addFeatures(CLI::App& app, Program& program);
void addEvaluate(CLI::App& app, Program& program);

} // namespace vitrine::cli
