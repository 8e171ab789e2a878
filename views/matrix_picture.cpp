// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix_picture.h"

#include "click.h"
#include "color_map.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine
{

static constexpr int zeroColor = 127; // in the middle of a table of colours

MatrixPicture::MatrixPicture(QWidget* parent) : QWidget(parent)
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers) { clickAt(at); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MatrixPicture::setMatrix(ConstMatrixView values, QStringList names, int current)
{
    // A few components are far larger than the rest; three standard deviations get full colour.
    const double spread = std::sqrt(double(values.array().square().mean())) * 3 + 1e-12;
    m_image = QImage(int(values.cols()), int(values.rows()), QImage::Format_Indexed8);
    for (int row = 0; row < m_image.height(); ++row) {
        uchar* const line = m_image.scanLine(row);
        for (int column = 0; column < m_image.width(); ++column) {
            const double share = within(-1, double(values(row, column)) / spread, 1);
            line[column] = uchar(std::lround((share + 1) * zeroColor));
        }
    }
    applyColors();
    m_names = std::move(names);
    m_current = current;
    update();
}

void MatrixPicture::applyColors()
{
    QList<QRgb> colors;
    for (int i = 0; i <= 2 * zeroColor; ++i)
        colors.append(divergingColor(double(i) / zeroColor - 1, palette()).rgb());
    m_image.setColorTable(colors);
}

void MatrixPicture::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_image.isNull())
        applyColors();
    QWidget::changeEvent(event);
}

QRectF MatrixPicture::pictureArea() const
{
    int widest = 60;
    const QFontMetrics metrics(font());
    for (const QString& name : m_names)
        widest = std::max(widest, metrics.horizontalAdvance(name) + 10);
    const int left = std::min(widest, 130);
    return QRectF(left, 1, width() - left - 2, height() - 2);
}

void MatrixPicture::clickAt(QPoint position)
{
    if (m_image.isNull())
        return;
    const QRectF area = pictureArea();
    const int row = int((position.y() - area.top()) / area.height() * m_image.height());
    if (row >= 0 && row < m_image.height())
        emit rowClicked(row);
}

void MatrixPicture::paintEvent(QPaintEvent*)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    const QRectF area = pictureArea();
    const double step = area.height() / m_image.height();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, step < 1);
    painter.drawImage(area, m_image);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(area);

    const QFontMetrics metrics(font());
    const int every = std::max(1, int(std::ceil(metrics.height() * 0.9 / step)));
    for (int row = 0; row < m_names.size(); row += every) {
        painter.setPen(palette().color(QPalette::Text));
        const QRectF place(0, area.top() + row * step + step / 2 - metrics.height() / 2.0,
                           area.left() - 8, metrics.height());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_names[row], Qt::ElideRight, int(place.width())));
    }
    if (m_current >= 0) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2.5));
        painter.drawRect(
            QRectF(area.left(), area.top() + m_current * step, area.width(), std::max(3.0, step)));
    }
}

} // namespace vitrine
