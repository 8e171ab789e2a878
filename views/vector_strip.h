// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types/tensor.h"

#include <QWidget>

namespace vitrine
{

/// One vector as a row of coloured cells, blue below 0 and orange above; the value under the
/// pointer is shown, and the first few stand beside it as numbers.
class VectorStrip : public QWidget
{
    Q_OBJECT

public:
    explicit VectorStrip(QWidget* parent = nullptr);

    void setLabel(const QString& label, const QString& note = {});
    /// `limit`: the size of a value that gets the full colour.
    void setValues(const Vector& values, double limit);
    const Vector& values() const { return m_values; }
    QString label() const { return m_label; }
    /// "component 12 of 256: -0.034"
    QString sentence(int component) const;

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRect cells() const;
    int componentAt(int x) const;

    QString m_label, m_note;
    Vector m_values;
    double m_limit = 1;
};

} // namespace vitrine
