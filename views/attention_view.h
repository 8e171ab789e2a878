// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/attention_picture.h"
#include "heatmap.h"
#include "trace_view.h"

#include <QVariant>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace vitrine
{

class AttentionLines;
class Background;
class HeadsGrid;

/// Attention, four ways to look at the same numbers: heatmap, lines, all heads at once, and rollout
/// over the layers. Follows the selection's layer, head and token.
class AttentionView : public TraceView
{
    Q_OBJECT
    Q_PROPERTY(QVariant pinnedRun READ pinnedRun WRITE setPinnedRun USER true)

public:
    enum class Mode { Heatmap, Lines, Heads, Rollout };

    explicit AttentionView(Selection* selection, QWidget* parent = nullptr);

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    TextTable table() const override;
    void setSpacious(bool spacious) override;
    QVariant pinnedRun() const; ///< a std::shared_ptr<const Trace>
    void setPinnedRun(const QVariant& run);

    /// What is on screen: (G, G) for G groups of tokens.
    const Matrix& weights() const { return m_weights; }
    /// "Layer 3, head 2: 'it' attends to 'cat' with 0.43"
    QString sentence(Heatmap::Cell cell) const;

signals:
    void modeChanged();

protected:
    void refresh() override;
    void answerChanged() override;

private:
    QWidget* makeOptions();
    QWidget* makeHeadChoice();
    QCheckBox* makeOption(const QString& text, const QString& name, const QString& tip);
    void makeHeatmap();
    void fillHeadChoice();
    void showWeights(Matrix weights, const std::optional<Matrix>& pinned);
    void computeRollout();
    void showLines();
    void refreshNote();
    /// The pinned run, if this one is to be compared with it and can be.
    std::shared_ptr<const Trace> comparedRun() const;
    Matrix source(const Trace& trace) const;
    QString groupName(int group) const;
    std::optional<int> groupOf(std::optional<TokenIndex> token) const;
    void chooseRow(int row, bool add);
    void pointAt(std::optional<Heatmap::Cell> cell);
    void step(int rows, int columns);
    void togglePin();

    Mode m_mode = Mode::Heatmap;
    bool m_isSpacious = false;
    std::vector<TokenGroup> m_groups;
    Matrix m_weights;
    std::optional<Heatmap::Cell> m_current;
    QList<int> m_rows; ///< several chosen rows; empty: the selection's token alone
    std::shared_ptr<const Trace> m_pinned;
    Background* m_background;

    QTabBar* m_modes;
    QWidget* m_options;
    QWidget* m_headChoice;
    QList<QToolButton*> m_headButtons;
    QComboBox* m_colorRange;
    QComboBox* m_order;
    QCheckBox *m_words, *m_hideFormat, *m_logarithmic, *m_mean, *m_difference;
    QPushButton *m_pin, *m_all;
    QStackedWidget* m_stack;
    Heatmap* m_heatmap;
    AttentionLines* m_lines;
    HeadsGrid* m_heads;
    QLabel* m_note;
    QLabel* m_readout;
};

} // namespace vitrine
