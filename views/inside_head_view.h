// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <QStringList>

class QLabel;
class QPushButton;
class QScrollArea;

namespace vitrine
{

class HeadSteps;

/// One row of an attention head, computed before everyone's eyes: query, keys, products, their sum,
/// the division by sqrt(d), the softmax, and the weighted sum of the values.
class InsideHeadView : public TraceView
{
    Q_OBJECT

public:
    explicit InsideHeadView(Selection* selection, QWidget* parent = nullptr);

    static constexpr int stepCount = 7;
    int step() const { return m_step; } ///< from 0
    void setStep(int step);
    TextTable table() const override;

protected:
    void refresh() override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QString explanation() const;

    int m_step = stepCount - 1;
    QLabel* m_title;
    QLabel* m_explanation;
    QPushButton* m_back;
    QPushButton* m_forward;
    HeadSteps* m_steps;
};

} // namespace vitrine
