// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_view.h"

#include "selection.h"
#include "token_text.h"

#include <QComboBox>
#include <QCursor>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace vitrine
{

AttentionView::AttentionView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_heatmap(new Heatmap), m_readout(new QLabel)
{
    setObjectName(QStringLiteral("attentionView"));
    m_readout->setObjectName(QStringLiteral("readout"));
    m_readout->setAccessibleName(tr("Value under the pointer"));
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->setWordWrap(true); // a long token must not widen the window

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(makeControls());
    layout->addWidget(m_heatmap, 1);
    layout->addWidget(m_readout);
    makeHeatmap();
    connect(selection, &Selection::changed, this, &AttentionView::refresh);
}

QSpinBox* AttentionView::makeNumberBox(const QString& objectName, const QString& name)
{
    auto* const box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(1, 1);
    box->setKeyboardTracking(false);
    return box;
}

QHBoxLayout* AttentionView::makeControls()
{
    m_layer = makeNumberBox(QStringLiteral("layer"), tr("Layer"));
    m_head = makeNumberBox(QStringLiteral("head"), tr("Head"));
    connect(m_layer, &QSpinBox::valueChanged, this,
            [this](int number) { m_selection->setLayer(LayerIndex::fromOneBased(number)); });
    connect(m_head, &QSpinBox::valueChanged, this,
            [this](int number) { m_selection->setHead(HeadIndex::fromOneBased(number)); });

    m_colorRange = new QComboBox;
    m_colorRange->setObjectName(QStringLiteral("colorRange"));
    m_colorRange->setAccessibleName(tr("Range of the colours"));
    m_colorRange->addItems({tr("from 0 to 1"), tr("from 0 to this head's largest")});
    m_colorRange->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_colorRange->setMinimumContentsLength(8);
    m_colorRange->setToolTip(
        tr("From 0 to 1, a colour means the same in every head. The other brings out weak ones."));
    connect(m_colorRange, &QComboBox::currentIndexChanged, this, &AttentionView::refresh);

    auto* const all = new QPushButton(tr("Show &all"));
    all->setObjectName(QStringLiteral("showAll"));
    all->setToolTip(tr("Back to all tokens after zooming with the wheel or dragging (0)"));
    connect(all, &QPushButton::clicked, m_heatmap, &Heatmap::showAll);

    auto* const controls = new QHBoxLayout;
    controls->setSpacing(8);
    const std::array<std::pair<QString, QWidget*>, 3> labelled = {
        {{tr("&Layer"), m_layer}, {tr("&Head"), m_head}, {tr("&Colours"), m_colorRange}}};
    for (const auto& [text, control] : labelled) {
        auto* const label = new QLabel(text);
        label->setBuddy(control);
        controls->addWidget(label);
        controls->addWidget(control);
        controls->addSpacing(8);
    }
    controls->addStretch();
    controls->addWidget(all);
    return controls;
}

void AttentionView::makeHeatmap()
{
    m_heatmap->setAccessibleName(tr("Attention heatmap"));
    m_heatmap->setAccessibleDescription(
        tr("Arrow keys move from cell to cell, plus and minus zoom, 0 shows all."));
    m_heatmap->setLegend(tr("attending token"), tr("attended token"), tr("attention weight"));
    connect(m_heatmap, &Heatmap::pointedAt, this, [this](std::optional<Heatmap::Cell> cell) {
        if (!m_trace || cell == m_current)
            return;
        pointAt(cell);
        if (cell)
            QToolTip::showText(QCursor::pos(), sentence(*cell), m_heatmap);
        else
            QToolTip::hideText();
    });
    connect(m_heatmap, &Heatmap::clicked, this,
            [this](Heatmap::Cell cell) { m_selection->setToken(cell.row); });
    connect(m_heatmap, &Heatmap::stepped, this, &AttentionView::step);
}

void AttentionView::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_current.reset();
    QStringList tokens;
    for (const Token& token : m_trace->encoding().tokens)
        tokens.append(tokenText(token));
    m_layer->setMaximum(m_trace->layerCount());
    m_head->setMaximum(m_trace->headCount());
    m_layer->setSuffix(tr(" of %1").arg(m_trace->layerCount()));
    m_head->setSuffix(tr(" of %1").arg(m_trace->headCount()));
    m_heatmap->setTokens(tokens);
    refresh();
}

void AttentionView::refresh()
{
    if (!m_trace || m_selection->layer().value >= m_trace->layerCount() ||
        m_selection->head().value >= m_trace->headCount())
        return; // the selection is about to be brought inside the new trace
    m_layer->setValue(m_selection->layer().oneBased());
    m_head->setValue(m_selection->head().oneBased());
    const ConstMatrixView weights =
        m_trace->probabilities(m_selection->layer(), m_selection->head());
    const bool ownScale = m_colorRange->currentIndex() == 1;
    m_heatmap->setValues(weights, ownScale ? double(weights.maxCoeff()) : 1.0);
    m_heatmap->frameRow(m_selection->token());
    pointAt(m_current);
}

QString AttentionView::sentence(Heatmap::Cell cell) const
{
    const ConstMatrixView weights =
        m_trace->probabilities(m_selection->layer(), m_selection->head());
    const double weight = double(weights(cell.row.value, cell.column.value));
    return tr("Layer %1, head %2: %3 attends to %4 with %5")
        .arg(m_selection->layer().oneBased())
        .arg(m_selection->head().oneBased())
        .arg(quotedToken(m_trace->encoding(), cell.row),
             quotedToken(m_trace->encoding(), cell.column),
             QLocale().toString(weight, 'f', weight < 0.01 ? 4 : 2));
}

void AttentionView::pointAt(std::optional<Heatmap::Cell> cell)
{
    m_current = cell;
    m_heatmap->frameCell(cell);
    m_readout->setText(cell ? sentence(*cell)
                            : tr("Point at a cell to read its value. Each row adds up to 1. "
                                 "Wheel: zoom, drag: move."));
}

void AttentionView::step(int rows, int columns)
{
    if (!m_trace)
        return;
    Heatmap::Cell cell{m_selection->token().value_or(TokenIndex{0}), TokenIndex{0}};
    if (m_current) {
        const int last = m_trace->tokenCount() - 1;
        cell.row.value = std::clamp(m_current->row.value + rows, 0, last);
        cell.column.value = std::clamp(m_current->column.value + columns, 0, last);
    }
    pointAt(cell);
}

} // namespace vitrine
