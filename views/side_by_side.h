// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace vitrine
{

/// Widgets beside one another while a line has room for enough letters, else one below the other.
/// Inside of makeScroll, large type then makes a page longer instead of cutting it.
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    /// `letters`: how many average ones the width has to hold.
    explicit SideBySide(int letters, QWidget* parent = nullptr);

    void addWidget(QWidget* widget, int stretch);
    /// As narrow as the widest part, since that is what it can become.
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    int m_letters;
    QBoxLayout* m_layout;
};

} // namespace vitrine
