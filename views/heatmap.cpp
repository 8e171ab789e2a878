// SPDX-License-Identifier: GPL-3.0-or-later
#include "heatmap.h"

#include "color_map.h"
#include "theme.h"
#include "token_axis.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace vitrine
{

Heatmap::Heatmap(QWidget* parent)
    : QCustomPlot(parent)
    , m_columns(xAxis2) // on top, where one begins to read
    , m_rows(yAxis)
{
    setObjectName(QStringLiteral("heatmap"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 160);
    setMouseTracking(true);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    connect(this, &QCustomPlot::mouseDoubleClick, this, &Heatmap::showAll);
    makeAxes();
    makeLegend();
    makeFrames();
    applyColors();
}

void Heatmap::makeAxes()
{
    m_columnLabels.reset(new TokenAxisTicker);
    m_rowLabels.reset(new TokenAxisTicker);
    xAxis->setVisible(false);
    m_columns->setVisible(true);
    m_columns->setTicker(m_columnLabels);
    m_columns->setTickLabelRotation(-60);
    m_rows->setTicker(m_rowLabels);
    m_rows->setRangeReversed(true);
    for (QCPAxis* axis : {m_columns, m_rows}) {
        axis->setTickLength(0, 4);
        axis->grid()->setVisible(false);
        axis->setLabelPadding(4);
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, axis](const QCPRange& range) { keepInside(range, axis); });
    }
    axisRect()->setRangeDragAxes(m_columns, m_rows);
    axisRect()->setRangeZoomAxes(m_columns, m_rows);
}

void Heatmap::makeLegend()
{
    m_map = new QCPColorMap(m_columns, m_rows);
    m_map->setInterpolate(false);
    m_map->setTightBoundary(false);
    m_map->setGradient(viridis());
    m_scale = new QCPColorScale(this);
    plotLayout()->addElement(0, 1, m_scale);
    m_scale->setBarWidth(14);
    m_scale->setType(QCPAxis::atRight);
    m_scale->setGradient(viridis());
    m_scale->setRangeDrag(false);
    m_scale->setRangeZoom(false);
    m_map->setColorScale(m_scale);
    auto* const margins = new QCPMarginGroup(this);
    axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    m_scale->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
}

QCPItemRect* Heatmap::makeFrame(const QPen& pen)
{
    auto* const frame = new QCPItemRect(this);
    for (QCPItemPosition* corner : {frame->topLeft, frame->bottomRight})
        corner->setAxes(m_columns, m_rows);
    frame->setBrush(Qt::NoBrush);
    frame->setPen(pen);
    frame->setVisible(false);
    return frame;
}

void Heatmap::makeFrames()
{
    m_cellFrame = makeFrame(QPen(QColor("#ff5d5d"), 2.5));
    m_crosses = addGraph(m_columns, m_rows);
    m_crosses->setLineStyle(QCPGraph::lsNone);
    m_crosses->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, QPen(QColor("#ff5d5d"), 2), Qt::NoBrush, 9));
}

void Heatmap::setTokens(const QStringList& tokens)
{
    setTokens(tokens, tokens);
}

void Heatmap::setTokens(const QStringList& rows, const QStringList& columns)
{
    m_columnLabels->setTokens(columns);
    m_rowLabels->setTokens(rows);
    const bool isOtherSize = m_rowCount != rows.size() || m_columnCount != columns.size();
    m_rowCount = int(rows.size());
    m_columnCount = int(columns.size());
    if (isOtherSize)
        showAll();
    if (m_rowCount > 0 && m_columnCount > 0)
        setShownCells(std::exchange(m_wantedCells, {}));
}

void Heatmap::setValues(ConstMatrixView values, Colors colors)
{
    QCPColorMapData* const cells = m_map->data();
    const int rows = int(values.rows());
    const int columns = int(values.cols());
    cells->setSize(columns, rows);
    cells->setRange(QCPRange(0, std::max(1, columns - 1)), QCPRange(0, std::max(1, rows - 1)));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            cells->setCell(column, row,
                           colors.logarithmic
                               ? std::max(double(values(row, column)), colors.smallest)
                               : double(values(row, column)));
    }
    m_hasSign = colors.hasSign;
    m_map->setGradient(m_hasSign ? diverging(palette()) : viridis());
    m_scale->setGradient(m_map->gradient());
    const QCPAxis::ScaleType type = colors.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear;
    if (m_map->dataScaleType() != type) {
        m_map->setDataScaleType(type);
        m_scale->axis()->setTicker(colors.logarithmic
                                       ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                       : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
        m_scale->axis()->setNumberFormat(colors.logarithmic ? QStringLiteral("f")
                                                            : QStringLiteral("gb"));
        m_scale->axis()->setNumberPrecision(colors.logarithmic ? 4 : 6);
    }
    m_map->setDataRange(QCPRange(
        colors.smallest, colors.largest > colors.smallest ? colors.largest : colors.smallest + 1));
    replot(rpQueuedReplot);
}

void Heatmap::setLegend(const QString& rows, const QString& columns, const QString& values)
{
    m_titles = {rows, columns, values};
    fitTitles();
}

/// A title that does not fit beside its axis would be cut; then the labels have to do.
void Heatmap::fitTitles()
{
    const QFontMetrics metrics(font());
    const auto fitting = [&](const QString& title) {
        return metrics.horizontalAdvance(title) <= axisRect()->height() ? title : QString();
    };
    m_rows->setLabel(fitting(m_titles[0]));
    m_columns->setLabel(height() >= 14 * metrics.height() ? m_titles[1] : QString());
    m_scale->setLabel(fitting(m_titles[2]));
}

void Heatmap::frameRows(const QList<int>& rows)
{
    while (m_rowFrames.size() < rows.size())
        m_rowFrames.append(makeFrame(QPen(QColor("#ffffff"), 1.5)));
    for (int i = 0; i < m_rowFrames.size(); ++i) {
        const bool isShown = i < rows.size() && rows[i] < m_rowCount;
        m_rowFrames[i]->setVisible(isShown);
        if (isShown) {
            m_rowFrames[i]->topLeft->setCoords(-0.5, rows[i] - 0.5);
            m_rowFrames[i]->bottomRight->setCoords(m_columnCount - 0.5, rows[i] + 0.5);
        }
    }
    replot(rpQueuedReplot);
}

void Heatmap::crossOut(const QList<Cell>& cells)
{
    QVector<double> columns, rows;
    for (const Cell& cell : cells) {
        columns.append(cell.column.value);
        rows.append(cell.row.value);
    }
    m_crosses->setData(columns, rows);
    replot(rpQueuedReplot);
}

void Heatmap::frameCell(std::optional<Cell> cell)
{
    m_cellFrame->setVisible(cell.has_value());
    if (cell) {
        m_cellFrame->topLeft->setCoords(cell->column.value - 0.5, cell->row.value - 0.5);
        m_cellFrame->bottomRight->setCoords(cell->column.value + 0.5, cell->row.value + 0.5);
    }
    replot(rpQueuedReplot);
}

void Heatmap::showAll()
{
    if (m_rowCount == 0 || m_columnCount == 0)
        return;
    m_columns->setRange(-0.5, m_columnCount - 0.5);
    m_rows->setRange(-0.5, m_rowCount - 0.5);
    fitLabels();
    replot(rpQueuedReplot);
}

QRectF Heatmap::shownCells() const
{
    if (m_rowCount == 0 || m_columnCount == 0)
        return m_wantedCells;
    const QCPRange columns = m_columns->range();
    const QCPRange rows = m_rows->range();
    if (columns.size() >= m_columnCount && rows.size() >= m_rowCount)
        return {};
    return {columns.lower, rows.lower, columns.size(), rows.size()};
}

void Heatmap::setShownCells(const QRectF& cells)
{
    if (m_rowCount == 0 || m_columnCount == 0) {
        m_wantedCells = cells;
    } else if (!cells.isNull()) {
        m_columns->setRange(cells.left(), cells.right()); // keepInside() follows
        m_rows->setRange(cells.top(), cells.bottom());
        replot(rpQueuedReplot);
    }
}

void Heatmap::zoom(double factor)
{
    for (QCPAxis* axis : {m_columns, m_rows})
        axis->scaleRange(factor, axis->range().center());
    replot(rpQueuedReplot);
}

void Heatmap::keepInside(const QCPRange& range, QCPAxis* axis)
{
    const double tokens = axis == m_rows ? m_rowCount : m_columnCount;
    if (tokens < 1)
        return;
    const double size = std::clamp(range.size(), std::min(2.0, tokens), tokens);
    const double lower = std::clamp(range.lower, -0.5, tokens - 0.5 - size);
    if (lower != range.lower || size != range.size())
        axis->setRange(lower, lower + size);
    fitLabels();
}

/// Labels get smaller, down to a size that is still legible, before some of them are left out.
void Heatmap::fitFont(QCPAxis* axis, double pixelsPerToken)
{
    QFont fitted = font();
    while (fitted.pointSizeF() > 8.5 && QFontMetricsF(fitted).height() * 0.8 > pixelsPerToken)
        fitted.setPointSizeF(fitted.pointSizeF() - 0.5);
    axis->setTickLabelFont(fitted);
}

void Heatmap::fitLabels()
{
    const QSize area = axisRect()->size();
    const double columns = m_columns->range().size();
    const double rows = m_rows->range().size();
    fitFont(m_columns, area.width() / columns);
    fitFont(m_rows, area.height() / rows);
    // Where several cells share a pixel they are blended, so that no row or column vanishes.
    m_map->setInterpolate(area.width() < columns || area.height() < rows);
    m_columnLabels->setMaxLabels(area.width() / QFontMetrics(m_columns->tickLabelFont()).height());
    // Lines may come as close as the letters allow.
    const int lineHeight = QFontMetrics(m_rows->tickLabelFont()).height();
    m_rowLabels->setMaxLabels(int(area.height() / (lineHeight * 0.7)));
}

std::optional<Heatmap::Cell> Heatmap::cellAt(QPoint position) const
{
    if (!axisRect()->rect().contains(position))
        return std::nullopt;
    const int column = qRound(m_columns->pixelToCoord(position.x()));
    const int row = qRound(m_rows->pixelToCoord(position.y()));
    if (column < 0 || row < 0 || column >= m_columnCount || row >= m_rowCount)
        return std::nullopt;
    return Cell{TokenIndex{row}, TokenIndex{column}};
}

void Heatmap::mouseMoveEvent(QMouseEvent* event)
{
    QCustomPlot::mouseMoveEvent(event);
    emit pointedAt(cellAt(event->pos()));
}

void Heatmap::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    emit pointedAt(std::nullopt);
}

void Heatmap::mousePressEvent(QMouseEvent* event)
{
    QCustomPlot::mousePressEvent(event);
    m_click.press(*event);
}

void Heatmap::mouseReleaseEvent(QMouseEvent* event)
{
    QCustomPlot::mouseReleaseEvent(event);
    if (!m_click.isClick(*event))
        return; // the picture was moved, or another button was meant
    if (const auto cell = cellAt(event->pos()))
        emit clicked(*cell, event->modifiers());
}

void Heatmap::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        emit stepped(0, -1);
        break;
    case Qt::Key_Right:
        emit stepped(0, 1);
        break;
    case Qt::Key_Up:
        emit stepped(-1, 0);
        break;
    case Qt::Key_Down:
        emit stepped(1, 0);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.8);
        break;
    case Qt::Key_Minus:
        zoom(1.25);
        break;
    case Qt::Key_0:
        showAll();
        break;
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

void Heatmap::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    fitTitles();
    fitLabels();
    replot(rpQueuedReplot);
}

void Heatmap::changeEvent(QEvent* event)
{
    if (m_cellFrame &&
        (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        applyColors();
    QCustomPlot::changeEvent(event);
}

/// A picture file gets the plot drawn anew, sharp at any size, by exportPicture.
void Heatmap::paintEvent(QPaintEvent* event)
{
    if (!property("isDrawnSeparately").toBool())
        QCustomPlot::paintEvent(event);
}

void Heatmap::applyColors()
{
    if (m_hasSign) {
        m_map->setGradient(diverging(palette()));
        m_scale->setGradient(m_map->gradient());
    }
    const QColor edge = palette().color(QPalette::Mid);
    setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {m_columns, m_rows, m_scale->axis()}) {
        axis->setLabelColor(meaningColors(palette()).mutedText);
        axis->setTickLabelColor(palette().color(QPalette::Text));
        axis->setBasePen(QPen(edge));
        axis->setTickPen(QPen(edge));
        axis->setSubTickPen(QPen(edge));
        axis->setLabelFont(font());
    }
    m_scale->axis()->setTickLabelFont(font());
    fitTitles();
    fitLabels();
    replot(rpQueuedReplot);
}

} // namespace vitrine
