// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <QWidget>

#include <memory>

namespace vitrine
{

/// The table of InsideHeadView: one row per attended token, one column per step; columns that are
/// still to come are empty. On top the query, and at the last step the result.
class HeadSteps : public QWidget
{
    Q_OBJECT

public:
    explicit HeadSteps(QWidget* parent = nullptr);

    struct Row {
        float product; ///< query · key
        float score;   ///< divided by sqrt(d)
        float weight;  ///< after the softmax
    };
    static Row rowOf(const Trace& trace, LayerIndex layer, HeadIndex head, TokenIndex query,
                     TokenIndex key);

    /// The trace is not kept: it belongs to the view around this one.
    void setHead(const std::shared_ptr<const Trace>& trace, LayerIndex layer, HeadIndex head,
                 TokenIndex query, int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Column {
        QString title;
        int step;     ///< at which it appears
        double share; ///< of the width beside the names
    };
    QList<Column> columns() const;
    int rowHeight() const;
    void paintRow(QPainter& painter, const Trace& trace, int token,
                  const QList<QRectF>& cells) const;
    void paintStrip(QPainter& painter, const QRectF& area, const Vector& values,
                    double limit) const;

    std::weak_ptr<const Trace> m_trace;
    int m_tokenCount = 0;
    LayerIndex m_layer;
    HeadIndex m_head;
    TokenIndex m_query;
    int m_step = 0;
    double m_keyLimit = 1, m_productLimit = 1, m_valueLimit = 1;
};

} // namespace vitrine
