// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_scroll.h"

#include "token_strip.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace vitrine
{

TokenScroll::TokenScroll(TokenStrip* strip, QWidget* parent) : QScrollArea(parent), m_strip(strip)
{
    setObjectName(QStringLiteral("tokenScroll"));
    setWidget(strip);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus); // the strip has it
    installEventFilter(this);
    strip->installEventFilter(this);
    connect(strip, &TokenStrip::currentTokenMoved, this, [this](const QRect& chip) {
        ensureVisible(chip.center().x(), chip.center().y(), 20, chip.height());
    });
    fitHeight();
}

void TokenScroll::fitHeight()
{
    const int rows = std::min(m_strip->rowCount(viewport()->width()), 3);
    setFixedHeight(m_strip->heightOfRows(std::max(1, rows)));
}

bool TokenScroll::eventFilter(QObject* object, QEvent* event)
{
    // The strip asks for a new layout whenever its tokens change.
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return QScrollArea::eventFilter(object, event);
}

void TokenScroll::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
}

} // namespace vitrine
