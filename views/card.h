// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace vitrine
{

/// A rounded panel that a view stands on. Painted rather than given a style sheet: a style sheet
/// would keep fonts and palettes from reaching what stands on it.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* content, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace vitrine
