// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_view.h"

#include "color_map.h"
#include "selection.h"
#include "theme.h"
#include "token_axis.h"
#include "token_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

AttentionView::AttentionView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection)
{
    setObjectName(QStringLiteral("attentionView"));
    makeControls();
    makePlot();
    applyColors();
    connect(selection, &Selection::changed, this, &AttentionView::refresh);
}

void AttentionView::makeControls()
{
    m_layer = new QSpinBox;
    m_layer->setObjectName(QStringLiteral("layer"));
    m_layer->setAccessibleName(tr("Layer"));
    m_head = new QSpinBox;
    m_head->setObjectName(QStringLiteral("head"));
    m_head->setAccessibleName(tr("Head"));
    for (QSpinBox* box : {m_layer, m_head}) {
        box->setRange(1, 1);
        box->setKeyboardTracking(false);
    }
    connect(m_layer, &QSpinBox::valueChanged, this,
            [this](int number) { m_selection->setLayer(LayerIndex::fromOneBased(number)); });
    connect(m_head, &QSpinBox::valueChanged, this,
            [this](int number) { m_selection->setHead(HeadIndex::fromOneBased(number)); });

    auto* const layerLabel = new QLabel(tr("&Layer"));
    layerLabel->setBuddy(m_layer);
    auto* const headLabel = new QLabel(tr("&Head"));
    headLabel->setBuddy(m_head);
    m_colorRange = new QComboBox;
    m_colorRange->setObjectName(QStringLiteral("colorRange"));
    m_colorRange->setAccessibleName(tr("Range of the colours"));
    m_colorRange->addItems({tr("from 0 to 1"), tr("from 0 to this head's largest")});
    m_colorRange->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_colorRange->setMinimumContentsLength(8);
    m_colorRange->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_colorRange->setToolTip(
        tr("From 0 to 1, a colour means the same in every head. The other brings out weak ones."));
    connect(m_colorRange, &QComboBox::currentIndexChanged, this, &AttentionView::refresh);
    auto* const colorLabel = new QLabel(tr("&Colours"));
    colorLabel->setBuddy(m_colorRange);
    auto* const all = new QPushButton(tr("Show &all"));
    all->setObjectName(QStringLiteral("showAll"));
    all->setToolTip(tr("Back to all tokens after zooming with the wheel or dragging (0)"));
    connect(all, &QPushButton::clicked, this, &AttentionView::showAll);

    auto* const controls = new QHBoxLayout;
    controls->setSpacing(8);
    controls->addWidget(layerLabel);
    controls->addWidget(m_layer);
    controls->addSpacing(8);
    controls->addWidget(headLabel);
    controls->addWidget(m_head);
    controls->addSpacing(8);
    controls->addWidget(colorLabel);
    controls->addWidget(m_colorRange);
    controls->addStretch();
    controls->addWidget(all);

    m_readout = new QLabel;
    m_readout->setObjectName(QStringLiteral("readout"));
    m_readout->setAccessibleName(tr("Value under the pointer"));
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->setWordWrap(true); // a long token must not widen the window
    m_plot = new QCustomPlot;

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(controls);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_readout);
}

void AttentionView::makePlot()
{
    m_plot->setObjectName(QStringLiteral("heatmap"));
    m_plot->setAccessibleName(tr("Attention heatmap"));
    m_plot->setAccessibleDescription(
        tr("Arrow keys move from cell to cell, plus and minus zoom, 0 shows all."));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMinimumSize(200, 160);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);

    m_columns.reset(new TokenAxisTicker);
    m_rows.reset(new TokenAxisTicker);
    QCPAxisRect* const area = m_plot->axisRect();
    QCPAxis* const columns = m_plot->xAxis2; // on top, where one begins to read
    QCPAxis* const rows = m_plot->yAxis;
    m_plot->xAxis->setVisible(false);
    columns->setVisible(true);
    columns->setTicker(m_columns);
    columns->setTickLabelRotation(-60);
    rows->setTicker(m_rows);
    rows->setRangeReversed(true);
    for (QCPAxis* axis : {columns, rows}) {
        axis->setTickLength(0, 4);
        axis->grid()->setVisible(false);
        axis->setLabelPadding(4);
    }
    columns->setLabel(tr("attended token"));
    rows->setLabel(tr("attending token"));
    area->setRangeDragAxes(columns, rows);
    area->setRangeZoomAxes(columns, rows);
    for (QCPAxis* axis : {columns, rows})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, axis](const QCPRange& range) { keepInside(range, axis); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &AttentionView::showAll);

    m_map = new QCPColorMap(columns, rows);
    m_map->setInterpolate(false);
    m_map->setTightBoundary(false);
    m_map->setGradient(viridis());
    m_scale = new QCPColorScale(m_plot);
    m_plot->plotLayout()->addElement(0, 1, m_scale);
    m_scale->setBarWidth(14);
    m_scale->setType(QCPAxis::atRight);
    m_map->setColorScale(m_scale);
    m_scale->setGradient(viridis());
    m_scale->setLabel(tr("attention weight"));
    m_scale->setRangeDrag(false);
    m_scale->setRangeZoom(false);
    auto* const margins = new QCPMarginGroup(m_plot);
    area->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
    m_scale->setMarginGroup(QCP::msTop | QCP::msBottom, margins);

    m_rowFrame = new QCPItemRect(m_plot);
    m_cellFrame = new QCPItemRect(m_plot);
    for (QCPItemRect* frame : {m_rowFrame, m_cellFrame}) {
        for (QCPItemPosition* corner : {frame->topLeft, frame->bottomRight})
            corner->setAxes(columns, rows);
        frame->setBrush(Qt::NoBrush);
        frame->setVisible(false);
    }
}

void AttentionView::setTrace(std::shared_ptr<const Trace> trace)
{
    const int before = m_trace ? m_trace->tokenCount() : 0;
    m_trace = std::move(trace);
    m_current.reset();
    QStringList tokens;
    if (m_trace) {
        for (const Token& token : m_trace->encoding().tokens)
            tokens.append(tokenText(token));
        m_layer->setMaximum(m_trace->layerCount());
        m_head->setMaximum(m_trace->headCount());
        m_layer->setSuffix(tr(" of %1").arg(m_trace->layerCount()));
        m_head->setSuffix(tr(" of %1").arg(m_trace->headCount()));
    }
    m_columns->setTokens(tokens);
    m_rows->setTokens(tokens);
    refresh();
    if (m_trace && m_trace->tokenCount() != before)
        showAll();
}

void AttentionView::refresh()
{
    m_plot->setEnabled(m_trace != nullptr);
    if (!m_trace)
        return;
    m_layer->setValue(m_selection->layer().oneBased());
    m_head->setValue(m_selection->head().oneBased());
    refreshNumbers();

    const auto token = m_selection->token();
    const bool hasRow = token && token->value < m_trace->tokenCount();
    m_rowFrame->setVisible(hasRow);
    if (hasRow) {
        m_rowFrame->topLeft->setCoords(-0.5, token->value - 0.5);
        m_rowFrame->bottomRight->setCoords(m_trace->tokenCount() - 0.5, token->value + 0.5);
    }
    setCurrent(m_current);
}

void AttentionView::refreshNumbers()
{
    const int tokens = m_trace->tokenCount();
    if (m_selection->layer().value >= m_trace->layerCount() ||
        m_selection->head().value >= m_trace->headCount())
        return;
    const ConstMatrixView weights =
        m_trace->probabilities(m_selection->layer(), m_selection->head());
    QCPColorMapData* const cells = m_map->data();
    cells->setSize(tokens, tokens);
    cells->setRange(QCPRange(0, tokens - 1), QCPRange(0, tokens - 1));
    for (int row = 0; row < tokens; ++row) {
        for (int column = 0; column < tokens; ++column)
            cells->setCell(column, row, double(weights(row, column)));
    }
    const double largest = m_colorRange->currentIndex() == 1 ? double(weights.maxCoeff()) : 1.0;
    m_map->setDataRange(QCPRange(0, largest > 0 ? largest : 1));
}

void AttentionView::showAll()
{
    if (!m_trace)
        return;
    const QCPRange all(-0.5, m_trace->tokenCount() - 0.5);
    m_plot->xAxis2->setRange(all);
    m_plot->yAxis->setRange(all);
    refreshLabels();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void AttentionView::keepInside(const QCPRange& range, QCPAxis* axis)
{
    if (!m_trace)
        return;
    const double tokens = m_trace->tokenCount();
    const double size = std::clamp(range.size(), std::min(2.0, tokens), tokens);
    const double lower = std::clamp(range.lower, -0.5, tokens - 0.5 - size);
    if (lower != range.lower || size != range.size())
        axis->setRange(lower, lower + size);
    refreshLabels();
}

/// Labels get smaller, down to a size that is still legible, before some of them are left out.
void AttentionView::fitFont(QCPAxis* axis, double pixelsPerToken)
{
    QFont fitted = font();
    while (fitted.pointSizeF() > 8.5 && QFontMetricsF(fitted).height() > pixelsPerToken)
        fitted.setPointSizeF(fitted.pointSizeF() - 0.5);
    axis->setTickLabelFont(fitted);
}

void AttentionView::refreshLabels()
{
    const QSize area = m_plot->axisRect()->size();
    fitFont(m_plot->xAxis2, area.width() / m_plot->xAxis2->range().size());
    fitFont(m_plot->yAxis, area.height() / m_plot->yAxis->range().size());
    // Where several cells share a pixel they are blended, so that no row or column vanishes.
    m_map->setInterpolate(area.height() < m_plot->yAxis->range().size() ||
                          area.width() < m_plot->xAxis2->range().size());
    m_columns->setMaxLabels(area.width() / QFontMetrics(m_plot->xAxis2->tickLabelFont()).height());
    m_rows->setMaxLabels(
        int(area.height() / (QFontMetrics(m_plot->yAxis->tickLabelFont()).height() * 0.9)));
}

std::optional<AttentionView::Cell> AttentionView::cellAt(QPoint position) const
{
    if (!m_trace || !m_plot->axisRect()->rect().contains(position))
        return std::nullopt;
    const int column = qRound(m_plot->xAxis2->pixelToCoord(position.x()));
    const int row = qRound(m_plot->yAxis->pixelToCoord(position.y()));
    const int tokens = m_trace->tokenCount();
    if (column < 0 || row < 0 || column >= tokens || row >= tokens)
        return std::nullopt;
    return Cell{TokenIndex{row}, TokenIndex{column}};
}

QString AttentionView::sentence(Cell cell) const
{
    const ConstMatrixView weights =
        m_trace->probabilities(m_selection->layer(), m_selection->head());
    const double weight = double(weights(cell.attending.value, cell.attended.value));
    return tr("Layer %1, head %2: %3 attends to %4 with %5")
        .arg(m_selection->layer().oneBased())
        .arg(m_selection->head().oneBased())
        .arg(quotedToken(m_trace->encoding(), cell.attending),
             quotedToken(m_trace->encoding(), cell.attended),
             QLocale().toString(weight, 'f', weight < 0.01 ? 4 : 2));
}

void AttentionView::setCurrent(std::optional<Cell> cell)
{
    m_current = cell;
    m_cellFrame->setVisible(cell.has_value());
    if (cell) {
        m_cellFrame->topLeft->setCoords(cell->attended.value - 0.5, cell->attending.value - 0.5);
        m_cellFrame->bottomRight->setCoords(cell->attended.value + 0.5,
                                            cell->attending.value + 0.5);
        m_readout->setText(sentence(*cell));
    } else {
        m_readout->setText(tr(
            "Point at a cell to read its value. Each row adds up to 1. Wheel: zoom, drag: move."));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool AttentionView::moveCurrent(int key)
{
    const int last = m_trace->tokenCount() - 1;
    Cell cell = m_current.value_or(Cell{m_selection->token().value_or(TokenIndex{0}), {}});
    if (m_current) {
        cell.attended.value += key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
        cell.attending.value += key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    }
    cell.attended.value = std::clamp(cell.attended.value, 0, last);
    cell.attending.value = std::clamp(cell.attending.value, 0, last);
    setCurrent(cell);
    return true;
}

bool AttentionView::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_plot || !m_trace)
        return QWidget::eventFilter(object, event);
    switch (event->type()) {
    case QEvent::MouseMove: {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        const auto cell = cellAt(mouse->pos());
        if (cell != m_current) {
            setCurrent(cell);
            if (cell)
                QToolTip::showText(mouse->globalPosition().toPoint(), sentence(*cell), m_plot);
            else
                QToolTip::hideText();
        }
        return false;
    }
    case QEvent::Leave:
        setCurrent(std::nullopt);
        return false;
    case QEvent::MouseButtonRelease:
        if (const auto cell = cellAt(static_cast<QMouseEvent*>(event)->pos()))
            m_selection->setToken(cell->attending);
        return false;
    case QEvent::Resize:
        // The plot has its new size only after this event.
        QMetaObject::invokeMethod(
            this,
            [this] {
                refreshLabels();
                m_plot->replot();
            },
            Qt::QueuedConnection);
        return false;
    case QEvent::KeyPress:
        switch (const int key = static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            return moveCurrent(key);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
            for (QCPAxis* axis : {m_plot->xAxis2, m_plot->yAxis})
                axis->scaleRange(key == Qt::Key_Minus ? 1.25 : 0.8, axis->range().center());
            m_plot->replot(QCustomPlot::rpQueuedReplot);
            return true;
        case Qt::Key_0:
            showAll();
            return true;
        default:
            return false;
        }
    default:
        return false;
    }
}

void AttentionView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColors();
    QWidget::changeEvent(event);
}

void AttentionView::applyColors()
{
    const QColor text = palette().color(QPalette::Text);
    const QColor edge = palette().color(QPalette::Mid);
    m_plot->setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {m_plot->xAxis2, m_plot->yAxis, m_scale->axis()}) {
        axis->setLabelColor(meaningColors(palette()).mutedText);
        axis->setTickLabelColor(text);
        axis->setBasePen(QPen(edge));
        axis->setTickPen(QPen(edge));
        axis->setSubTickPen(QPen(edge));
        axis->setLabelFont(font());
    }
    m_scale->axis()->setTickLabelFont(font());
    m_rowFrame->setPen(QPen(QColor("#ffffff"), 1.5));
    m_cellFrame->setPen(QPen(QColor("#ff5d5d"), 2.5));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace vitrine
