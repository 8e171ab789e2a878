// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace vitrine
{

/// A frame around what has the focus, for those who came there with a key: many widgets show it
/// too faintly or not at all. It lies on the window and not in the views, so that no picture that
/// is saved has it.
class FocusRing : public QWidget
{
    Q_OBJECT

public:
    explicit FocusRing(QWidget* window);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QWidget* widget, Qt::FocusReason reason);
    void place();

    QPointer<QWidget> m_target;
    bool m_usesMouse = false; ///< the last thing that was pressed is a button of it
};

} // namespace vitrine
