// SPDX-License-Identifier: GPL-3.0-or-later
#include "click.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

#include <optional>
#include <utility>

namespace vitrine
{

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
        case QEvent::MouseButtonDblClick: { // the second of two fast clicks
            const auto* const press = static_cast<QMouseEvent*>(event);
            m_pressedAt =
                press->button() == Qt::LeftButton ? std::optional(press->pos()) : std::nullopt;
            return true;
        }
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
        const auto pressedAt = std::exchange(m_pressedAt, std::nullopt);
        if (event.button() == Qt::LeftButton && pressedAt &&
            (event.pos() - *pressedAt).manhattanLength() < QApplication::startDragDistance())
            m_click(event.pos(), event.modifiers());
    }

    std::function<void(QPoint, Qt::KeyboardModifiers)> m_click;
    std::optional<QPoint> m_pressedAt;
};

void onClick(QWidget* widget, std::function<void(QPoint, Qt::KeyboardModifiers)> click)
{
    new ClickFilter(widget, std::move(click)); // the widget owns it
}

} // namespace vitrine
