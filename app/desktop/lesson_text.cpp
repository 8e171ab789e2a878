// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/lesson_text.h"

#include "desktop/lesson_picture.h"

#include <QEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextDocument>

#include <algorithm>

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
    // A number and its percent sign stay on one line.
    static const QRegularExpression percent(QStringLiteral("(?<=\\d) (?=%)"));
    m_markdown.replace(percent, QString(QChar::Nbsp));
    m_folder = folder;
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
    if (type != QTextDocument::ImageResource)
        return {}; // a page has no style sheets, nor other pages in it
    const int widest = std::max(50, m_width - 2 * int(document()->documentMargin()));
    const qreal ratio = devicePixelRatioF();
    QString problem;
    QImage picture = readLessonPicture(m_folder, name, problem);
    if (picture.isNull())
        return writtenPicture(
            tr("[The picture %1 cannot be shown: %2]")
                .arg(name.toDisplayString(QUrl::PreferLocalFile).left(80), problem),
            widest, ratio, font(), palette().color(QPalette::Text));
    if (picture.width() <= widest)
        return picture;
    picture = picture.scaledToWidth(int(widest * ratio), Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

void LessonText::layPageAgain()
{
    if (m_markdown.isEmpty())
        return;
    const int place = verticalScrollBar()->value();
    layPage();
    verticalScrollBar()->setValue(place);
}

/// A laid-out page holds the colour of its links.
void LessonText::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        layPageAgain();
}

void LessonText::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (viewport()->width() != m_width)
        layPageAgain();
}

} // namespace vitrine
