// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"

#include <QWidget>

#include <memory>

class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace vitrine
{

class Tokenizer;

/// What BERT guesses for each masked token: the likeliest words, and how likely the word that was
/// hidden there is.
class PredictionsView : public QWidget
{
    Q_OBJECT

public:
    explicit PredictionsView(QWidget* parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace);
    /// The vocabulary that the trace's model speaks, and its mask token.
    void setVocabulary(std::shared_ptr<const Tokenizer> tokenizer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void addMask(TokenIndex index);
    void addText(const QString& text, bool muted, bool bold);

    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    QSpinBox* m_count;
    QVBoxLayout* m_list;
};

} // namespace vitrine
