// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentence_edit.h"

#include <QPainter>
#include <QStyleOptionFrame>

#include <algorithm>

namespace vitrine
{

void SentenceEdit::setSecrets(std::vector<SourceSpan> places)
{
    m_secrets = std::move(places);
    update();
}

QString SentenceEdit::shownText() const
{
    if (!isSecret())
        return text();
    QList<uint> characters = text().toUcs4();
    std::vector<SourceSpan> places = m_secrets;
    std::sort(places.begin(), places.end(),
              [](const SourceSpan& a, const SourceSpan& b) { return a.begin > b.begin; });
    for (const SourceSpan& place : places) { // from the end, so that the others stay where they are
        const auto size = int(characters.size());
        const int begin = std::clamp(place.begin, 0, size);
        characters.remove(begin, std::clamp(place.end, begin, size) - begin);
        characters.insert(begin, 4, uint('_')); // always four: its length is no hint
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.constData()),
                             characters.size());
}

void SentenceEdit::paintEvent(QPaintEvent* event)
{
    if (!isSecret())
        return QLineEdit::paintEvent(event);
    QPainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    const QRect area = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(area.adjusted(2, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(shownText(), Qt::ElideRight, area.width() - 4));
}

} // namespace vitrine
