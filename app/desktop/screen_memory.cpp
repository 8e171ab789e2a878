// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screen_memory.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMetaProperty>
#include <QSplitter>
#include <QTabBar>
#include <QWidget>

#include <functional>

namespace vitrine
{

/// Calls `visit` with every widget beneath `root` and its place, such as "Card-1/QCheckBox-2".
static void walk(const QWidget& root, const QString& place,
                 const std::function<void(QWidget&, const QString&)>& visit)
{
    QMap<QString, int> counts; // of each class among the children
    for (QObject* const child : root.children()) {
        auto* const widget = qobject_cast<QWidget*>(child);
        if (!widget || widget->isWindow())
            continue;
        const QString kind = QString::fromLatin1(widget->metaObject()->className());
        const QString here = QStringLiteral("%1/%2-%3").arg(place, kind).arg(++counts[kind]);
        visit(*widget, here);
        // What these have inside belongs to them.
        if (!qobject_cast<QAbstractSpinBox*>(widget) && !qobject_cast<QComboBox*>(widget))
            walk(*widget, here, visit);
    }
}

/// The property that holds what a person sets; its name is null if there is none.
static const char* property(const QWidget& widget)
{
    if (qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QTabBar*>(&widget))
        return "currentIndex"; // the words of a choice are another language's
    if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget))
        return button->isCheckable() ? "checked" : nullptr;
    if (const auto* const edit = qobject_cast<const QLineEdit*>(&widget))
        return edit->isReadOnly() ? nullptr : "text";
    return widget.metaObject()->userProperty().name();
}

static bool isOwn(const QWidget& widget)
{
    return QByteArray(widget.metaObject()->className()).startsWith("vitrine::");
}

ScreenMemory rememberScreen(const QWidget& root)
{
    ScreenMemory memory;
    walk(root, {}, [&memory](const QWidget& widget, const QString& place) {
        if (const auto* const splitter = qobject_cast<const QSplitter*>(&widget))
            memory[place] = splitter->saveState();
        else if (const char* const name = property(widget))
            memory[place] = widget.property(name);
    });
    return memory;
}

void restoreScreen(QWidget& root, const ScreenMemory& memory)
{
    // Views of our own come after the controls in them: some begin anew when a control changes.
    for (const bool own : {false, true}) {
        walk(root, {}, [&](QWidget& widget, const QString& place) {
            const auto found = memory.find(place);
            if (found == memory.end() || isOwn(widget) != own)
                return;
            if (auto* const splitter = qobject_cast<QSplitter*>(&widget))
                splitter->restoreState(found->toByteArray());
            else if (const char* const name = property(widget))
                widget.setProperty(name, *found);
        });
    }
}

} // namespace vitrine
