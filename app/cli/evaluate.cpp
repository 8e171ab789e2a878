// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "training/confusion_matrix.h"
#include "training/held_out.h"
#include "training/labelled_table.h"
#include "training/saved_classifier.h"

#include <algorithm>

namespace vitrine::cli
{

namespace
{

struct EvaluateArguments {
    std::string fillMask, nextSentence, table;
    int top = 5;
    bool misses = false;
};

Json toJson(const HeldOutResult& result, bool misses)
{
    Json json = {
        {"right", result.total.right}, {"of", result.total.all}, {"share", result.total.share()}};
    for (const auto& [kind, score] : result.kinds)
        json["kinds"][kind] = {{"right", score.right}, {"of", score.all}};
    if (misses)
        json["misses"] = result.misses;
    return json;
}

/// How a fine-tuned classifier sorts the rows of a table.
Json scoreTable(const std::filesystem::path& folder, const LabelledTable& table)
{
    const SavedClassifier classifier(folder);
    const std::vector<std::string>& classes = classifier.classes();
    ConfusionMatrix matrix(static_cast<int>(classes.size()));
    for (const LabelledText& row : table.rows) {
        const std::string& label = table.classes[static_cast<std::size_t>(row.label)];
        const auto truth = std::find(classes.begin(), classes.end(), label);
        if (truth == classes.end())
            throw InputError("the classifier has not learned the label \"" + label + "\"");
        const std::vector<double> said = classifier.classify(row.text);
        matrix.add(static_cast<int>(truth - classes.begin()),
                   static_cast<int>(std::max_element(said.begin(), said.end()) - said.begin()));
    }
    return {{"right", matrix.right()}, {"of", matrix.total()}, {"share", matrix.accuracy()}};
}

void evaluate(const Program& program, const EvaluateArguments& arguments)
{
    if (arguments.fillMask.empty() && arguments.nextSentence.empty() && arguments.table.empty())
        throw InputError("nothing to evaluate: give --fill-mask FILE.tsv, --next-sentence FILE.tsv "
                         "or --table FILE.csv");
    const auto model = program.model();
    Json json = {{"model", model->name}};
    if (!arguments.fillMask.empty()) {
        if (!model->canPredictWords())
            throw InputError(model->name +
                             " has no masked-language-model head, so it cannot predict words");
        json["fill_mask"] =
            toJson(scoreFillMask(model, readFillMaskCases(arguments.fillMask), arguments.top),
                   arguments.misses);
    }
    if (!arguments.nextSentence.empty()) {
        if (!model->canScoreNextSentence())
            throw InputError(model->name + " has no next-sentence head");
        json["next_sentence"] =
            toJson(scoreNextSentence(model, readNextSentenceCases(arguments.nextSentence)),
                   arguments.misses);
    }
    if (!arguments.table.empty())
        json["table"] = scoreTable(model->folder, readLabelledRows(arguments.table));
    print(json);
}

} // namespace

void addEvaluate(CLI::App& app, Program& program)
{
    const auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App* const command =
        app.add_subcommand("evaluate", "Measure a model on sentences that it has not seen");
    command->add_option("--fill-mask", arguments->fillMask,
                        "Table of kind, sentence with [MASK], fitting words");
    command->add_option("--next-sentence", arguments->nextSentence,
                        "Table of kind, A, B, yes or no");
    command->add_option("--table", arguments->table,
                        "Labelled table, for a model that finetune made");
    command->add_option("--top", arguments->top, "How many guesses may hold a fitting word")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_flag("--misses", arguments->misses, "List what was wrong");
    command->callback([&program, arguments] {
        program.command = [&program, arguments] { evaluate(program, *arguments); };
    });
}

} // namespace vitrine::cli
