// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the pre-training view is put together: its controls and widgets.

#include "flow_layout.h"
#include "heads_grid.h"
#include "pretraining_view.h"
#include "probability_bars.h"
#include "selection.h"
#include "side_by_side.h"
#include "text_widgets.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace vitrine
{

PretrainingView::PretrainingView(QWidget* parent)
    : QWidget(parent)
    , m_language(new QComboBox)
    , m_size(new QComboBox)
    , m_speed(new QComboBox)
    , m_seed(new QSpinBox)
    , m_run(new QPushButton)
    , m_step(new QPushButton(tr("S&tep")))
    , m_again(new QPushButton(tr("Start &over")))
    , m_save(new QPushButton(tr("Save as a &model…")))
    , m_open(new QPushButton(tr("Open &it in all views")))
    , m_mask(new QPushButton(tr("[MAS&K]")))
    , m_introduction(makeIntroduction())
    , m_losses(new CurvePlot)
    , m_status(new QLabel)
    , m_lossNote(new Note)
    , m_hint(new Note)
    , m_headsNote(new Note)
    , m_message(new MessageLine)
    , m_probe(new QLineEdit)
    , m_bars(new ProbabilityBars)
    , m_history(new QTableWidget(0, 3))
    , m_selection(new Selection(this))
    , m_heads(new HeadsGrid(m_selection))
    , m_headsScroll(makeScroll(m_heads))
{
    setObjectName(QStringLiteral("pretrainingView"));
    makeChoices();
    makeButtons();
    auto* const body = new SideBySide(58);
    body->addWidget(makeCurves(), 4);
    body->addWidget(makeProbe(), 5);
    auto* const page = new QWidget;
    auto* const pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(8);
    pageLayout->addWidget(makeControls());
    pageLayout->addWidget(body, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeScroll(page));
    applyFont();
    applyColors();
    setChoice({});
    followLanguage();
    setState(State::Idle);
    showGuesses();
}

void PretrainingView::makeChoices()
{
    m_language->setObjectName(QStringLiteral("pretrainingLanguage"));
    m_language->setAccessibleName(tr("Language of the sentences"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Português"), QStringLiteral("pt"));
    m_language->setToolTip(tr("The language of the sentences that it learns from"));
    connect(m_language, &QComboBox::currentIndexChanged, this, &PretrainingView::followLanguage);
    m_size->setObjectName(QStringLiteral("pretrainingSize"));
    m_size->setAccessibleName(tr("Size of the model"));
    m_size->addItem(tr("small: 2 layers, hidden size 64"), 64);
    m_size->addItem(tr("medium: 2 layers, hidden size 96"), 96);
    m_size->addItem(tr("larger: 2 layers, hidden size 128"), 128);
    m_size->setToolTip(tr("A small model takes less time for a step; a larger one learns more"));
    m_seed->setObjectName(QStringLiteral("pretrainingSeed"));
    m_seed->setAccessibleName(tr("Seed of the random weights"));
    m_seed->setRange(1, 999'999);
    m_seed->setToolTip(tr("The same seed gives the same random weights and sentences again"));
    m_speed->setObjectName(QStringLiteral("pretrainingSpeed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->addItem(tr("as fast as it can"), 0);
    m_speed->addItem(tr("medium"), 150);
    m_speed->addItem(tr("slow"), 700);
    m_speed->setToolTip(tr("How long it waits between two steps"));
    connect(m_speed, &QComboBox::currentIndexChanged, this,
            [this] { emit waitChanged(m_speed->currentData().toInt()); });
}

void PretrainingView::makeButtons()
{
    m_run->setObjectName(QStringLiteral("pretrainingRun"));
    connect(m_run, &QPushButton::clicked, this, &PretrainingView::run);
    m_step->setObjectName(QStringLiteral("pretrainingStep"));
    m_step->setToolTip(tr("Learn from one more batch of sentences, then pause"));
    connect(m_step, &QPushButton::clicked, this, &PretrainingView::stepRequested);
    m_again->setObjectName(QStringLiteral("pretrainingAgain"));
    m_again->setToolTip(tr("Forget everything, and begin with what is chosen here"));
    connect(m_again, &QPushButton::clicked, this, [this] { emit startRequested(choice()); });
    m_save->setObjectName(QStringLiteral("pretrainingSave"));
    m_save->setToolTip(tr("Keep the model as it is now, as a folder that can be opened again"));
    connect(m_save, &QPushButton::clicked, this, &PretrainingView::saveRequested);
    m_open->setObjectName(QStringLiteral("pretrainingOpen"));
    m_open->setToolTip(tr("Look at the model as it is now, with all other views"));
    connect(m_open, &QPushButton::clicked, this, &PretrainingView::openRequested);
}

QWidget* PretrainingView::makeControls()
{
    auto* const controls = new QWidget;
    auto* const flow = new FlowLayout(controls);
    for (QWidget* const part : std::initializer_list<QWidget*>{
             m_run, m_step, m_again, makeField(tr("&Speed"), m_speed), m_language, m_size,
             makeField(tr("See&d"), m_seed), m_save, m_open})
        flow->addWidget(part);
    return controls;
}

QWidget* PretrainingView::makeIntroduction()
{
    auto* const introduction = new QWidget;
    introduction->setObjectName(QStringLiteral("pretrainingIntroduction"));
    auto* const layout = new QVBoxLayout(introduction);
    layout->setContentsMargins(0, 0, 0, 0);
    QLabel* const title = makeTitle(tr("A BERT that knows nothing yet"));
    title->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(new Note(
        tr("Choose a language and a size, then press Start. A small BERT with random weights will "
           "read everyday sentences and practise two exercises: to name masked words, and to tell "
           "whether one sentence follows another.")));
    layout->addWidget(new Note(
        tr("Here you will see its losses fall. On the right, its guesses for [MASK] and its "
           "attention will change from nonsense to sense. The first minutes show the most.")));
    return introduction;
}

QWidget* PretrainingView::makeCurves()
{
    using Shape = CurvePlot::Shape;
    m_losses->setObjectName(QStringLiteral("pretrainingLosses"));
    m_losses->setAccessibleName(tr("Losses"));
    m_losses->setAxisNames(tr("steps"), tr("loss"));
    m_words = m_losses->addCurve(tr("words, training"), 0, Shape::Line);
    m_wordsHeldOut = m_losses->addCurve(tr("words, held out"), 0, Shape::Dots);
    m_sentences = m_losses->addCurve(tr("next sentence, training"), 1, Shape::DashedLine);
    m_sentencesHeldOut = m_losses->addCurve(tr("next sentence, held out"), 1, Shape::Dots);
    m_status->setObjectName(QStringLiteral("pretrainingStatus"));
    m_status->setAccessibleName(tr("Where it stands"));
    m_message->setObjectName(QStringLiteral("pretrainingMessage"));
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    for (QLabel* const label : std::initializer_list<QLabel*>{m_status, m_message})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lossNote->setObjectName(QStringLiteral("pretrainingNote"));

    auto* const left = new QWidget;
    auto* const layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_introduction);
    layout->addWidget(m_losses, 1);
    layout->addWidget(m_status);
    layout->addWidget(m_lossNote);
    layout->addWidget(m_message);
    layout->addStretch();
    return left;
}

} // namespace vitrine
