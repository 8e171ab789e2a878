// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

class QLabel;
class QTableWidget;

namespace vitrine
{

class Background;

/// What the masked-word head would guess at one token if BERT ended after each layer.
class LayerGuesses : public TraceView
{
    Q_OBJECT

public:
    explicit LayerGuesses(Selection* selection, QWidget* parent = nullptr);
    TextTable table() const override;

signals:
    void shown(); ///< the table is up to date

protected:
    void refresh() override;

private:
    void fill(const Matrix& logits, TokenIndex token);

    QLabel* m_title;
    QLabel* m_note;
    QTableWidget* m_table;
    Background* m_background;
};

} // namespace vitrine
