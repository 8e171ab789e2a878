// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_view.h"

#include "attention_lines.h"
#include "background.h"
#include "heads_grid.h"
#include "selection.h"
#include "text_widgets.h"
#include "theme.h"
#include "token_text.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCursor>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace vitrine
{

// Below this a logarithmic scale no longer tells weights apart.
static constexpr double smallestWeight = 1e-4;

static QString weightText(double weight)
{
    return QLocale().toString(weight, 'f', std::abs(weight) < 0.01 ? 4 : 2);
}

void AttentionView::makeHeatmap()
{
    m_heatmap->setAccessibleName(tr("Attention heatmap"));
    m_heatmap->setAccessibleDescription(
        tr("Arrow keys move from cell to cell, plus and minus zoom, 0 shows all."));
    connect(m_heatmap, &Heatmap::pointedAt, this, [this](std::optional<Heatmap::Cell> cell) {
        if (!hasAnswer() || cell == m_current)
            return;
        pointAt(cell);
        if (cell)
            QToolTip::showText(QCursor::pos(), sentence(*cell), m_heatmap);
        else
            QToolTip::hideText();
    });
    connect(m_heatmap, &Heatmap::clicked, this,
            [this](Heatmap::Cell cell, Qt::KeyboardModifiers modifiers) {
                chooseRow(cell.row.value, modifiers.testFlag(Qt::ControlModifier));
            });
    connect(m_heatmap, &Heatmap::stepped, this, &AttentionView::step);
}

void AttentionView::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    m_modes->setCurrentIndex(static_cast<int>(mode));
    setSpacious(m_isSpacious);
    invalidate();
    emit modeChanged();
}

void AttentionView::setSpacious(bool spacious)
{
    m_isSpacious = spacious;
    const bool isHeads = m_mode == Mode::Heads;
    m_options->setVisible(spacious);
    m_modes->setVisible(spacious);
    m_headChoice->setVisible(spacious && m_mode == Mode::Lines);
    m_order->setVisible(isHeads);
    for (QWidget* const option : std::initializer_list<QWidget*>{m_words, m_hideFormat, m_pin})
        option->setVisible(!isHeads);
    m_mean->setVisible(m_mode == Mode::Heatmap);
    m_difference->setVisible(!isHeads && m_mode != Mode::Lines);
    m_logarithmic->setVisible(m_mode != Mode::Lines);
    m_colorRange->setVisible(!isHeads && m_mode != Mode::Lines);
    m_all->setVisible(!isHeads && m_mode != Mode::Lines);
    m_stack->setCurrentIndex(m_mode == Mode::Lines ? 1 : isHeads ? 2 : 0);
}

void AttentionView::answerChanged()
{
    m_current.reset();
    m_rows.clear();
    if (m_pinned && hasAnswer() &&
        (m_pinned->layerCount() != trace().layerCount() ||
         m_pinned->headCount() != trace().headCount())) {
        m_pinned.reset(); // a run of another model
        m_difference->setChecked(false);
    }
    if (!hasAnswer())
        m_pinned.reset();
}

QVariant AttentionView::pinnedRun() const
{
    return QVariant::fromValue(m_pinned);
}

void AttentionView::setPinnedRun(const QVariant& run)
{
    m_pinned = run.value<std::shared_ptr<const Trace>>();
    invalidate();
}

Matrix AttentionView::source(const Trace& trace) const
{
    const bool mean = m_mode == Mode::Heatmap && m_mean->isChecked();
    return attentionWeights(
        trace, {selection().layer(), mean ? std::nullopt : std::optional(selection().head())});
}

std::shared_ptr<const Trace> AttentionView::comparedRun() const
{
    const bool fits = m_pinned && m_pinned->tokenCount() == trace().tokenCount();
    return fits && m_difference->isChecked() ? m_pinned : nullptr;
}

/// For a long text this takes seconds, so it is done off the window's thread.
void AttentionView::computeRollout()
{
    m_background->run(
        [this, trace = answer().trace, compared = comparedRun(), last = selection().layer()] {
            Matrix rollout = attentionRollout(*trace, last);
            std::optional<Matrix> pinned;
            if (compared)
                pinned = attentionRollout(*compared, last);
            return [this, trace, rollout = std::move(rollout), pinned = std::move(pinned)] {
                if (trace == answer().trace && m_mode == Mode::Rollout)
                    showWeights(rollout, pinned);
            };
        });
}

void AttentionView::refresh()
{
    if (!hasAnswer())
        return;
    m_groups = groupTokens(encoding(), {.words = m_words->isChecked(),
                                        .withoutFormatTokens = m_hideFormat->isChecked()});
    refreshNote();
    m_background->forget();
    if (m_mode == Mode::Heads) {
        m_heads->setLogarithmic(m_logarithmic->isChecked());
        m_heads->setTrace(answer().trace);
        pointAt(std::nullopt);
    } else if (m_mode == Mode::Lines) {
        showLines();
    } else if (m_mode == Mode::Rollout) {
        computeRollout();
    } else {
        const auto compared = comparedRun();
        showWeights(source(trace()), compared ? std::optional(source(*compared)) : std::nullopt);
    }
}

void AttentionView::showWeights(Matrix weights, const std::optional<Matrix>& pinned)
{
    m_weights = groupAttention(weights, m_groups);
    if (pinned)
        m_weights -= groupAttention(*pinned, m_groups);

    QStringList names;
    for (int i = 0; i < int(m_groups.size()); ++i)
        names.append(groupName(i));
    m_heatmap->setTokens(names);
    Heatmap::Colors colors;
    if (pinned) {
        colors.hasSign = true;
        colors.largest = std::max(0.01, double(m_weights.cwiseAbs().maxCoeff()));
        colors.smallest = -colors.largest;
    } else {
        colors.logarithmic = m_logarithmic->isChecked();
        colors.smallest = colors.logarithmic ? smallestWeight : 0;
        if (m_colorRange->currentIndex() == 1 && m_weights.size() > 0)
            colors.largest = double(m_weights.maxCoeff());
    }
    const bool isRollout = m_mode == Mode::Rollout;
    m_heatmap->setLegend(isRollout ? tr("token after layer %1").arg(selection().layer().oneBased())
                                   : tr("attending token"),
                         isRollout ? tr("input token") : tr("attended token"),
                         pinned      ? tr("difference to the pinned run")
                         : isRollout ? tr("share that arrives")
                                     : tr("attention weight"));
    m_heatmap->setValues(ConstMatrixView(m_weights.data(), m_weights.rows(), m_weights.cols()),
                         colors);
    const auto row = groupOf(selection().token());
    m_heatmap->frameRows(!m_rows.isEmpty() ? m_rows : row ? QList{*row} : QList<int>());
    if (m_current && m_current->row.value < int(m_groups.size()) &&
        m_current->column.value < int(m_groups.size()))
        pointAt(m_current);
    else
        pointAt(std::nullopt);
}

void AttentionView::showLines()
{
    fillHeadChoice();
    const bool dark = isDark(palette());
    std::vector<AttentionLines::Layer> layers;
    for (int head = 0; head < m_headButtons.size(); ++head) {
        if (!m_headButtons[head]->isChecked())
            continue;
        layers.push_back(
            {tr("head %1").arg(head + 1), AttentionLines::headColor(int(layers.size()), dark),
             groupAttention(trace().probabilities(selection().layer(), HeadIndex{head}),
                            m_groups)});
    }
    if (!layers.empty())
        m_weights = layers.front().weights;
    QStringList names;
    for (int i = 0; i < int(m_groups.size()); ++i)
        names.append(groupName(i));
    m_lines->setLines(names, std::move(layers));
    const auto row = groupOf(selection().token());
    m_lines->setRows(!m_rows.isEmpty() ? m_rows : row ? QList{*row} : QList<int>());
    pointAt(std::nullopt);
}

void AttentionView::refreshNote()
{
    QStringList parts;
    if (m_words->isChecked())
        parts.append(tr("Words: weights to a word's pieces are summed, from them averaged."));
    if (m_hideFormat->isChecked())
        parts.append(tr("Renormalised: without [CLS] and [SEP], each row adds up to 1 again."));
    if (m_mode == Mode::Heatmap && m_mean->isChecked())
        parts.append(tr("Mean over the %n head(s).", nullptr, trace().headCount()));
    if (m_difference->isChecked() && m_pinned && m_pinned->tokenCount() != trace().tokenCount())
        parts.append(tr("The pinned run has %n token(s), this one %1: no difference is shown.",
                        nullptr, m_pinned->tokenCount())
                         .arg(trace().tokenCount()));
    if (m_mode == Mode::Rollout)
        parts.append(tr("Rollout multiplies the layers' mean attention, with half of each layer "
                        "for the residual (Abnar and Zuidema 2020)."));
    if (m_mode == Mode::Heads)
        parts.append(tr("Each picture is a head, named layer.head, with the place it mostly looks "
                        "at and the share of its attention that goes there."));
    m_note->setText(parts.join(QLatin1Char(' ')));
    m_note->setVisible(!parts.isEmpty());
    m_pin->setText(m_pinned ? tr("&Unpin") : tr("&Pin this run"));
    m_difference->setEnabled(m_pinned != nullptr);
}

QString AttentionView::groupName(int group) const
{
    return groupText(encoding(), m_groups.at(std::size_t(group)));
}

std::optional<int> AttentionView::groupOf(std::optional<TokenIndex> token) const
{
    for (std::size_t i = 0; token && i < m_groups.size(); ++i) {
        const int first = m_groups[i].first.value;
        if (token->value >= first && token->value < first + m_groups[i].count)
            return int(i);
    }
    return std::nullopt;
}

QString AttentionView::sentence(Heatmap::Cell cell) const
{
    const auto quoted = [&](TokenIndex place) {
        const TokenGroup& group = m_groups.at(std::size_t(place.value));
        return group.count == 1 ? quotedToken(encoding(), group.first)
                                : QStringLiteral("'%1'").arg(groupText(encoding(), group));
    };
    const QString value = weightText(double(m_weights(cell.row.value, cell.column.value)));
    const QString from = quoted(cell.row);
    const QString to = quoted(cell.column);
    const int layer = selection().layer().oneBased();
    if (m_difference->isChecked() && m_pinned)
        return tr("%1 to %2: %3 more than in the pinned run").arg(from, to, value);
    if (m_mode == Mode::Rollout)
        return tr("After layer %1, %2 of %3 comes from %4").arg(layer).arg(value, from, to);
    if (m_mean->isChecked())
        return tr("Layer %1, mean of the heads: %2 attends to %3 with %4")
            .arg(layer)
            .arg(from, to, value);
    return tr("Layer %1, head %2: %3 attends to %4 with %5")
        .arg(layer)
        .arg(selection().head().oneBased())
        .arg(from, to, value);
}

void AttentionView::chooseRow(int row, bool add)
{
    if (row >= int(m_groups.size()))
        return;
    if (!add) {
        m_rows.clear();
    } else {
        if (m_rows.isEmpty()) {
            if (const auto first = groupOf(selection().token()))
                m_rows.append(*first);
        }
        m_rows.contains(row) ? void(m_rows.removeAll(row)) : m_rows.append(row);
    }
    const TokenIndex token = m_groups[std::size_t(row)].first;
    if (selection().token() == token)
        invalidate();
    else
        selection().setToken(token);
}

void AttentionView::pointAt(std::optional<Heatmap::Cell> cell)
{
    m_current = cell;
    m_heatmap->frameCell(cell);
    if (cell) {
        m_readout->setText(sentence(*cell));
    } else if (m_rows.size() > 1 && m_mode != Mode::Heads) {
        // What several tokens attend to together, strongest first.
        Vector sum = Vector::Zero(m_weights.cols());
        QStringList names;
        for (const int row : std::as_const(m_rows)) {
            sum += m_weights.row(row);
            names.append(QStringLiteral("'%1'").arg(groupName(row)));
        }
        std::vector<int> order(std::size_t(sum.size()));
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](int a, int b) { return sum[a] > sum[b]; });
        order.resize(std::min<std::size_t>(order.size(), 6));
        QStringList strongest;
        for (const int column : order)
            strongest.append(
                QStringLiteral("'%1' %2").arg(groupName(column), weightText(double(sum[column]))));
        m_readout->setText(
            tr("%1 together attend to: %2")
                .arg(names.join(QStringLiteral(" + ")), strongest.join(QStringLiteral(",  "))));
    } else if (m_mode == Mode::Lines) {
        m_readout->setText(tr("Point at a token to see its lines alone. Click chooses a token, "
                              "Ctrl+click several."));
    } else if (m_mode == Mode::Heads) {
        m_readout->setText(tr("Click a head to open it."));
    } else {
        m_readout->setText(tr("Point at a cell to read its value. The wheel zooms; "
                              "Ctrl+click adds tokens up."));
    }
}

void AttentionView::step(int rows, int columns)
{
    if (!hasAnswer() || m_groups.empty())
        return;
    Heatmap::Cell cell{TokenIndex{groupOf(selection().token()).value_or(0)}, TokenIndex{0}};
    if (m_current) {
        const int last = int(m_groups.size()) - 1;
        cell.row.value = std::clamp(m_current->row.value + rows, 0, last);
        cell.column.value = std::clamp(m_current->column.value + columns, 0, last);
    }
    pointAt(cell);
}

void AttentionView::togglePin()
{
    m_pinned = m_pinned || !hasAnswer() ? nullptr : answer().trace;
    if (!m_pinned)
        m_difference->setChecked(false);
    invalidate();
}

TextTable AttentionView::table() const
{
    if (!hasAnswer())
        return {};
    TextTable rows;
    if (m_mode == Mode::Heads) {
        rows.append({tr("layer"), tr("head"), tr("pattern"), tr("share")});
        for (const HeadsGrid::Head& head : m_heads->heads())
            rows.append({QString::number(head.layer.oneBased()),
                         QString::number(head.head.oneBased()), patternName(head.summary.pattern),
                         QString::number(double(head.summary.share()))});
        return rows;
    }
    QStringList names = {QString()};
    for (int i = 0; i < int(m_groups.size()); ++i)
        names.append(groupName(i));
    rows.append(names);
    for (Eigen::Index row = 0; row < m_weights.rows(); ++row) {
        QStringList cells = {names[int(row) + 1]};
        for (Eigen::Index column = 0; column < m_weights.cols(); ++column)
            cells.append(QString::number(double(m_weights(row, column))));
        rows.append(cells);
    }
    return rows;
}

} // namespace vitrine
