// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_axis.h"

#include <cmath>

namespace vitrine
{

double TokenAxisTicker::getTickStep(const QCPRange& range)
{
    return std::max(1.0, std::ceil(range.size() / m_maxLabels));
}

QString TokenAxisTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    const int index = qRound(tick);
    if (index < 0 || index >= m_tokens.size())
        return {};
    const QString& token = m_tokens[index];
    constexpr int longest = 14;
    return token.size() <= longest ? token : token.left(longest - 1) + QChar(0x2026);
}

} // namespace vitrine
