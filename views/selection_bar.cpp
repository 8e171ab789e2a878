// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection_bar.h"

#include "flow_layout.h"
#include "selection.h"
#include "text_widgets.h"
#include "token_text.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace vitrine
{

SelectionBar::SelectionBar(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_tokenText(new QLabel)
{
    setObjectName(QStringLiteral("selectionBar"));
    auto* const layout = new FlowLayout(this);
    m_layer = makeBox(tr("&Layer"), QStringLiteral("layer"), tr("Layer"));
    m_head = makeBox(tr("Hea&d"), QStringLiteral("head"), tr("Head"));
    m_token = makeBox(tr("&Token"), QStringLiteral("token"), tr("Token"));
    m_tokenText->setTextFormat(Qt::PlainText);
    m_tokenText->setMinimumWidth(1); // a long token is cut, the window is not widened
    layout->addWidget(m_tokenText);
    connect(m_layer.number, &QSpinBox::valueChanged, this,
            [this](int value) { m_selection->setLayer(LayerIndex::fromOneBased(value)); });
    connect(m_head.number, &QSpinBox::valueChanged, this,
            [this](int value) { m_selection->setHead(HeadIndex::fromOneBased(value)); });
    connect(m_token.number, &QSpinBox::valueChanged, this, [this](int value) {
        m_selection->setToken(value == 0 ? std::nullopt
                                         : std::optional(TokenIndex::fromOneBased(value)));
    });
    connect(selection, &Selection::changed, this, &SelectionBar::refresh);
}

SelectionBar::Box SelectionBar::makeBox(const QString& label, const QString& objectName,
                                        const QString& name)
{
    auto* const number = new QSpinBox;
    const Box box{makeField(label, number), number};
    box.number->setObjectName(objectName);
    box.number->setAccessibleName(name);
    box.number->setRange(1, 1);
    box.number->setKeyboardTracking(false);
    layout()->addWidget(box.field);
    return box;
}

void SelectionBar::setNeeds(bool layer, bool head, bool token)
{
    m_layer.field->setVisible(layer);
    m_head.field->setVisible(head);
    m_token.field->setVisible(token);
    m_tokenText->setVisible(token);
}

void SelectionBar::setTrace(const std::shared_ptr<const Trace>& trace)
{
    m_trace = trace;
    const auto setMaximum = [](QSpinBox* box, int minimum, int maximum) {
        const QSignalBlocker blocker(box);
        box->setRange(minimum, maximum);
        box->setSuffix(SelectionBar::tr(" of %1").arg(maximum));
    };
    setMaximum(m_layer.number, 1, trace->layerCount());
    setMaximum(m_head.number, 1, trace->headCount());
    setMaximum(m_token.number, 0, trace->tokenCount());
    m_token.number->setSpecialValueText(tr("none"));
    for (QSpinBox* const number : {m_layer.number, m_head.number, m_token.number})
        number->updateGeometry(); // Qt forgets to say that they have become wider
    refresh();
}

void SelectionBar::refresh()
{
    const auto set = [](QSpinBox* box, int value) {
        const QSignalBlocker blocker(box);
        box->setValue(value);
    };
    set(m_layer.number, m_selection->layer().oneBased());
    set(m_head.number, m_selection->head().oneBased());
    const auto token = m_selection->token();
    const bool known = m_trace && token && token->value < m_trace->tokenCount();
    set(m_token.number, known ? token->oneBased() : 0);
    const QString text =
        known ? tokenText(m_trace->encoding().tokens[std::size_t(token->value)]) : QString();
    m_tokenText->setText(text.size() <= 16 ? text : text.left(15) + QChar(0x2026));
}

} // namespace vitrine
