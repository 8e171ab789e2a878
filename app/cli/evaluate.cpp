// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "encoder/encoder.h"
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

/// Says how many texts the model did not see to their end.
void warnOfCuts(const Program& program, const Model& model, int cut, int all)
{
    if (cut > 0)
        program.warn(std::to_string(cut) + " of " + std::to_string(all) +
                     " texts are longer than " + std::to_string(longestSequence(model)) +
                     " tokens and lose their end");
}

Json toJson(const HeldOutResult& result, bool misses)
{
    Json json = {{"right", result.total.right},
                 {"of", result.total.all},
                 {"share", result.total.share()},
                 {"cut", result.cut}};
    for (const auto& [kind, score] : result.kinds)
        json["kinds"][kind] = {{"right", score.right}, {"of", score.all}};
    if (misses)
        json["misses"] = result.misses;
    return json;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// How a fine-tuned classifier sorts the rows of a table.
Json scoreTable(const Program& program, const std::filesystem::path& folder,
                const LabelledTable& table)
{
    const SavedClassifier classifier(folder);
    const std::vector<std::string>& classes = classifier.classes();
    ConfusionMatrix matrix(static_cast<int>(classes.size()));
    int cut = 0;
    for (const LabelledText& row : table.rows) {
        const std::string& label = table.classes[static_cast<std::size_t>(row.label)];
        const auto truth = std::find(classes.begin(), classes.end(), label);
        if (truth == classes.end())
            throw InputError("the classifier has not learned the label \"" + label +
                             "\"; it knows " + listed(classes));
        const Encoding encoding = classifier.encode(row.text);
        cut += bool(encoding.truncation);
        const std::vector<double> said = classifier.classify(encoding);
        matrix.add(static_cast<int>(truth - classes.begin()),
                   static_cast<int>(std::max_element(said.begin(), said.end()) - said.begin()));
    }
    warnOfCuts(program, *classifier.encoder().model(), cut, matrix.total());
    return {{"right", matrix.right()},
            {"of", matrix.total()},
            {"share", matrix.accuracy()},
            {"cut", cut}};
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
        const HeldOutResult result =
            scoreFillMask(model, readFillMaskCases(arguments.fillMask), arguments.top);
        warnOfCuts(program, *model, result.cut, result.total.all);
        json["fill_mask"] = toJson(result, arguments.misses);
    }
    if (!arguments.nextSentence.empty()) {
        if (!model->canScoreNextSentence())
            throw InputError(model->name + " has no next-sentence head");
        const HeldOutResult result =
            scoreNextSentence(model, readNextSentenceCases(arguments.nextSentence));
        warnOfCuts(program, *model, result.cut, result.total.all);
        json["next_sentence"] = toJson(result, arguments.misses);
    }
    if (!arguments.table.empty())
        json["table"] = scoreTable(program, model->folder, readLabelledRows(arguments.table));
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
