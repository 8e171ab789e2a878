// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <QWidget>

class QLabel;

namespace vitrine
{

class ProbabilityBars;

/// The guesses for one masked token.
class MaskPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MaskPanel(QWidget* parent = nullptr);

    /// `word`: one whose probability is asked for; may be empty.
    void setMask(const Answer& answer, TokenIndex mask, int count, const QString& word);
    void clearName(); ///< it shows nothing; no one should find it by its token
    TextTable table() const;
    ProbabilityBars* bars() const { return m_bars; }

private:
    QLabel* m_title;
    ProbabilityBars* m_bars;
    QLabel* m_hidden;
    QLabel* m_asked;
};

/// "'bed', 12.3 %, place 4 of 30,522": one word at one position.
QString wordStanding(const Answer& answer, TokenIndex position, TokenId word);

} // namespace vitrine
