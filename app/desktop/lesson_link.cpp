// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/lesson_link.h"

#include "types/problem.h"

#include <QUrlQuery>

namespace vitrine
{

static bool readNumber(const QUrlQuery& query, const QString& key, int least,
                       std::optional<int>& number)
{
    if (!query.hasQueryItem(key))
        return true;
    bool isNumber = false;
    number = query.queryItemValue(key).toInt(&isNumber);
    return isNumber && *number >= least;
}

std::optional<Direction> directionNamed(const QString& name)
{
    if (name == QLatin1String("both"))
        return Direction::Both;
    if (name == QLatin1String("left-to-right"))
        return Direction::LeftToRight;
    if (name == QLatin1String("right-to-left"))
        return Direction::RightToLeft;
    return std::nullopt;
}

std::optional<LessonLink> parseLessonLink(const QUrl& link)
{
    if (link.scheme() != QLatin1String("vitrine"))
        return std::nullopt;
    const QUrlQuery query(link);
    const auto value = [&](const char* key) {
        return query.queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
    };
    const auto has = [&](const char* key) { return query.hasQueryItem(QLatin1String(key)); };
    LessonLink result;
    if (has("view") && !(result.view = viewNamed(value("view"))))
        return std::nullopt;
    if (has("a"))
        result.texts[0] = value("a");
    if (has("b"))
        result.texts[1] = value("b");
    if (has("direction") && !(result.direction = directionNamed(value("direction"))))
        return std::nullopt;
    if (has("silence")) {
        result.silenced.emplace();
        try {
            parseSilence(value("silence").toStdString(), *result.silenced);
        } catch (const Problem&) {
            return std::nullopt;
        }
    }
    result.point = value("point");
    if (result.texts[0] || result.texts[1])
        result.token = 0;
    if (!readNumber(query, QStringLiteral("layer"), 1, result.layer) ||
        !readNumber(query, QStringLiteral("head"), 1, result.head) ||
        !readNumber(query, QStringLiteral("token"), 0, result.token))
        return std::nullopt;
    return result;
}

} // namespace vitrine
