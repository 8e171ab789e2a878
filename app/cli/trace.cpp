// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bend_options.h"
#include "cli/program.h"

#include "encoder/encoder.h"
#include "files/safetensors_writer.h"

namespace vitrine::cli
{

void addTrace(CLI::App& app, Program& program)
{
    struct Arguments {
        std::string text, output;
        std::optional<std::string> pair;
        Bend bend;
    };
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* const command =
        app.add_subcommand("trace", "Write everything a run computes to a safetensors file");
    command->add_option("TEXT", arguments->text, "The text, or - for standard input")->required();
    command->add_option("--pair", arguments->pair, "A second sentence");
    command->add_option("--output", arguments->output, "The file to write")->required();
    addBendOptions(*command, arguments->bend);
    command->callback([&program, arguments] {
        program.command = [&program, arguments] {
            const auto model = program.model();
            const Encoding encoding =
                encode(program, *model, readText(arguments->text), readPair(arguments->pair));
            const auto trace =
                Encoder(model).run(encoding, bentRun(arguments->bend, encoding, *model));

            Json tokens = Json::array();
            Json ids = Json::array();
            Json segments = Json::array();
            for (const Token& token : encoding.tokens) {
                tokens.push_back(token.text);
                ids.push_back(token.id.value);
                segments.push_back(token.segment);
            }
            std::vector<TensorToWrite> tensors;
            trace->forEachTensor([&](const std::string& name, const std::vector<int>& shape,
                                     std::span<const float> values) {
                tensors.push_back({name, shape, values});
            });
            writeSafetensors(arguments->output, tensors,
                             {{"model", model->name},
                              {"tokens", tokens.dump()},
                              {"input_ids", ids.dump()},
                              {"token_type_ids", segments.dump()}});
            print({{"file", arguments->output},
                   {"tensors", tensors.size()},
                   {"tokens", tokens},
                   {"truncated", bool(encoding.truncation)}});
        };
    });
}

} // namespace vitrine::cli
