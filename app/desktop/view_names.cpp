// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/view_names.h"

#include <QCoreApplication>

namespace vitrine
{

QStringList viewNames()
{
    return {QStringLiteral("overview"),      QStringLiteral("embeddings"),
            QStringLiteral("attention"),     QStringLiteral("lines"),
            QStringLiteral("heads"),         QStringLiteral("rollout"),
            QStringLiteral("inside-head"),   QStringLiteral("feed-forward"),
            QStringLiteral("layers"),        QStringLiteral("similarity"),
            QStringLiteral("predictions"),   QStringLiteral("masking-lab"),
            QStringLiteral("next-sentence"), QStringLiteral("bend"),
            QStringLiteral("learning"),      QStringLiteral("transfer"),
            QStringLiteral("features")};
}

QString viewName(View view)
{
    return viewNames().at(static_cast<int>(view));
}

std::optional<View> viewNamed(const QString& name)
{
    const auto index = viewNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(static_cast<View>(index));
}

View tabOf(View view)
{
    switch (view) {
    case View::Lines:
    case View::Heads:
    case View::Rollout:
        return View::Attention;
    case View::Transfer:
    case View::Features:
        return View::Learning;
    default:
        return view;
    }
}

QString viewTitle(View view)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("vitrine", text); };
    switch (view) {
    case View::Overview:
        return tr("Overview");
    case View::Embeddings:
        return tr("Embeddings");
    case View::Attention:
        return tr("Attention");
    case View::Lines:
        return tr("Attention lines");
    case View::Heads:
        return tr("All heads");
    case View::Rollout:
        return tr("Attention rollout");
    case View::InsideHead:
        return tr("Inside a head");
    case View::FeedForward:
        return tr("Feed-forward");
    case View::Layers:
        return tr("Layers");
    case View::Similarity:
        return tr("Similarity");
    case View::Predictions:
        return tr("Masked words");
    case View::MaskingLab:
        return tr("Masking lab");
    case View::NextSentence:
        return tr("Next sentence");
    case View::Bend:
        return tr("Bend it");
    case View::Learning:
        return tr("Watch it learn");
    case View::Transfer:
        return tr("Transfer");
    case View::Features:
        break;
    }
    return tr("Features");
}

} // namespace vitrine
