// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/batch.h"

#include <algorithm>

namespace vitrine
{

static std::size_t roundedUp(std::size_t count)
{
    constexpr std::size_t multiple = Batch::rowMultiple;
    return (count + multiple - 1) / multiple * multiple;
}

int Batch::askedCount() const
{
    return static_cast<int>(
        std::count_if(asked.begin(), asked.end(), [](int row) { return row >= 0; }));
}

int Batch::labelledCount() const
{
    return static_cast<int>(
        std::count_if(labels.begin(), labels.end(), [](int label) { return label >= 0; }));
}

Batch makeBatch(const std::vector<Example>& examples)
{
    Batch batch;
    batch.begin.push_back(0);
    for (const Example& example : examples) {
        for (std::size_t i = 0; i < example.tokens.size(); ++i) {
            const int row = static_cast<int>(batch.tokens.size());
            batch.tokens.push_back(example.tokens[i]);
            batch.positions.push_back(static_cast<int>(i));
            batch.segments.push_back(example.segments[i]);
            if (!example.targets.empty() && example.targets[i] >= 0) {
                batch.asked.push_back(row);
                batch.answers.push_back(example.targets[i]);
            }
        }
        batch.begin.push_back(static_cast<int>(batch.tokens.size()));
        batch.labels.push_back(example.label);
    }
    for (std::vector<int>* const perRow : {&batch.tokens, &batch.positions, &batch.segments})
        perRow->resize(roundedUp(perRow->size()), 0);
    batch.asked.resize(roundedUp(batch.asked.size()), -1);
    batch.answers.resize(batch.asked.size(), -1);
    return batch;
}

} // namespace vitrine
