// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>

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

    ~ProbabilityBars() override;

    void setRows(QList<Row> rows);
    /// From now on the bars of both, and of all that are aligned with either, begin and end at the
    /// same place, so that they can be compared by eye.
    void alignWith(ProbabilityBars* other);
    QRectF track(int row) const; ///< where a bar of 100 % would be
    const QList<Row>& rows() const { return m_rows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    using Group = QList<ProbabilityBars*>;
    struct Widths {
        int name = 0, number = 0;
    };
    Widths ownWidths() const;
    Widths widths() const; ///< of the whole group
    int rowHeight() const;

    QList<Row> m_rows;
    std::shared_ptr<Group> m_group; ///< who is aligned, this one included
};

} // namespace vitrine
