// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/held_out.h"

#include "encoder/encoder.h"
#include "files/table_rows.h"
#include "heads/next_sentence.h"
#include "heads/word_predictions.h"
#include "text/unicode.h"
#include "types/problem.h"

#include <algorithm>
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

/// The rows below the header, which must name these columns.
static std::vector<TableRow> readRows(const std::filesystem::path& file,
                                      const std::vector<std::string>& columns)
{
    std::vector<TableRow> rows = readTableRows(file);
    const auto isSame = [](const std::string& a, const std::string& b) {
        return foldedCase(a) == b;
    };
    if (!std::ranges::equal(rows.front().cells, columns, isSame)) {
        std::string names;
        for (const std::string& column : columns)
            names += (names.empty() ? "" : ", ") + column;
        throw Problem(file, Say::otherColumns, names);
    }
    rows.erase(rows.begin());
    return rows;
}

std::vector<FillMaskCase> readFillMaskCases(const std::filesystem::path& file)
{
    std::vector<FillMaskCase> cases;
    for (const TableRow& row : readRows(file, {"kind", "sentence", "fitting"})) {
        if (row.cells[1].find("[MASK]") == std::string::npos || row.cells[2].empty())
            throw Problem(file, Say::noMaskInRow, row.line);
        cases.push_back({row.cells[0], row.cells[1], split(row.cells[2], '/')});
    }
    return cases;
}

std::vector<NextSentenceCase> readNextSentenceCases(const std::filesystem::path& file)
{
    std::vector<NextSentenceCase> cases;
    for (const TableRow& row : readRows(file, {"kind", "a", "b", "follows"})) {
        const std::string& follows = row.cells[3];
        if (follows != "yes" && follows != "no")
            throw Problem(file, Say::yesOrNo, row.line, follows);
        cases.push_back({row.cells[0], row.cells[1], row.cells[2], follows == "yes"});
    }
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
        const Encoding encoding = tokenizer.encode(each.sentence);
        result.cut += bool(encoding.truncation);
        const auto masks = maskedPositions(encoding, tokenizer.specials().mask);
        const std::set<int> fitting = wholeWords(tokenizer, each.fitting);
        std::string said = each.sentence + " ->";
        bool right = false;
        if (!masks.empty()) {
            const auto trace = encoder.run(encoding, {.guessAt = {{masks.front()}}});
            const WordDistribution words(trace->wordLogits(masks.front()).value());
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
        const auto trace = encoder.run(model->tokenizer.encode(each.a, each.b),
                                       {.guessAt = std::vector<TokenIndex>()});
        result.cut += bool(trace->encoding().truncation);
        const double follows =
            static_cast<double>(nextSentenceScore(*trace->nextSentenceLogits()).isNext);
        count(result, each.kind, (follows >= 0.5) == each.follows,
              each.a + " | " + each.b + " -> " + std::to_string(follows));
    }
    return result;
}

} // namespace vitrine
