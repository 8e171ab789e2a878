// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers in the schema of the Hugging Face fill-mask pipeline.

#include "cli/bend_options.h"
#include "cli/program.h"

#include "encoder/encoder.h"
#include "heads/word_predictions.h"

#include <algorithm>
#include <sstream>

namespace vitrine::cli
{

namespace
{

struct FillMaskArguments {
    std::string text;
    std::optional<std::string> pair, targets;
    int topK = 5;
    Bend bend;
};

/// The ids of the wanted words. A word that is not one token stands for its first piece.
std::vector<TokenId> targetIds(const Program& program, const Tokenizer& tokenizer,
                               const std::string& list)
{
    std::vector<TokenId> ids;
    std::istringstream stream(list);
    for (std::string word; std::getline(stream, word, ',');) {
        if (const auto known = tokenizer.vocabulary().find(word)) {
            ids.push_back(*known);
            continue;
        }
        const std::vector<Token> pieces = tokenizer.tokenize(word);
        if (pieces.empty()) {
            program.warn("'" + word + "' is nothing to the tokenizer and is left out");
            continue;
        }
        program.warn("'" + word + "' is not in the vocabulary; '" + pieces.front().text +
                     "' is used instead");
        ids.push_back(pieces.front().id);
    }
    if (ids.empty())
        throw InputError("--targets names no word that the model could predict");
    return ids;
}

class FillMask
{
public:
    FillMask(const Program& program, const FillMaskArguments& arguments)
        : m_program(program), m_arguments(arguments), m_model(program.model())
    {
    }

    Json run()
    {
        if (!m_model->canPredictWords())
            throw InputError(m_model->name + " has no masked-language-model head, so it cannot "
                                             "predict words");
        const Tokenizer& tokenizer = m_model->tokenizer;
        const Encoding encoding =
            encode(m_program, *m_model, readText(m_arguments.text), readPair(m_arguments.pair));
        const TokenId mask = tokenizer.specials().mask;
        const std::vector<TokenIndex> masks = maskedPositions(encoding, mask);
        if (masks.empty())
            throw InputError(
                "there is no " + tokenizer.vocabulary().text(mask) +
                (encoding.truncation ? " in the part of the text that fits" : " in the text"));
        if (m_arguments.targets)
            m_targets = targetIds(m_program, tokenizer, *m_arguments.targets);

        RunOptions options = bentRun(m_arguments.bend, encoding, *m_model);
        options.guessAt = masks;
        const auto trace = Encoder(m_model).run(encoding, options);
        Json results = Json::array();
        for (const TokenIndex position : masks)
            results.push_back(predictions(*trace, position, masks.size() == 1));
        return masks.size() == 1 ? results.front() : results;
    }

private:
    Json predictions(const Trace& trace, TokenIndex position, bool onlyMask) const
    {
        const WordDistribution words(trace.wordLogits(position).value());
        std::vector<WordPrediction> best =
            m_targets.empty() ? words.top(m_arguments.topK) : words.among(m_targets);
        best.resize(std::min(best.size(), static_cast<std::size_t>(m_arguments.topK)));

        std::vector<TokenId> ids;
        for (const Token& token : trace.encoding().tokens)
            ids.push_back(token.id);
        Json list = Json::array();
        for (const WordPrediction& word : best) {
            ids[static_cast<std::size_t>(position.value)] = word.id;
            // With several masks the pipeline leaves the special tokens in, so that one can see
            // which of them was filled.
            list.push_back({{"score", static_cast<double>(word.probability)},
                            {"token", word.id.value},
                            {"token_str", m_model->tokenizer.decode({word.id}, false)},
                            {"sequence", m_model->tokenizer.decode(ids, onlyMask)}});
        }
        return list;
    }

    const Program& m_program;
    const FillMaskArguments& m_arguments;
    std::shared_ptr<const Model> m_model;
    std::vector<TokenId> m_targets;
};

} // namespace

void addFillMask(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<FillMaskArguments>();
    CLI::App* const command =
        app.add_subcommand("fill-mask", "Guess the words behind [MASK] in a text");
    command->add_option("TEXT", arguments->text, "The text, or - for standard input")->required();
    command->add_option("--pair", arguments->pair, "A second sentence");
    command->add_option("--top-k", arguments->topK, "How many guesses to print")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--targets", arguments->targets, "Only these words, separated by commas");
    addBendOptions(*command, arguments->bend);
    command->callback([&program, arguments] {
        program.command = [&program, arguments] { print(FillMask(program, *arguments).run()); };
    });
}

} // namespace vitrine::cli
