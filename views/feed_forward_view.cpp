// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_forward_view.h"

#include "analysis/residual.h"
#include "probability_bars.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"
#include "vector_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine
{

static std::array<Vector, 7> inOrder(const ResidualSteps& steps)
{
    return {steps.input,           steps.attentionUpdate,   steps.attentionSum,
            steps.attentionOutput, steps.feedForwardUpdate, steps.feedForwardSum,
            steps.output};
}

FeedForwardView::FeedForwardView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_title(makeTitle({}))
    , m_neurons(new ProbabilityBars)
    , m_active(new Note)
{
    setObjectName(QStringLiteral("feedForwardView"));
    auto* const left = new QVBoxLayout;
    left->setSpacing(4);
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        m_strips[i] = new VectorStrip;
        m_strips[i]->setObjectName(QStringLiteral("residual%1").arg(i));
        left->addWidget(m_strips[i]);
    }
    left->addStretch();
    auto* const right = new QVBoxLayout;
    right->addWidget(makeTitle(tr("Strongest neurons of the feed-forward network")));
    m_neurons->setObjectName(QStringLiteral("neurons"));
    m_neurons->setAccessibleName(tr("Strongest neurons"));
    right->addWidget(m_neurons);
    m_active->setObjectName(QStringLiteral("activeNeurons"));
    right->addWidget(m_active);
    right->addStretch();

    auto* const content = new QWidget;
    auto* const columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 8, 0);
    columns->setSpacing(24);
    columns->addLayout(left, 3);
    columns->addLayout(right, 2);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(makeScroll(content), 1);
}

std::vector<FeedForwardView::Neuron> FeedForwardView::strongestNeurons() const
{
    const auto row = trace().intermediate(selection().layer()).row(currentToken().value);
    std::vector<int> order(std::size_t(row.size()));
    std::iota(order.begin(), order.end(), 0);
    const auto count = std::min(order.size(), std::size_t(neuronCount));
    std::partial_sort(order.begin(), order.begin() + long(count), order.end(),
                      [&](int a, int b) { return std::abs(row[a]) > std::abs(row[b]); });
    std::vector<Neuron> neurons;
    for (std::size_t i = 0; i < count; ++i)
        neurons.push_back({order[i], row[order[i]]});
    return neurons;
}

void FeedForwardView::refresh()
{
    if (!hasAnswer())
        return;
    const LayerIndex layer = selection().layer();
    m_title->setText(QStringLiteral("<b>%1</b>")
                         .arg(tr("What layer %1 does to %2")
                                  .arg(layer.oneBased())
                                  .arg(quotedToken(encoding(), currentToken()))
                                  .toHtmlEscaped()));
    const std::array<Vector, 7> vectors =
        inOrder(residualSteps(trace(), answer().model->weights, layer, currentToken()));
    const std::array<QString, 7> names = {tr("What came in"),
                                          tr("+ attention's update"),
                                          tr("= sum (residual)"),
                                          tr("LayerNorm of it"),
                                          tr("+ feed-forward update"),
                                          tr("= sum (residual)"),
                                          tr("LayerNorm of it: what goes on")};
    double limit = 0;
    for (const Vector& vector : vectors)
        limit =
            std::max(limit, std::sqrt(double(vector.squaredNorm()) / double(vector.size())) * 3);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        m_strips[i]->setLabel(names[i], tr("length %1").arg(number(double(vectors[i].norm()))));
        m_strips[i]->setValues(vectors[i], limit);
    }

    const auto neurons = strongestNeurons();
    QList<ProbabilityBars::Row> rows;
    for (const Neuron& neuron : neurons)
        rows.append({tr("neuron %1").arg(neuron.index + 1),
                     double(std::abs(neuron.activation)) /
                         std::max(1e-9, double(std::abs(neurons.front().activation))),
                     false, number(double(neuron.activation))});
    m_neurons->setRows(rows);
    const auto all = trace().intermediate(layer).row(currentToken().value);
    m_active->setText(
        tr("%1 of %2 neurons are above 0 for this token. Each neuron looks for a pattern in the "
           "vector and, if it finds it, adds its own direction to the result.")
            .arg((all.array() > 0).count())
            .arg(all.size()));
}

TextTable FeedForwardView::table() const
{
    if (!hasAnswer())
        return {};
    TextTable rows = {{tr("step"), tr("length")}};
    for (const VectorStrip* strip : m_strips)
        rows.append({strip->label(), QString::number(double(strip->values().norm()))});
    for (const Neuron& neuron : strongestNeurons())
        rows.append(
            {tr("neuron %1").arg(neuron.index + 1), QString::number(double(neuron.activation))});
    return rows;
}

} // namespace vitrine
