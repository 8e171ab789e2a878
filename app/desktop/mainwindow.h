// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/masks.h"
#include "desktop/options.h"
#include "encoder/trace.h"

#include <QMainWindow>

#include <array>
#include <memory>

class QFrame;
class QLabel;
class QLineEdit;
class QTabBar;

namespace vitrine
{

class AttentionView;
class NextSentenceView;
class PredictionsView;
class Selection;
class Session;
class TokenStrip;

/// The window: sentences on top, their tokens below, then the views. It wires the session to the
/// views and holds no knowledge of its own about BERT.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Options& options, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session* session() const { return m_session; }
    Selection* selection() const { return m_selection; }
    void showView(View view);
    void openModel(const QString& folder);

signals:
    void settled();                            ///< the first answer is on screen
    void openingFailed(const QString& reason); ///< a model could not be opened

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeMenus();
    QWidget* makeSentences();
    QWidget* makeViews();
    QWidget* makeBanner();
    void makeStatusBar();
    void connectSession();
    void setTexts(const QString& a, const QString& b);
    void textEdited();
    void swapSentences();
    void requestRun();
    void showTrace(const std::shared_ptr<const Trace>& trace);
    void showModel();
    void showProblem(const QString& sentence);

    Session* m_session;
    Selection* m_selection;
    std::shared_ptr<const Trace> m_trace;
    std::array<QString, 2> m_texts; // as the masks know them
    std::array<MaskedSpans, 2> m_masks;

    std::array<QLineEdit*, 2> m_edits;
    TokenStrip* m_strip;
    QLabel* m_truncation;
    QTabBar* m_viewTabs;
    std::array<QFrame*, 3> m_cards; // attention, predictions, next sentence
    QWidget* m_side;
    AttentionView* m_attention;
    PredictionsView* m_predictions;
    NextSentenceView* m_nextSentence;
    QFrame* m_banner;
    QLabel* m_bannerText;
    QLabel* m_modelLabel;
    QLabel* m_timeLabel;
};

} // namespace vitrine
