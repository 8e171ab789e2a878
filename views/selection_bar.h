// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <QWidget>

#include <memory>

class QLabel;
class QSpinBox;

namespace vitrine
{

class Selection;

/// Layer, head and token in numbers: one place from which every view is steered.
class SelectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(Selection* selection, QWidget* parent = nullptr);

    void setTrace(const std::shared_ptr<const Trace>& trace);
    /// What the view on screen listens to; the rest is hidden.
    void setNeeds(bool layer, bool head, bool token);

private:
    struct Box {
        QWidget* field; ///< the number with its label
        QSpinBox* number;
    };
    Box makeBox(const QString& label, const QString& objectName, const QString& name);
    void refresh();

    Selection* m_selection;
    std::shared_ptr<const Trace> m_trace;
    Box m_layer, m_head, m_token;
    QLabel* m_tokenText;
};

} // namespace vitrine
