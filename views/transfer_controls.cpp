// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the transfer page is put together: its controls, curves and widgets.

#include "card.h"
#include "confusion_view.h"
#include "flow_layout.h"
#include "probability_bars.h"
#include "side_by_side.h"
#include "table_box.h"
#include "text_widgets.h"
#include "transfer_view.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace vitrine
{

static constexpr int fewestLetters = 55; // in a line that both halves can share

TransferView::TransferView(QWidget* parent)
    : QWidget(parent)
    , m_tables(new TableBox)
    , m_epochs(new QSpinBox)
    , m_run(new QPushButton)
    , m_again(new QPushButton(tr("Start &over")))
    , m_openTable(new QPushButton(tr("Ope&n a table...")))
    , m_save(new QPushButton(tr("Save the &classifier...")))
    , m_accuracy(new CurvePlot)
    , m_explanation(new Note)
    , m_status(new QLabel)
    , m_message(new MessageLine)
    , m_result(new QLabel)
    , m_noAnswer(new Note)
    , m_which(new QTabBar)
    , m_matrix(new ConfusionView)
    , m_sentence(new QLineEdit)
    , m_answers(new QWidget)
{
    setObjectName(QStringLiteral("transferView"));
    m_explanation->setObjectName(QStringLiteral("transferNote"));
    m_message->setObjectName(QStringLiteral("transferMessage"));

    auto* const content = new QWidget;
    auto* const halves = new SideBySide(fewestLetters);
    halves->addWidget(makeLeft(), 1);
    halves->addWidget(makeRight(), 1);
    auto* const contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->setSpacing(8);
    contentLayout->addWidget(halves, 1); // first: in large type the note would leave no room
    contentLayout->addWidget(m_explanation);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeControls());
    layout->addWidget(m_message);
    layout->addWidget(makeScroll(content), 1);
    setModelName({});
    applyLook();
    clear();
    setState(State::Idle);
}

QWidget* TransferView::makeControls()
{
    m_tables->setObjectName(QStringLiteral("transferTable"));
    m_tables->setAccessibleName(tr("Table to learn"));
    connect(m_tables, &TableBox::currentIndexChanged, this, &TransferView::showStatus);
    m_openTable->setObjectName(QStringLiteral("openTable"));
    m_openTable->setToolTip(tr("A table of your own: a sentence and its class in each row"));
    connect(m_openTable, &QPushButton::clicked, this, &TransferView::openTableRequested);
    m_epochs->setObjectName(QStringLiteral("transferEpochs"));
    m_epochs->setAccessibleName(tr("Epochs"));
    m_epochs->setToolTip(tr("How often all rows are learned"));
    m_epochs->setRange(1, 60);
    m_epochs->setValue(20);
    m_run->setObjectName(QStringLiteral("runTransfer"));
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_state == State::Running)
            emit pauseRequested();
        else if (m_state == State::Paused)
            emit resumeRequested();
        else
            emit startRequested(tableFile(), epochs());
    });
    m_again->setObjectName(QStringLiteral("transferAgain"));
    m_again->setToolTip(tr("Forget what was learned, and begin with the table chosen here"));
    connect(m_again, &QPushButton::clicked, this,
            [this] { emit startRequested(tableFile(), epochs()); });
    m_save->setObjectName(QStringLiteral("saveClassifier"));
    m_save->setToolTip(tr("The pre-trained one, as a model folder, while it does not learn"));
    connect(m_save, &QPushButton::clicked, this, &TransferView::saveRequested);

    auto* const controls = new QWidget;
    auto* const flow = new FlowLayout(controls);
    for (QWidget* const control :
         std::initializer_list<QWidget*>{makeField(tr("Table"), m_tables), m_openTable,
                                         makeField(tr("Epochs"), m_epochs), m_run, m_again, m_save})
        flow->addWidget(control);
    return controls;
}

QWidget* TransferView::makeLeft()
{
    m_accuracy->setObjectName(QStringLiteral("transferCurves"));
    m_accuracy->setAccessibleName(
        tr("Held-out rows that each learner gets right, over the epochs"));
    m_accuracy->setShares(true);
    m_accuracy->setAxisNames(tr("epochs"), tr("held-out rows right"));
    m_curves = {m_accuracy->addCurve(learnerName(0), 0, CurvePlot::Shape::Line),
                m_accuracy->addCurve(learnerName(1), 1, CurvePlot::Shape::DashedLine)};
    m_status->setObjectName(QStringLiteral("transferStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_status->setAlignment(Qt::AlignCenter);
    m_result->setObjectName(QStringLiteral("transferResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);

    auto* const place = new QWidget;
    m_place = new QStackedLayout(place);
    m_place->addWidget(new Card(m_status));
    m_place->addWidget(m_accuracy);
    auto* const left = new QWidget;
    auto* const layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(place, 1);
    layout->addWidget(m_result);
    return left;
}

QWidget* TransferView::makeRight()
{
    m_which->setObjectName(QStringLiteral("transferLearner"));
    m_which->setAccessibleName(tr("Whose answers to the held-out rows"));
    m_which->setDrawBase(false);
    m_which->setExpanding(false);
    connect(m_which, &QTabBar::currentChanged, this, &TransferView::showMatrix);
    m_sentence->setObjectName(QStringLiteral("transferSentence"));
    m_sentence->setAccessibleName(tr("A sentence for both classifiers"));
    m_sentence->setPlaceholderText(tr("Type a sentence and see"));
    m_sentence->setClearButtonEnabled(true);
    connect(m_sentence, &QLineEdit::textChanged, this, [this](const QString& sentence) {
        m_answer = {}; // it was about another sentence
        showAnswer();
        emit sentenceChanged(sentence);
    });
    m_noAnswer->setObjectName(QStringLiteral("transferNoAnswer"));
    auto* const answers = new QHBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(16);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        m_which->addTab(learnerName(i));
        m_bars[i] = new ProbabilityBars;
        m_bars[i]->setObjectName(QStringLiteral("transferBars%1").arg(i));
        m_bars[i]->setAccessibleName(tr("What the learner says: %1").arg(learnerName(i)));
        auto* const one = new QVBoxLayout;
        one->setSpacing(2);
        one->addWidget(makeTitle(learnerName(i)));
        one->addWidget(m_bars[i]);
        answers->addLayout(one, 1);
    }

    auto* const right = new QWidget;
    auto* const layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_which, 0, Qt::AlignLeft);
    layout->addWidget(m_matrix, 1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_noAnswer);
    layout->addWidget(m_answers);
    return right;
}

} // namespace vitrine
