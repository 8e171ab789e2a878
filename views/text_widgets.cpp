// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_widgets.h"

#include <QHBoxLayout>
#include <QScrollBar>

#include <algorithm>

namespace vitrine
{

Note::Note(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // A role and no colour: a colour would stay what it was when the theme changes.
    setForegroundRole(QPalette::PlaceholderText);
}

MessageLine::MessageLine(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void MessageLine::showProblem(const QString& sentence)
{
    say(sentence, true);
}

void MessageLine::showSuccess(const QString& sentence)
{
    say(sentence, false);
}

void MessageLine::clearMessage()
{
    say({}, false);
}

void MessageLine::say(const QString& sentence, bool isProblem)
{
    setText(sentence);
    setForegroundRole(isProblem ? QPalette::BrightText : QPalette::WindowText);
    setVisible(!sentence.isEmpty());
}

QWidget* makeField(const QString& name, QWidget* field)
{
    auto* const both = new QWidget;
    auto* const label = new QLabel(name);
    label->setBuddy(field);
    auto* const layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(field);
    return both;
}

QLabel* makeTitle(const QString& text)
{
    auto* const title = new QLabel(QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped()));
    return title;
}

namespace
{

class ContentScroll : public QScrollArea
{
public:
    ContentScroll()
    {
        // Where there is nothing to scroll, Tab has nothing to stop at.
        setFocusPolicy(Qt::NoFocus);
        connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int least, int most) {
            setFocusPolicy(most > least ? Qt::StrongFocus : Qt::NoFocus);
        });
    }

    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override
    {
        return {std::min(widget()->minimumSizeHint().width(), 400), 60};
    }
};

} // namespace

QScrollArea* makeScroll(QWidget* content)
{
    auto* const scroll = new ContentScroll;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

} // namespace vitrine
