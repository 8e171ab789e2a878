// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QStringList>

namespace vitrine
{

/// Labels an axis with tokens at 0, 1, 2, ... When there is not room for all, every second, third,
/// ... is labelled, so that none overlap at any zoom.
class TokenAxisTicker : public QCPAxisTicker
{
public:
    void setTokens(QStringList tokens) { m_tokens = std::move(tokens); }
    void setMaxLabels(int count) { m_maxLabels = qMax(1, count); }

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;

private:
    QStringList m_tokens;
    int m_maxLabels = 40;
};

} // namespace vitrine
