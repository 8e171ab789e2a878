// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QImage>
#include <QString>
#include <QUrl>

namespace vitrine
{

/// Reads a picture of a lesson. It has to be a PNG, JPEG, GIF, WebP or BMP file of moderate size in
/// the lesson's folder or below; nothing is fetched from the network. If it cannot be shown, the
/// result is null and `problem` says why, in the window's language.
QImage readLessonPicture(const QString& folder, const QUrl& name, QString& problem);

/// `text`, written on a picture of `width` logical pixels.
QImage writtenPicture(const QString& text, int width, qreal ratio, const QFont& font,
                      const QColor& color);

} // namespace vitrine
