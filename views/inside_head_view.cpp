// SPDX-License-Identifier: GPL-3.0-or-later
#include "inside_head_view.h"

#include "head_steps.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine
{

InsideHeadView::InsideHeadView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_title(makeTitle({}))
    , m_explanation(new QLabel)
    , m_back(new QPushButton(tr("◀  Back")))
    , m_forward(new QPushButton(tr("Forward  ▶")))
    , m_steps(new HeadSteps)
{
    setObjectName(QStringLiteral("insideHeadView"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Inside a head, step by step"));
    setAccessibleDescription(tr("Left and right arrows go back and forward through the steps."));
    m_explanation->setObjectName(QStringLiteral("stepExplanation"));
    m_title->setWordWrap(true);
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    m_back->setObjectName(QStringLiteral("stepBack"));
    m_forward->setObjectName(QStringLiteral("stepForward"));
    for (QPushButton* button : {m_back, m_forward})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the arrow keys with the view
    connect(m_back, &QPushButton::clicked, this, [this] { setStep(m_step - 1); });
    connect(m_forward, &QPushButton::clicked, this, [this] { setStep(m_step + 1); });

    auto* const header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_back);
    header->addWidget(m_forward);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_explanation);
    layout->addWidget(makeScroll(m_steps), 1);
}

void InsideHeadView::setStep(int step)
{
    m_step = std::clamp(step, 0, stepCount - 1);
    invalidate();
}

void InsideHeadView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Right)
        setStep(m_step + 1);
    else if (event->key() == Qt::Key_Left)
        setStep(m_step - 1);
    else if (event->key() == Qt::Key_Home)
        setStep(0);
    else if (event->key() == Qt::Key_End)
        setStep(stepCount - 1);
    else
        TraceView::keyPressEvent(event);
}

void InsideHeadView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    TraceView::mousePressEvent(event);
}

QString InsideHeadView::explanation() const
{
    const QString token = quotedToken(encoding(), currentToken());
    const int size = trace().config().headSize();
    switch (m_step) {
    case 0:
        return tr("The query: %1 asks with these %2 numbers what it is looking for.")
            .arg(token, QString::number(size));
    case 1:
        return tr("The keys: each token offers %1 numbers that say what it has.").arg(size);
    case 2:
        return tr("The products: the query times each key, number by number. Orange helps, blue "
                  "hinders.");
    case 3:
        return tr("The sum of the products: large where query and key point the same way.");
    case 4:
        return tr("Divided by √%1 = %2, so that more dimensions do not give larger scores.")
            .arg(size)
            .arg(number(std::sqrt(double(size))));
    case 5:
        return tr("Softmax: the scores become weights that are positive and add up to 1.");
    default:
        return tr("The values, each times its weight, added up: what this head passes on for %1.")
            .arg(token);
    }
}

void InsideHeadView::refresh()
{
    if (!hasAnswer())
        return;
    m_title->setText(QStringLiteral("<b>%1</b>")
                         .arg(tr("Layer %1, head %2, query token %3:  step %4 of %5")
                                  .arg(QString::number(selection().layer().oneBased()),
                                       QString::number(selection().head().oneBased()),
                                       quotedToken(encoding(), currentToken()),
                                       QString::number(m_step + 1), QString::number(stepCount))
                                  .toHtmlEscaped()));
    m_explanation->setText(explanation());
    m_back->setEnabled(m_step > 0);
    m_forward->setEnabled(m_step + 1 < stepCount);
    m_steps->setHead(answer().trace, selection().layer(), selection().head(), currentToken(),
                     m_step);
}

TextTable InsideHeadView::table() const
{
    if (!hasAnswer())
        return {};
    TextTable rows = {{tr("token"), tr("query · key"), tr("score"), tr("weight")}};
    for (int t = 0; t < trace().tokenCount(); ++t) {
        const HeadSteps::Row row = HeadSteps::rowOf(
            trace(), selection().layer(), selection().head(), currentToken(), TokenIndex{t});
        rows.append({tokenText(encoding().tokens[std::size_t(t)]),
                     QString::number(double(row.product)), QString::number(double(row.score)),
                     QString::number(double(row.weight))});
    }
    return rows;
}

} // namespace vitrine
