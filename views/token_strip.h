// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <QList>
#include <QMap>
#include <QRect>
#include <QWidget>

#include <memory>

namespace vitrine
{

class Selection;

/// The sequence that BERT reads, one chip per token: coloured by sentence, pieces of one word
/// joined, format tokens outlined. A click hides a token behind [MASK] or shows it again. Painted
/// as one widget, so that 512 tokens cost no more than ten.
class TokenStrip : public QWidget
{
    Q_OBJECT

public:
    explicit TokenStrip(Selection* selection, QWidget* parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace);
    /// What a plain click does: hide the token, or only select it. Ctrl+click does the other.
    void setClickHides(bool hides);
    /// The class is guessing what is hidden: nothing here may tell it.
    void setSecret(bool secret) { m_isSecret = secret; }
    QString description(TokenIndex index) const; ///< as the tool tip begins
    /// How much each token surprised BERT, in bits, drawn as a bar under it. Empty: none.
    void setSurprises(const QMap<int, double>& bits);

    int tokenCount() const { return int(m_chips.size()); }
    QRect chipRect(TokenIndex index) const { return m_chips.at(index.value); }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    int rowCount(int width) const; ///< rows of chips at that width
    int heightOfRows(int rows) const;

signals:
    void maskToggled(vitrine::TokenIndex index);
    void currentTokenMoved(const QRect& chip); ///< by the keyboard

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void clickAt(QPoint position, Qt::KeyboardModifiers modifiers);
    QList<QRect> layOut(int width) const;
    std::optional<TokenIndex> tokenAt(QPoint position) const;
    void moveTo(int token);
    void paintChip(QPainter& painter, int token) const;
    const Encoding* encoding() const;

    Selection* m_selection;
    std::shared_ptr<const Trace> m_trace;
    QList<QRect> m_chips;
    bool m_clickHides = true;
    bool m_isSecret = false;
    QMap<int, double> m_surprises;
};

} // namespace vitrine
