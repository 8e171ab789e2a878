// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/encoding.h"

#include <QLineEdit>

#include <vector>

namespace vitrine
{

/// A field for a sentence in which words can be kept secret: as long as nobody writes in it, a line
/// stands in their place.
class SentenceEdit : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// Places in the text, counted in characters (Unicode code points).
    void setSecrets(std::vector<SourceSpan> places);
    QString shownText() const; ///< what can be read

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool isSecret() const { return !m_secrets.empty() && !hasFocus(); }

    std::vector<SourceSpan> m_secrets;
};

} // namespace vitrine
