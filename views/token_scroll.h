// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace vitrine
{

class TokenStrip;

/// As high as the tokens' rows, up to three; more are scrolled.
class TokenScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit TokenScroll(TokenStrip* strip, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();

    TokenStrip* m_strip;
};

} // namespace vitrine
