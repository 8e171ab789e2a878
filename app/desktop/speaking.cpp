// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another language while the program runs: the parts are made anew, and nothing else changes.

#include "desktop/bundled.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "learning_view.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "selection_bar.h"

#include <QDir>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QUndoStack>

namespace vitrine
{

/// The learning lab is left out: its texts and runs belong to the language, and its desk keeps
/// them.
ScreenMemory MainWindow::shownInViews() const
{
    ScreenMemory all;
    for (int i = 0; i < m_stack->count(); ++i) {
        if (m_stack->widget(i) != m_learning->parentWidget())
            all[QString::number(i)] = rememberScreen(*m_stack->widget(i));
    }
    return all;
}

void MainWindow::showInViews(const ScreenMemory& memory)
{
    for (int i = 0; i < m_stack->count(); ++i)
        restoreScreen(*m_stack->widget(i), memory.value(QString::number(i)).toMap());
}

void MainWindow::changeLanguage()
{
    const QStringList candidates = m_nextSentence->candidates();
    const std::vector<HiddenWord> everyWord = m_predictions->everyWord();
    const ScreenMemory shown = shownInViews();
    const QByteArray layout = QMainWindow::saveState();
    const bool hasMessage = !m_banner->isHidden();
    const bool isOffer = hasMessage && !m_bannerAction->isHidden();
    const QString message = m_bannerText->text();
    const QString paint = m_banner->styleSheet();
    build();
    restoreState(layout);
    showModel();
    if (m_answer.trace)
        showAnswer(m_answer);
    m_nextSentence->setCandidates(candidates);
    if (!everyWord.empty())
        m_predictions->setEveryWord(everyWord);
    showView(m_view);
    showInViews(shown);
    showBend(); // the edit is the same, so nothing else tells the new widgets
    const bool classMode = std::exchange(m_isInClassMode, false);
    setClassMode(classMode);
    if (isOffer) {
        offerLeft();
    } else if (hasMessage) {
        m_banner->setStyleSheet(paint);
        m_bannerText->setText(message);
        m_bannerAction->hide();
        m_banner->show();
    }
    // Who changes the language wants a model that speaks it; one's own model stays.
    if (m_modelFolder.isEmpty() || !isBundledModel(m_modelFolder))
        return;
    if (m_isExample && m_undo->count() == 0) {
        Edit example = firstExample();
        example.bend = m_edit.bend;
        example.bend.forbidden.clear(); // they name tokens of the text before
        applyEdit(example);
    }
    const QString fitting = bundledModel(currentLanguage());
    if (QDir(fitting) != QDir(m_modelFolder))
        openFolder(fitting); // a message stays
}

} // namespace vitrine
