// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QString>

namespace vitrine
{

/// Running text: plain, wraps, and never widens the window. Muted text follows the theme.
class Note : public QLabel
{
    Q_OBJECT

public:
    explicit Note(const QString& text = {}, QWidget* parent = nullptr);
};

/// A sentence about what went wrong, or well; hidden while there is nothing to say.
class MessageLine : public QLabel
{
    Q_OBJECT

public:
    explicit MessageLine(QWidget* parent = nullptr);
    void showProblem(const QString& sentence); ///< in the colour of warnings
    void showSuccess(const QString& sentence);
    void clearMessage();

private:
    void say(const QString& sentence, bool isProblem);
};

/// A label beside what it names, as one widget.
QWidget* makeField(const QString& name, QWidget* field);

/// The bold title of a view.
QLabel* makeTitle(const QString& text);

/// `content` with scroll bars when there is not room for it, without a frame. It asks for
/// the room that the content needs, and can do with less.
QScrollArea* makeScroll(QWidget* content);

} // namespace vitrine
