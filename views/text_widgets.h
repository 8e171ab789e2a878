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

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColor();
};

/// The bold title of a view.
QLabel* makeTitle(const QString& text);

/// `content` with a vertical scroll bar when there is not room for it, without a frame. It asks for
/// the room that the content needs, and can do with less.
QScrollArea* makeScroll(QWidget* content);

} // namespace vitrine
