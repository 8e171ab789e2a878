// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bend_options.h"

#include <map>

namespace vitrine::cli
{

static const std::map<std::string, Direction>& directions()
{
    static const std::map<std::string, Direction> names = {
        {"both", Direction::Both},
        {"left-to-right", Direction::LeftToRight},
        {"right-to-left", Direction::RightToLeft}};
    return names;
}

static void requireLayer(LayerIndex layer, const Config& config)
{
    if (layer.value >= config.layerCount)
        throw InputError("there is no layer " + std::to_string(layer.oneBased()) +
                         ": the model has layers 1 to " + std::to_string(config.layerCount));
}

static void requireHead(LayerIndex layer, HeadIndex head, const Config& config)
{
    requireLayer(layer, config);
    if (head.value >= config.headCount)
        throw InputError("there is no head " + std::to_string(layer.oneBased()) + "." +
                         std::to_string(head.oneBased()) + ": each layer has heads 1 to " +
                         std::to_string(config.headCount));
}

void addBendOptions(CLI::App& command, Bend& bend)
{
    command
        .add_option_function<std::string>(
            "--direction",
            [&bend](const std::string& name) { bend.direction = directions().at(name); },
            "Which way a token may look")
        ->check(CLI::IsMember(&directions()))
        ->default_str("both");
    command.add_option_function<std::string>(
        "--silence",
        [&bend](const std::string& list) {
            try {
                parseSilence(list, bend);
            } catch (const Problem& error) {
                throw CLI::ValidationError("--silence", error.what());
            }
        },
        "Heads and layers to leave out, such as 2.1,4.3,5: layer.head, or a layer");
}

RunOptions bentRun(const Bend& bend, const Encoding& encoding, const Model& model)
{
    const Config& config = model.config;
    // runOptions() would pass over them, and the answer would look as if they made no difference.
    for (const LayerIndex layer : bend.silencedLayers)
        requireLayer(layer, config);
    for (const auto& [layer, head] : bend.silencedHeads)
        requireHead(layer, head, config);
    return runOptions(bend, encoding.size(), config.layerCount, config.headCount);
}

} // namespace vitrine::cli
