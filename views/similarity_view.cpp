// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity_view.h"

#include "analysis/geometry.h"
#include "analysis/residual.h"
#include "flow_layout.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace vitrine
{

SimilarityView::SimilarityView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_layer(new QSlider(Qt::Horizontal))
    , m_layerText(new QLabel)
    , m_what(new QComboBox)
    , m_apart(new QCheckBox(tr("Run A and B apa&rt")))
    , m_heatmap(new Heatmap)
    , m_readout(new Note)
{
    setObjectName(QStringLiteral("similarityView"));
    m_layer->setObjectName(QStringLiteral("similarityLayer"));
    m_layer->setAccessibleName(tr("Layer, from the embeddings to the last"));
    m_layer->setFixedWidth(160);
    connect(m_layer, &QSlider::valueChanged, this, &SimilarityView::invalidate);
    m_what->setObjectName(QStringLiteral("similarityWhat"));
    m_what->setAccessibleName(tr("Which tokens are compared"));
    m_what->addItems({tr("A with B"), tr("all with all")});
    connect(m_what, &QComboBox::currentIndexChanged, this, &SimilarityView::invalidate);
    m_apart->setObjectName(QStringLiteral("apart"));
    m_apart->setToolTip(tr("Each sentence by itself, so that neither sees the other"));
    connect(m_apart, &QCheckBox::toggled, this, [this] {
        setFurtherRuns({});
        invalidate();
        if (hasAnswer())
            askFurther();
    });
    m_heatmap->setObjectName(QStringLiteral("similarityMap"));
    m_heatmap->setAccessibleName(tr("Similarity of tokens"));
    connect(m_heatmap, &Heatmap::pointedAt, this, [this](std::optional<Heatmap::Cell> cell) {
        m_heatmap->frameCell(cell);
        m_readout->setText(cell ? sentence(*cell)
                                : tr("Cosine of the angle between two vectors: 1 is the same "
                                     "direction, 0 is unrelated. Try one word with two meanings."));
    });
    connect(m_heatmap, &Heatmap::clicked, this, [this](Heatmap::Cell cell) {
        if (!m_apart->isChecked() && cell.row.value < m_sides[0].tokens.size())
            this->selection().setToken(TokenIndex{m_sides[0].tokens[cell.row.value]});
    });

    auto* const layers = new QWidget;
    auto* const layersLayout = new QHBoxLayout(layers);
    layersLayout->setContentsMargins(0, 0, 0, 0);
    layersLayout->addWidget(m_layer);
    layersLayout->addWidget(m_layerText);
    auto* const controls = new QWidget;
    auto* const flow = new FlowLayout(controls); // in large type they need two rows
    for (QWidget* const control : std::initializer_list<QWidget*>{
             makeTitle(tr("How alike are the vectors?")), layers, m_what, m_apart})
        flow->addWidget(control);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(controls);
    layout->addWidget(m_heatmap, 1);
    layout->addWidget(m_readout);
}

void SimilarityView::askFurther()
{
    if (encoding().isPair() && m_apart->isChecked() && !isApart())
        emit apartRequested();
}

void SimilarityView::setApart(std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b)
{
    setFurtherRuns({std::move(a), std::move(b)});
    invalidate();
}

const Trace& SimilarityView::traceOf(int sentence) const
{
    return isApart() ? *furtherRuns()[std::size_t(sentence)] : trace();
}

SimilarityView::Side SimilarityView::side(int sentence) const
{
    Side side;
    const bool apart = isApart();
    const bool all = !encoding().isPair() || (m_what->currentIndex() == 1 && !apart);
    const std::vector<Token>& tokens = traceOf(sentence).encoding().tokens;
    for (int t = 0; t < int(tokens.size()); ++t) {
        const Token& token = tokens[std::size_t(t)];
        if (all || (!isFormatToken(token) && (apart || token.segment == sentence))) {
            side.tokens.append(t);
            side.names.append(tokenText(token));
        }
    }
    return side;
}

void SimilarityView::refresh()
{
    if (!hasAnswer())
        return;
    {
        const QSignalBlocker blocker(m_layer);
        const bool isFirst = m_layer->maximum() != trace().layerCount();
        m_layer->setRange(0, trace().layerCount());
        if (isFirst)
            m_layer->setValue(trace().layerCount());
    }
    m_what->setEnabled(encoding().isPair());
    m_apart->setEnabled(encoding().isPair());
    const int layer = m_layer->value();
    m_layerText->setText(layer == 0 ? tr("embeddings") : tr("after layer %1").arg(layer));
    for (int i = 0; i < 2; ++i)
        m_sides[i] = side(i);
    const auto vectors = [&](int sentence) {
        const Side& side = m_sides[sentence];
        const ConstMatrixView hidden = hiddenState(traceOf(sentence), layer);
        Matrix rows(side.tokens.size(), hidden.cols());
        for (int i = 0; i < side.tokens.size(); ++i)
            rows.row(i) = hidden.row(side.tokens[i]);
        return rows;
    };
    const Matrix a = vectors(0);
    const Matrix b = vectors(1);
    m_similarities = cosineSimilarity(ConstMatrixView(a.data(), a.rows(), a.cols()),
                                      ConstMatrixView(b.data(), b.rows(), b.cols()));
    const bool isPair = encoding().isPair() && (m_what->currentIndex() == 0 || isApart());
    m_heatmap->setLegend(isPair ? tr("sentence A") : tr("token"),
                         isPair ? tr("sentence B") : tr("token"), tr("cosine similarity"));
    m_heatmap->setTokens(m_sides[0].names, m_sides[1].names);
    m_heatmap->setValues(
        ConstMatrixView(m_similarities.data(), m_similarities.rows(), m_similarities.cols()),
        {.smallest = -1, .largest = 1, .logarithmic = false, .hasSign = true});
    emit m_heatmap->pointedAt(std::nullopt);
}

QString SimilarityView::sentence(Heatmap::Cell cell) const
{
    if (cell.row.value >= m_similarities.rows() || cell.column.value >= m_similarities.cols())
        return {};
    return tr("'%1' and '%2': %3")
        .arg(m_sides[0].names[cell.row.value], m_sides[1].names[cell.column.value],
             QLocale().toString(double(m_similarities(cell.row.value, cell.column.value)), 'f', 3));
}

TextTable SimilarityView::table() const
{
    if (!hasAnswer() || m_similarities.size() == 0)
        return {};
    TextTable rows = {QStringList{QString()} + m_sides[1].names};
    for (Eigen::Index row = 0; row < m_similarities.rows(); ++row) {
        QStringList cells = {m_sides[0].names[int(row)]};
        for (Eigen::Index column = 0; column < m_similarities.cols(); ++column)
            cells.append(QString::number(double(m_similarities(row, column))));
        rows.append(cells);
    }
    return rows;
}

} // namespace vitrine
