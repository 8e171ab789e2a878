// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bend_options.h"
#include "cli/program.h"

#include "encoder/encoder.h"
#include "heads/next_sentence.h"

namespace vitrine::cli
{

void addNextSentence(CLI::App& app, Program& program)
{
    struct Arguments {
        std::string a, b;
        Bend bend;
    };
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* const command =
        app.add_subcommand("next-sentence", "Say how sure the model is that B follows A");
    command->add_option("A", arguments->a, "The first sentence, or - for standard input")
        ->required();
    command->add_option("B", arguments->b, "The second sentence, or - for standard input")
        ->required();
    addBendOptions(*command, arguments->bend);
    command->callback([&program, arguments] {
        if (arguments->a == "-" && arguments->b == "-")
            throw CLI::ValidationError("only one of the sentences can come from standard input");
        program.command = [&program, arguments] {
            const auto model = program.model();
            if (!model->canScoreNextSentence())
                throw InputError(model->name + " has no next-sentence head, so it cannot tell "
                                               "whether B follows A");
            const std::string a = readText(arguments->a), b = readText(arguments->b);
            if (isBlank(a) || isBlank(b))
                throw InputError("a sentence is empty; next-sentence compares two");
            const Encoding encoding = encode(program, *model, a, b);
            RunOptions options = bentRun(arguments->bend, encoding, *model);
            options.guessAt.emplace(); // no words are guessed
            const auto trace = Encoder(model).run(encoding, options);
            const ConstVectorView logits = *trace->nextSentenceLogits();
            const NextSentenceScore score = nextSentenceScore(logits);
            print({{"is_next", static_cast<double>(score.isNext)},
                   {"not_next", static_cast<double>(score.notNext)},
                   {"logits", {static_cast<double>(logits[0]), static_cast<double>(logits[1])}}});
        };
    });
}

} // namespace vitrine::cli
