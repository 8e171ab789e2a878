// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/head_pattern.h"
#include "encoder/trace.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <vector>

namespace vitrine
{

class Background;
class Selection;

/// "looks back" and so on.
QString patternName(HeadPattern pattern);

/// Every head of every layer as a small picture, named by the pattern that was measured in it.
/// In the order of the model (a row per layer) or sorted by how clear the pattern is.
class HeadsGrid : public QWidget
{
    Q_OBJECT

public:
    explicit HeadsGrid(Selection* selection, QWidget* parent = nullptr);

    /// The trace is read now and not kept.
    void setTrace(const std::shared_ptr<const Trace>& trace);
    /// Absent: in the order of the model. Else the heads with the largest share first.
    void sortBy(std::optional<HeadPattern> pattern);
    void setLogarithmic(bool logarithmic);

    struct Head {
        LayerIndex layer;
        HeadIndex head;
        HeadSummary summary;
        QImage picture; ///< at most 96 pixels wide; a pixel is the mean of its cells
    };
    const std::vector<Head>& heads() const { return m_heads; } ///< in the order shown
    QRect rectOf(int place) const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {600, heightForWidth(std::max(width(), 600))}; }

signals:
    void clicked(vitrine::LayerIndex layer, vitrine::HeadIndex head);
    void shown();                       ///< the pictures are up to date
    void failed(const QString& reason); ///< they could not be computed

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void clickAt(QPoint position);
    void compute(const std::shared_ptr<const Trace>& trace);
    void sort();
    int columns(int width) const;
    QSize cellSize(int width) const;
    int placeAt(QPoint position) const;

    Selection* m_selection;
    std::weak_ptr<const Trace> m_trace; // the one whose pictures are shown or on their way
    int m_headCount = 1;
    std::vector<Head> m_heads;
    std::optional<HeadPattern> m_sortedBy;
    bool m_logarithmic = false;
    Background* m_background;
};

} // namespace vitrine
