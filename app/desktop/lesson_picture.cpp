// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/lesson_picture.h"

#include "desktop/small_file.h"
#include "translate.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QTextDocument>
#include <QtMath>

namespace vitrine
{

static constexpr qint64 largestFile = 20 * 1024 * 1024;
// A small file can unfold into a picture that fills the memory.
static constexpr qint64 mostPixels = 25'000'000;

/// Empty if it is not below `folder`, links followed.
static QString fileBelow(const QString& folder, const QUrl& name)
{
    if (!name.isRelative() || !name.host().isEmpty())
        return {};
    const QString file = folder + QLatin1Char('/') + name.path(QUrl::FullyDecoded);
    const QString real = QFileInfo(file).canonicalFilePath();
    return real.startsWith(QFileInfo(folder).canonicalFilePath() + QLatin1Char('/')) ? real
                                                                                     : QString();
}

QImage readLessonPicture(const QString& folder, const QUrl& name, QString& problem)
{
    const QString file = fileBelow(folder, name);
    if (file.isEmpty()) {
        problem = tr("it is not in the lesson's folder");
        return {};
    }
    QByteArray bytes;
    problem = readSmallFile(file, largestFile, bytes);
    if (!problem.isEmpty())
        return {};
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    static const QList<QByteArray> formats = {"png", "jpeg", "gif", "webp", "bmp"};
    const QSize size = formats.contains(reader.format()) ? reader.size() : QSize();
    if (size.isEmpty()) {
        problem = tr("it is not a PNG or JPEG picture");
        return {};
    }
    if (qint64(size.width()) * size.height() > mostPixels) {
        problem = tr("it is too large: %1 × %2 pixels").arg(size.width()).arg(size.height());
        return {};
    }
    const QImage picture = reader.read();
    if (picture.isNull())
        problem = tr("it is damaged");
    return picture;
}

QImage writtenPicture(const QString& text, int width, qreal ratio, const QFont& font,
                      const QColor& color)
{
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // a path can be long
    document.setDefaultTextOption(option);
    document.setPlainText(text);
    document.setTextWidth(width);
    const int height = qCeil(document.size().height());
    QImage picture(QSize(width, height) * ratio, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, color);
    document.documentLayout()->draw(&painter, context);
    return picture;
}

} // namespace vitrine
