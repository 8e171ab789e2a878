// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/bend.h"

#include <QWidget>

namespace vitrine
{

/// Every head as a square, a row per layer: a click silences it or lets it speak again; a click on
/// a layer's name does so for the layer.
class SilenceGrid : public QWidget
{
    Q_OBJECT

public:
    explicit SilenceGrid(QWidget* parent = nullptr);

    void setSizes(int layers, int heads);
    void setBend(const Bend& bend);
    QRect headRect(LayerIndex layer, HeadIndex head) const;
    QRect layerRect(LayerIndex layer) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void headToggled(vitrine::LayerIndex layer, vitrine::HeadIndex head);
    void layerToggled(vitrine::LayerIndex layer);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void clickAt(QPoint position);
    int side() const;
    int nameWidth() const;

    int m_layers = 0;
    int m_heads = 0;
    int m_row = 0;     // the square that the keyboard is on
    int m_column = -1; // -1: the layer's name
    Bend m_bend;
};

} // namespace vitrine
