// SPDX-License-Identifier: GPL-3.0-or-later
#include "click.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

#include <utility>

namespace vitrine
{

void ClickTracker::press(const QMouseEvent& event)
{
    m_pressedAt = event.button() == Qt::LeftButton ? std::optional(event.pos()) : std::nullopt;
}

bool ClickTracker::isClick(const QMouseEvent& release)
{
    const auto pressedAt = std::exchange(m_pressedAt, std::nullopt);
    return release.button() == Qt::LeftButton && pressedAt &&
           (release.pos() - *pressedAt).manhattanLength() < QApplication::startDragDistance();
}

class ClickFilter : public QObject
{
public:
    ClickFilter(QWidget* widget, std::function<void(QPoint, Qt::KeyboardModifiers)> click)
        : QObject(widget), m_click(std::move(click))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick: // the second of two fast clicks
            m_tracker.press(*static_cast<QMouseEvent*>(event));
            return true;
        case QEvent::MouseButtonRelease:
            release(*static_cast<QMouseEvent*>(event));
            return true;
        default:
            return QObject::eventFilter(object, event);
        }
    }

private:
    void release(const QMouseEvent& event)
    {
        if (m_tracker.isClick(event))
            m_click(event.pos(), event.modifiers());
    }

    std::function<void(QPoint, Qt::KeyboardModifiers)> m_click;
    ClickTracker m_tracker;
};

void onClick(QWidget* widget, std::function<void(QPoint, Qt::KeyboardModifiers)> click)
{
    new ClickFilter(widget, std::move(click)); // the widget owns it
}

} // namespace vitrine
