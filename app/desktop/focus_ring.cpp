// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/focus_ring.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QFocusEvent>
#include <QPainter>

namespace vitrine
{

static constexpr int distance = 3; // from what it frames

FocusRing::FocusRing(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("focusRing"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) {
        if (!now)
            hide();
    });
}

bool FocusRing::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        m_usesMouse = false;
        break;
    case QEvent::MouseButtonPress:
        m_usesMouse = true;
        m_target.clear();
        hide();
        break;
    case QEvent::FocusIn:
        if (auto* const widget = qobject_cast<QWidget*>(object))
            follow(widget, static_cast<QFocusEvent*>(event)->reason());
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (const auto* const widget = qobject_cast<QWidget*>(object);
            widget && m_target && object != this &&
            (widget == m_target || widget->isAncestorOf(m_target)))
            place();
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::follow(QWidget* widget, Qt::FocusReason reason)
{
    switch (reason) {
    case Qt::TabFocusReason:
    case Qt::BacktabFocusReason:
    case Qt::ShortcutFocusReason:
        m_target = m_usesMouse ? nullptr : widget; // a hidden widget hands its focus on by itself
        break;
    case Qt::ActiveWindowFocusReason:
    case Qt::PopupFocusReason:
    case Qt::MenuBarFocusReason:
        if (widget != m_target) // or it comes back from another window
            m_target.clear();
        break;
    default:
        m_target.clear();
    }
    place();
}

void FocusRing::place()
{
    if (!m_target || m_target->window() != window() || !m_target->isVisible())
        return hide();
    QRect area(m_target->mapTo(window(), QPoint()), m_target->size());
    for (const QWidget* around = m_target->parentWidget(); around && around != window();
         around = around->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(around->parentWidget()))
            area &= QRect(around->mapTo(window(), QPoint()), around->size());
    }
    if (area.isEmpty())
        return hide(); // it was scrolled away
    setGeometry(area.adjusted(-distance, -distance, distance, distance) & window()->rect());
    show();
    raise();
}

void FocusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace vitrine
