// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

#include <array>

class QLabel;
class QSlider;

namespace vitrine
{

class MatrixPicture;
class VectorStrip;

/// How a token becomes a vector: word + position + segment, then LayerNorm. Below: the sequence has
/// one vector per token, at the same index, from here to the last layer.
class EmbeddingsView : public TraceView
{
    Q_OBJECT

public:
    explicit EmbeddingsView(Selection* selection, QWidget* parent = nullptr);
    TextTable table() const override;

protected:
    void refresh() override;

private:
    std::array<Vector, 5> vectors() const;

    QLabel* m_title;
    std::array<VectorStrip*, 5> m_strips; // word, position, segment, sum, after LayerNorm
    QSlider* m_layer;
    QLabel* m_layerText;
    MatrixPicture* m_picture;
};

} // namespace vitrine
