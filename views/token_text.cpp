// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_text.h"

#include "translate.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace vitrine
{

QString tokenText(const Token& token)
{
    return QString::fromStdString(token.text);
}

QString quotedToken(const Encoding& encoding, TokenIndex index)
{
    const Token& token = encoding.tokens.at(std::size_t(index.value));
    const auto same = std::count_if(encoding.tokens.begin(), encoding.tokens.end(),
                                    [&](const Token& other) { return other.text == token.text; });
    const QString quoted = QStringLiteral("'%1'").arg(tokenText(token));
    return same > 1 ? QStringLiteral("%1 (%2)").arg(quoted).arg(index.oneBased()) : quoted;
}

QString tokenDescription(const Encoding& encoding, TokenIndex index)
{
    const Token& token = encoding.tokens.at(std::size_t(index.value));
    QString text = tr("%1: token %2 of %3, id %4, sentence %5")
                       .arg(tokenText(token), QString::number(index.oneBased()),
                            QString::number(encoding.size()), QString::number(token.id.value),
                            token.segment == 0 ? QStringLiteral("A") : QStringLiteral("B"));
    if (token.span.end > token.span.begin) {
        const std::string& source = token.segment == 0 ? encoding.textA : *encoding.textB;
        const QList<uint> characters = QString::fromStdString(source).toUcs4();
        const int length = token.span.end - token.span.begin;
        const QString original = QString::fromUcs4(
            reinterpret_cast<const char32_t*>(characters.constData()) + token.span.begin, length);
        text +=
            QLatin1Char('\n') +
            (length == 1
                 ? tr("Character %1 of the text: \"%2\"").arg(token.span.begin + 1).arg(original)
                 : tr("Characters %1 to %2 of the text: \"%3\"")
                       .arg(token.span.begin + 1)
                       .arg(token.span.end)
                       .arg(original));
    }
    if (token.hidden)
        text += QLatin1Char('\n') + tr("Hidden from BERT. Click to show it again.");
    else if (!token.special)
        text += QLatin1Char('\n') + tr("Click to hide it from BERT.");
    else if (token.span.end > token.span.begin)
        text += QLatin1Char('\n') + tr("Typed in the text. Change the text to remove it.");
    else
        text += QLatin1Char('\n') + tr("Added by BERT's format; it cannot be hidden.");
    return text;
}

QString percent(double probability)
{
    const double value = probability * 100;
    if (value > 0 && value < 0.01)
        return tr("< %1 %").arg(QLocale().toString(0.01, 'f', 2));
    return tr("%1 %").arg(QLocale().toString(value, 'f', value < 1 ? 2 : 1));
}

QString number(double value)
{
    const double size = std::abs(value);
    return QLocale().toString(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

QString groupText(const Encoding& encoding, TokenGroup group)
{
    QString text;
    for (int i = 0; i < group.count; ++i) {
        const Token& token = encoding.tokens.at(std::size_t(group.first.value + i));
        const QString piece = tokenText(token);
        text += i > 0 && piece.startsWith(QLatin1String("##")) ? piece.mid(2) : piece;
    }
    return text;
}

} // namespace vitrine
