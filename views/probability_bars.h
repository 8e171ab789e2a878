// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace vitrine
{

/// A list of names with their probabilities, as numbers and as bars from 0 to 1. Painted as one
/// widget; the names are never cut as long as they leave the bars some room.
class ProbabilityBars : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        QString name;
        double probability = 0;
        bool emphasized = false; ///< drawn bold, e.g. the word that really stood there
        QString value = {};      ///< what stands at the end; empty: the probability in percent
    };

    explicit ProbabilityBars(QWidget* parent = nullptr);

    void setRows(QList<Row> rows);
    const QList<Row>& rows() const { return m_rows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;

    QList<Row> m_rows;
};

} // namespace vitrine
