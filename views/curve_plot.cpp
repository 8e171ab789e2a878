// SPDX-License-Identifier: GPL-3.0-or-later
#include "curve_plot.h"

#include "token_text.h"

#include <algorithm>
#include <cmath>

namespace vitrine
{

static constexpr int frameEvery = 33; // milliseconds

namespace
{

/// "50 %" for 0.5.
class ShareTicker : public QCPAxisTickerFixed
{
public:
    ShareTicker()
    {
        setTickStep(0.25);
        setScaleStrategy(ssMultiples);
    }

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override
    {
        return CurvePlot::tr("%1 %").arg(locale.toString(qRound(tick * 100)));
    }
};

} // namespace

CurvePlot::CurvePlot(QWidget* parent) : QCustomPlot(parent)
{
    setObjectName(QStringLiteral("curvePlot"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    // Above the axes, the legend covers no curve wherever the curves go.
    plotLayout()->insertRow(0);
    plotLayout()->addElement(0, 0, legend);
    plotLayout()->setRowStretchFactor(0, 0.001);
    plotLayout()->setRowSpacing(2);
    legend->setVisible(true);
    legend->setBorderPen(Qt::NoPen);
    legend->setMargins(QMargins(4, 2, 4, 2));
    legend->setRowSpacing(0);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLength(0, 4);
        axis->setSubTicks(false);
        axis->setLabelPadding(2);
    }
    makeReference();
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameEvery);
    connect(&m_frame, &QTimer::timeout, this, &CurvePlot::showFrame);
    // Only ranges may change then: the labels of the ticks have been made.
    connect(this, &QCustomPlot::afterLayout, this, &CurvePlot::rescale);
    applyColors();
}

void CurvePlot::makeReference()
{
    m_line = new QCPItemStraightLine(this);
    m_lineName = new QCPItemText(this);
    m_lineName->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_lineName->setPadding(QMargins(2, 0, 2, 1));
    m_line->setVisible(false);
    m_lineName->setVisible(false);
}

int CurvePlot::addCurve(const QString& name, int color, Shape shape)
{
    m_curves.append({name, color, shape, addGraph()});
    if (shape == Shape::Dots)
        m_curves.last().graph->setLineStyle(QCPGraph::lsNone);
    applyColor(m_curves.last());
    fitLegend();
    invalidate();
    return int(m_curves.size()) - 1;
}

void CurvePlot::setAxisNames(const QString& horizontal, const QString& vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
    fitAxes();
    invalidate();
}

void CurvePlot::setShares(bool shares)
{
    m_isShares = shares;
    yAxis->setTicker(shares ? QSharedPointer<QCPAxisTicker>(new ShareTicker)
                            : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    fitLegend();
    fitAxes();
    invalidate();
}

void CurvePlot::setReference(double value, const QString& name)
{
    const bool isShown = std::isfinite(value);
    m_reference = isShown ? std::optional(value) : std::nullopt;
    m_line->setVisible(isShown);
    m_lineName->setVisible(isShown);
    if (isShown) {
        m_line->point1->setCoords(0, value);
        m_line->point2->setCoords(1, value);
        m_lineName->position->setCoords(1, value);
        m_lineName->setText(name);
        // On the side that the curves leave: losses fall below it, shares rise above it.
        m_lineName->setPositionAlignment(Qt::AlignRight |
                                         (m_isShares ? Qt::AlignTop : Qt::AlignBottom));
        fitAxes();
    }
    invalidate();
}

void CurvePlot::addPoint(int curve, double x, double y)
{
    if (!std::isfinite(x) || !std::isfinite(y))
        return;
    m_curves.at(curve).graph->addData(x, y);
    m_largest = {std::max(m_largest.x(), x), std::max(m_largest.y(), y)};
    invalidate();
}

void CurvePlot::clearPoints()
{
    for (const Curve& curve : std::as_const(m_curves))
        curve.graph->data()->clear();
    m_largest = {};
    invalidate();
}

int CurvePlot::pointCount(int curve) const
{
    return m_curves.at(curve).graph->dataCount();
}

QPointF CurvePlot::lastPoint(int curve) const
{
    const QCPGraph* const graph = m_curves.at(curve).graph;
    if (graph->dataCount() == 0)
        return {};
    const auto last = graph->data()->constEnd() - 1;
    return {last->key, last->value};
}

/// Points may come faster than a screen can show them; a running timer gathers them.
void CurvePlot::invalidate()
{
    if (!m_frame.isActive())
        m_frame.start();
}

void CurvePlot::showFrame()
{
    const bool isEmpty = std::all_of(m_curves.begin(), m_curves.end(), [](const Curve& curve) {
        return curve.graph->dataCount() == 0;
    });
    xAxis->setTickLabels(!isEmpty); // they would be made up
    yAxis->setTickLabels(!isEmpty || m_isShares);
    rescale();
    showValues();
    if (isVisible())
        replot(rpQueuedReplot);
}

void CurvePlot::rescale()
{
    xAxis->setRange(0, m_largest.x() > 0 ? m_largest.x() * 1.02 : 1);
    if (m_isShares)
        return yAxis->setRange(0, 1.03);
    // Above the reference line there has to be room for its name.
    const double name = QFontMetricsF(m_lineName->font()).height() + 4;
    const double part = std::min(0.5, name / std::max(1, axisRect()->height()));
    const double highest = std::max(m_largest.y() * 1.05, m_reference.value_or(0) / (1 - part));
    yAxis->setRange(0, highest > 0 ? highest : 1);
}

void CurvePlot::showValues()
{
    QStringList lines;
    for (int i = 0; i < m_curves.size(); ++i) {
        const Curve& curve = m_curves[i];
        const QString value =
            pointCount(i) == 0 ? QStringLiteral("–") : valueText(lastPoint(i).y());
        curve.graph->setName(QStringLiteral("%1  %2").arg(curve.name, value));
        lines.append(curve.graph->name());
    }
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
}

QString CurvePlot::valueText(double value) const
{
    return m_isShares ? percent(value) : number(value);
}

void CurvePlot::changeEvent(QEvent* event)
{
    if (m_lineName &&
        (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        applyColors();
    QCustomPlot::changeEvent(event);
}

void CurvePlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    fitLegend();
    fitAxes();
    replot(rpQueuedReplot);
}

void CurvePlot::showEvent(QShowEvent* event)
{
    QCustomPlot::showEvent(event);
    showFrame();
}

/// A picture file gets the plot drawn anew, sharp at any size, by exportPicture.
void CurvePlot::paintEvent(QPaintEvent* event)
{
    if (!property("isDrawnSeparately").toBool())
        QCustomPlot::paintEvent(event);
}

} // namespace vitrine
