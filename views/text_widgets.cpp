// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_widgets.h"

#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace vitrine
{

Note::Note(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    applyColor();
}

void Note::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColor();
    QLabel::changeEvent(event);
}

void Note::applyColor()
{
    QPalette colors = palette();
    const QColor muted = meaningColors(window()->palette()).mutedText;
    if (colors.color(QPalette::WindowText) != muted) {
        colors.setColor(QPalette::WindowText, muted);
        setPalette(colors);
    }
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
    m_isProblem = isProblem;
    setText(sentence);
    applyColor();
    setVisible(!sentence.isEmpty());
}

void MessageLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColor();
    QLabel::changeEvent(event);
}

void MessageLine::applyColor()
{
    const QPalette around = window()->palette();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_isProblem ? meaningColors(around).warning
                                                      : around.color(QPalette::WindowText));
    setPalette(colors);
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
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

} // namespace vitrine
