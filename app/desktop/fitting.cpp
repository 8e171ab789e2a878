// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/fitting.h"

#include "translate.h"

#include <QStringList>

namespace vitrine
{

Bend missingFrom(const Config& config, const Bend& bend)
{
    Bend missing;
    for (const LayerIndex layer : bend.silencedLayers) {
        if (layer.value >= config.layerCount)
            missing.silencedLayers.insert(layer);
    }
    for (const auto& place : bend.silencedHeads) {
        if (place.first.value >= config.layerCount || place.second.value >= config.headCount)
            missing.silencedHeads.insert(place);
    }
    return missing;
}

Bend fitted(Bend bend, const Config& config)
{
    const Bend missing = missingFrom(config, bend);
    for (const LayerIndex layer : missing.silencedLayers)
        bend.silencedLayers.erase(layer);
    for (const auto& place : missing.silencedHeads)
        bend.silencedHeads.erase(place);
    return bend;
}

QString missingText(const WantedPlace& wanted, const Config& config, int tokens)
{
    QStringList sentences;
    if (wanted.layer > config.layerCount)
        sentences += tr("Layer %1 was asked for; the last layer of this model is %2.")
                         .arg(wanted.layer)
                         .arg(config.layerCount);
    if (wanted.head > config.headCount)
        sentences += tr("Head %1 was asked for; the last head of this model is %2.")
                         .arg(wanted.head)
                         .arg(config.headCount);
    if (wanted.token > tokens)
        sentences += tr("Token %1 was asked for; the last token of this text is %2.")
                         .arg(wanted.token)
                         .arg(tokens);
    const std::string silence = silenceText(missingFrom(config, wanted.bend));
    if (!silence.empty())
        sentences += tr("%1 cannot be silenced: this model has layers 1 to %2, each with heads 1 "
                        "to %3.")
                         .arg(QString::fromStdString(silence))
                         .arg(config.layerCount)
                         .arg(config.headCount);
    return sentences.join(QLatin1Char(' '));
}

} // namespace vitrine
