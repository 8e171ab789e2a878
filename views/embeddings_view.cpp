// SPDX-License-Identifier: GPL-3.0-or-later
#include "embeddings_view.h"

#include "analysis/residual.h"
#include "matrix_picture.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"
#include "vector_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

EmbeddingsView::EmbeddingsView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_title(makeTitle({}))
    , m_layer(new QSlider(Qt::Horizontal))
    , m_layerText(new QLabel)
    , m_picture(new MatrixPicture)
{
    setObjectName(QStringLiteral("embeddingsView"));
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    const std::array<QString, 5> names = {tr("Word"), tr("+ position"), tr("+ segment"),
                                          tr("= sum"), tr("LayerNorm of the sum")};
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        m_strips[i] = new VectorStrip;
        m_strips[i]->setObjectName(QStringLiteral("embedding%1").arg(i));
        m_strips[i]->setLabel(names[i]);
        layout->addWidget(m_strips[i]);
    }

    m_layer->setObjectName(QStringLiteral("vectorLayer"));
    m_layer->setAccessibleName(tr("Layer of the vectors"));
    m_layer->setMaximumWidth(260);
    m_layerText->setObjectName(QStringLiteral("vectorLayerText"));
    connect(m_layer, &QSlider::valueChanged, this, &EmbeddingsView::invalidate);
    auto* const row = new QHBoxLayout;
    row->addWidget(makeTitle(tr("One vector per token, all the way through")));
    row->addSpacing(12);
    row->addWidget(m_layer);
    row->addWidget(m_layerText);
    row->addStretch();
    layout->addSpacing(8);
    layout->addLayout(row);
    m_picture->setObjectName(QStringLiteral("vectorPicture"));
    connect(m_picture, &MatrixPicture::rowClicked, this,
            [this](int token) { this->selection().setToken(TokenIndex{token}); });
    layout->addWidget(m_picture, 1);
    layout->addWidget(new Note(tr("Each row is a token's vector. Move the slider: the numbers "
                                  "change from layer to layer, but row 5 stays token 5.")));
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(content));
}

std::array<Vector, 5> EmbeddingsView::vectors() const
{
    const int row = currentToken().value;
    return {trace().wordEmbeddings().row(row), trace().positionEmbeddings().row(row),
            trace().segmentEmbeddings().row(row), trace().embeddingSum().row(row),
            trace().embeddingOutput().row(row)};
}

void EmbeddingsView::refresh()
{
    if (!hasAnswer())
        return;
    const TokenIndex token = currentToken();
    m_title->setText(QStringLiteral("<b>%1</b>")
                         .arg(tr("How %1 becomes a vector of %2 numbers")
                                  .arg(quotedToken(encoding(), token),
                                       QString::number(trace().config().hiddenSize))
                                  .toHtmlEscaped()));
    const std::array<Vector, 5> shown = vectors();
    double limit = 0; // the same for what is added up, so that sizes can be compared
    for (std::size_t i = 0; i < 4; ++i)
        limit = std::max(limit, double(shown[i].cwiseAbs().maxCoeff()));
    const Token& what = encoding().tokens[std::size_t(token.value)];
    const QString segment = what.segment == 0 ? QStringLiteral("A") : QStringLiteral("B");
    m_strips[0]->setLabel(tr("Word"), tr("row %1 of the vocabulary").arg(what.id.value));
    m_strips[1]->setLabel(tr("+ position"), tr("place %1").arg(token.oneBased()));
    m_strips[2]->setLabel(tr("+ segment"), tr("sentence %1").arg(segment));
    for (std::size_t i = 0; i < shown.size(); ++i)
        m_strips[i]->setValues(shown[i], i < 4 ? limit : double(shown[i].cwiseAbs().maxCoeff()));

    const QSignalBlocker blocker(m_layer);
    m_layer->setRange(0, trace().layerCount());
    const int layer = m_layer->value();
    m_layerText->setText(layer == 0
                             ? tr("into layer 1")
                             : tr("out of layer %1 of %2").arg(layer).arg(trace().layerCount()));
    QStringList names;
    for (const Token& each : encoding().tokens)
        names.append(tokenText(each));
    m_picture->setMatrix(hiddenState(trace(), layer), names, token.value);
}

TextTable EmbeddingsView::table() const
{
    if (!hasAnswer())
        return {};
    TextTable rows = {{tr("component"), tr("word"), tr("position"), tr("segment"), tr("sum"),
                       tr("after LayerNorm")}};
    const std::array<Vector, 5> all = vectors();
    for (Eigen::Index i = 0; i < all[0].size(); ++i) {
        QStringList row = {QString::number(i + 1)};
        for (const Vector& vector : all)
            row.append(QString::number(double(vector[i])));
        rows.append(row);
    }
    return rows;
}

} // namespace vitrine
