// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the attention view is put together: its modes, options and widgets.

#include "attention_lines.h"
#include "attention_view.h"
#include "background.h"
#include "flow_layout.h"
#include "heads_grid.h"
#include "selection.h"
#include "text_widgets.h"
#include "theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine
{

AttentionView::AttentionView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_background(new Background(this))
    , m_modes(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_heatmap(new Heatmap)
    , m_lines(new AttentionLines)
    , m_heads(new HeadsGrid(selection))
    , m_note(new Note)
    , m_readout(new QLabel)
{
    setObjectName(QStringLiteral("attentionView"));
    m_modes->setObjectName(QStringLiteral("attentionModes"));
    m_modes->setAccessibleName(tr("Ways to look at attention"));
    m_modes->setDrawBase(false);
    m_modes->setExpanding(false);
    for (const QString& name : {tr("Heatmap"), tr("Lines"), tr("All heads"), tr("Rollout")})
        m_modes->addTab(name);
    connect(m_modes, &QTabBar::currentChanged, this,
            [this](int index) { setMode(static_cast<Mode>(index)); });

    m_lines->setObjectName(QStringLiteral("linesView"));
    m_lines->setAccessibleName(tr("Attention as lines"));
    connect(m_lines, &AttentionLines::clicked, this,
            [this](int row, Qt::KeyboardModifiers modifiers) {
                chooseRow(row, modifiers.testFlag(Qt::ControlModifier));
            });
    m_heads->setObjectName(QStringLiteral("headsView"));
    connect(m_heads, &HeadsGrid::clicked, this, [this](LayerIndex layer, HeadIndex head) {
        this->selection().setLayer(layer);
        this->selection().setHead(head);
        setMode(Mode::Heatmap);
    });
    connect(m_heads, &HeadsGrid::failed, this, &AttentionView::failed);
    connect(m_background, &Background::failed, this, &AttentionView::failed);
    connect(m_background, &Background::takesLong, this,
            [this] { m_readout->setText(tr("The rollout is being computed …")); });
    m_stack->addWidget(m_heatmap);
    m_stack->addWidget(makeScroll(m_lines));
    m_stack->addWidget(makeScroll(m_heads));
    m_note->setObjectName(QStringLiteral("attentionNote"));
    m_readout->setObjectName(QStringLiteral("readout"));
    m_readout->setAccessibleName(tr("Value under the pointer"));
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->setWordWrap(true); // a long token must not widen the window

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_modes);
    layout->addWidget(makeOptions());
    layout->addWidget(makeHeadChoice());
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_readout);
    makeHeatmap();
    setSpacious(false);
}

QCheckBox* AttentionView::makeOption(const QString& text, const QString& name, const QString& tip)
{
    auto* const option = new QCheckBox(text);
    option->setObjectName(name);
    option->setToolTip(tip);
    connect(option, &QCheckBox::toggled, this, [this] {
        m_current.reset();
        m_rows.clear();
        invalidate();
    });
    return option;
}

QWidget* AttentionView::makeOptions()
{
    m_words = makeOption(tr("&Words"), QStringLiteral("words"),
                         tr("Whole words instead of their pieces"));
    m_hideFormat = makeOption(tr("With&out [CLS], [SEP]"), QStringLiteral("hideFormat"),
                              tr("Leave out the tokens that BERT's format adds"));
    m_logarithmic = makeOption(tr("Lo&garithmic"), QStringLiteral("logarithmic"),
                               tr("Brings out small weights beside large ones"));
    m_mean = makeOption(tr("&Mean of heads"), QStringLiteral("meanOfHeads"),
                        tr("The mean over all heads of the layer"));
    m_difference = makeOption(tr("Diffe&rence to pinned"), QStringLiteral("difference"),
                              tr("This run minus the pinned one"));
    m_colorRange = new QComboBox;
    m_colorRange->setObjectName(QStringLiteral("colorRange"));
    m_colorRange->setAccessibleName(tr("Range of the colours"));
    m_colorRange->addItems({tr("colours from 0 to 1"), tr("colours up to the largest")});
    m_colorRange->setToolTip(
        tr("From 0 to 1, a colour means the same in every head. The other brings out weak ones."));
    connect(m_colorRange, &QComboBox::currentIndexChanged, this, &AttentionView::invalidate);
    m_order = new QComboBox;
    m_order->setObjectName(QStringLiteral("headOrder"));
    m_order->setAccessibleName(tr("Order of the heads"));
    m_order->addItem(tr("in the model's order"));
    for (int i = 0; i < HeadSummary::patternCount; ++i)
        m_order->addItem(tr("first: %1").arg(patternName(static_cast<HeadPattern>(i))));
    connect(m_order, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_heads->sortBy(index == 0 ? std::nullopt
                                   : std::optional(static_cast<HeadPattern>(index - 1)));
    });
    m_pin = new QPushButton(tr("&Pin this run"));
    m_pin->setObjectName(QStringLiteral("pin"));
    m_pin->setToolTip(tr("Keep this run, to compare the next ones with it"));
    connect(m_pin, &QPushButton::clicked, this, &AttentionView::togglePin);
    m_all = new QPushButton(tr("Show all (&0)"));
    m_all->setObjectName(QStringLiteral("showAll"));
    m_all->setToolTip(tr("Back to all tokens after zooming with the wheel or dragging (0)"));
    connect(m_all, &QPushButton::clicked, m_heatmap, &Heatmap::showAll);

    m_options = new QWidget;
    auto* const flow = new FlowLayout(m_options);
    for (QWidget* const option :
         std::initializer_list<QWidget*>{m_order, m_words, m_hideFormat, m_mean, m_logarithmic,
                                         m_colorRange, m_pin, m_difference, m_all})
        flow->addWidget(option);
    return m_options;
}

QWidget* AttentionView::makeHeadChoice()
{
    m_headChoice = new QWidget;
    m_headChoice->setObjectName(QStringLiteral("headChoice"));
    auto* const flow = new FlowLayout(m_headChoice);
    flow->addWidget(new QLabel(tr("Heads")));
    return m_headChoice;
}

void AttentionView::fillHeadChoice()
{
    while (m_headButtons.size() > trace().headCount())
        delete m_headButtons.takeLast();
    while (m_headButtons.size() < trace().headCount()) {
        auto* const button = new QToolButton;
        button->setCheckable(true);
        button->setText(QString::number(m_headButtons.size() + 1));
        button->setAccessibleName(tr("Head %1").arg(m_headButtons.size() + 1));
        button->setObjectName(QStringLiteral("head%1").arg(m_headButtons.size() + 1));
        connect(button, &QToolButton::clicked, this, &AttentionView::invalidate);
        m_headChoice->layout()->addWidget(button);
        m_headButtons.append(button);
    }
    // The selected head is always among those drawn.
    m_headButtons[selection().head().value]->setChecked(true);
    int shown = 0;
    for (QToolButton* const button : std::as_const(m_headButtons)) {
        QPalette colors = QApplication::palette();
        if (button->isChecked()) {
            const QColor color = AttentionLines::headColor(shown++, isDark(palette()));
            colors.setColor(QPalette::Button, color);
            colors.setColor(QPalette::ButtonText, color.lightness() > 128 ? Qt::black : Qt::white);
        }
        button->setPalette(colors);
    }
}

} // namespace vitrine
