// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/lesson_text.h"

#include <QImage>
#include <QScrollBar>
#include <QTextDocument>

namespace vitrine
{

LessonText::LessonText(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    // A bar that comes and goes would change the width, and with it the pictures.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
}

void LessonText::showPage(const QString& markdown, const QString& folder)
{
    m_markdown = markdown;
    setSearchPaths({folder});
    layPage();
    verticalScrollBar()->setValue(0);
}

void LessonText::layPage()
{
    m_width = viewport()->width();
    document()->clear(); // pictures of the last width are kept there
    document()->setDefaultFont(font());
    setMarkdown(m_markdown);
}

QVariant LessonText::loadResource(int type, const QUrl& name)
{
    const QVariant resource = QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource)
        return resource;
    QImage picture = resource.value<QImage>();
    if (picture.isNull())
        picture.loadFromData(resource.toByteArray());
    const int widest = m_width - 2 * int(document()->documentMargin());
    if (picture.isNull() || widest < 50 || picture.width() <= widest)
        return picture;
    const qreal ratio = devicePixelRatioF();
    QImage fitted = picture.scaledToWidth(int(widest * ratio), Qt::SmoothTransformation);
    fitted.setDevicePixelRatio(ratio);
    return fitted;
}

void LessonText::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (viewport()->width() == m_width || m_markdown.isEmpty())
        return;
    const int place = verticalScrollBar()->value();
    layPage();
    verticalScrollBar()->setValue(place);
}

} // namespace vitrine
