// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/held_out.h"

#include "encoder/encoder.h"
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "types/load_error.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace vitrine
{

static std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

static std::vector<std::vector<std::string>> readRows(const std::filesystem::path& file,
                                                      std::size_t columns)
{
    std::ifstream in(file);
    if (!in)
        throw LoadError(LoadErrorKind::MissingFile, file.string(), "the file cannot be read");
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(in, line); // the header
    for (int number = 2; std::getline(in, line); ++number) {
        if (line.empty())
            continue;
        rows.push_back(split(line, '\t'));
        if (rows.back().size() != columns)
            throw LoadError(LoadErrorKind::DamagedFile, file.string(),
                            "line " + std::to_string(number) + " should have " +
                                std::to_string(columns) + " columns, separated by tabs");
    }
    return rows;
}

std::vector<FillMaskCase> readFillMaskCases(const std::filesystem::path& file)
{
    std::vector<FillMaskCase> cases;
    for (std::vector<std::string>& row : readRows(file, 3))
        cases.push_back({row[0], row[1], split(row[2], '/')});
    return cases;
}

std::vector<NextSentenceCase> readNextSentenceCases(const std::filesystem::path& file)
{
    std::vector<NextSentenceCase> cases;
    for (std::vector<std::string>& row : readRows(file, 4))
        cases.push_back({row[0], row[1], row[2], row[3] == "yes"});
    return cases;
}

static void count(HeldOutResult& result, const std::string& kind, bool right,
                  const std::string& said)
{
    for (HeldOutScore* const score : {&result.total, &result.kinds[kind]}) {
        ++score->all;
        score->right += right;
    }
    if (!right)
        result.misses.push_back(said);
}

/// Words as the vocabulary spells them; a word that it cuts into pieces is not among them.
static std::set<int> wholeWords(const Tokenizer& tokenizer, const std::vector<std::string>& words)
{
    std::set<int> ids;
    for (const std::string& word : words)
        if (const std::vector<Token> tokens = tokenizer.tokenize(word); tokens.size() == 1)
            ids.insert(tokens.front().id.value);
    return ids;
}

HeldOutResult scoreFillMask(const std::shared_ptr<const Model>& model,
                            const std::vector<FillMaskCase>& cases, int top)
{
    const Encoder encoder(model);
    const Tokenizer& tokenizer = model->tokenizer;
    HeldOutResult result;
    for (const FillMaskCase& each : cases) {
        const auto trace = encoder.run(tokenizer.encode(each.sentence));
        const auto masks = maskedPositions(trace->encoding(), tokenizer.specials().mask);
        const std::set<int> fitting = wholeWords(tokenizer, each.fitting);
        std::string said = each.sentence + " ->";
        bool right = false;
        if (!masks.empty()) {
            const ConstMatrixView logits = *trace->wordLogits();
            const WordDistribution words(
                ConstVectorView(logits.row(masks.front().value).data(), logits.cols()));
            for (const WordPrediction& guess : words.top(top)) {
                said += " " + tokenizer.vocabulary().text(guess.id);
                right = right || fitting.contains(guess.id.value);
            }
        }
        count(result, each.kind, right, said);
    }
    return result;
}

HeldOutResult scoreNextSentence(const std::shared_ptr<const Model>& model,
                                const std::vector<NextSentenceCase>& cases)
{
    const Encoder encoder(model);
    HeldOutResult result;
    for (const NextSentenceCase& each : cases) {
        const auto trace = encoder.run(model->tokenizer.encode(each.a, each.b));
        const double follows =
            static_cast<double>(nextSentenceScore(*trace->nextSentenceLogits()).isNext);
        count(result, each.kind, (follows >= 0.5) == each.follows,
              each.a + " | " + each.b + " -> " + std::to_string(follows));
    }
    return result;
}

} // namespace vitrine
