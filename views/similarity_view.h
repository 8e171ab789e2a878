// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "heatmap.h"
#include "trace_view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace vitrine
{

/// How alike the tokens' vectors are at any layer, within one run or with each sentence run by
/// itself: the way to see that one word in two sentences gets two vectors.
class SimilarityView : public TraceView
{
    Q_OBJECT

public:
    explicit SimilarityView(Selection* selection, QWidget* parent = nullptr);

    /// The two sentences, each run by itself.
    void setApart(std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b);
    TextTable table() const override;
    const Matrix& similarities() const { return m_similarities; }
    QString sentence(Heatmap::Cell cell) const;

signals:
    void apartRequested(); ///< both sentences should be run by themselves

protected:
    void refresh() override;
    void askFurther() override;

private:
    struct Side {
        QList<int> tokens;
        QStringList names; ///< of these tokens
    };
    bool isApart() const { return furtherRuns().size() == 2; }
    const Trace& traceOf(int sentence) const;
    Side side(int sentence) const; ///< 0: rows, 1: columns

    QSlider* m_layer;
    QLabel* m_layerText;
    QComboBox* m_what;
    QCheckBox* m_apart;
    Heatmap* m_heatmap;
    QLabel* m_readout;
    Side m_sides[2];
    Matrix m_similarities;
};

} // namespace vitrine
