// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/fitting.h"
#include "desktop/kept_sessions.h"
#include "desktop/lesson_link.h"
#include "desktop/options.h"
#include "desktop/screen_memory.h"
#include "desktop/state.h"
#include "encoder_map.h"
#include "trace_view.h"

#include <QMainWindow>
#include <QMap>

#include <array>
#include <memory>

class QAction;
class QComboBox;
class QDockWidget;
class QFrame;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTimer;
class QToolButton;
class QUndoStack;

namespace vitrine
{

class AttentionView;
class BendView;
class EmbeddingsView;
class FeedForwardView;
class InsideHeadView;
class LayersView;
class LearningDesk;
class LearningView;
class LessonPanel;
class MaskingLabView;
class NextSentenceView;
class PredictionsView;
class Selection;
class SelectionBar;
class SentenceEdit;
class Session;
class SimilarityView;
class Spotlight;
class TokenScroll;
class TokenStrip;

/// The window: the map at the side, sentences on top, their tokens below, then the views. It wires
/// the session to the views and holds no knowledge of its own about BERT.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Options& options, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session* session() const { return m_session; }
    Selection* selection() const { return m_selection; }
    View view() const { return m_view; }
    void showView(View view);
    void openModel(const QString& folder);
    /// Opens what the command line names: a lesson with its model, or a model, or the bundled one.
    void begin(const Options& options);
    void startLearning() const; ///< the page of the learning lab that is on screen
    void setClassMode(bool on);
    bool isInClassMode() const { return m_isInClassMode; }

    State state() const;
    void applyState(const State& state);
    /// With its own model, unless the one that is open was asked for in its place.
    void openLesson(const QString& file, bool withItsModel = true);
    void saveLesson(const QString& file);
    void followLink(const LessonLink& link);

    const Edit& edit() const { return m_edit; }
    /// Makes `edit` what is shown and asked of BERT, as a step that can be undone. Steps of the
    /// same `kind` that follow each other, such as typing, are one; 0 is never joined.
    void changeTo(const Edit& edit, int kind = 0);
    void showProblem(const QString& sentence); ///< in the bar above everything
    TraceView* currentView() const;
    QWidget* pictureArea() const; ///< what an exported picture shows

signals:
    void settled();                            ///< the first answer is on screen
    void openingFailed(const QString& reason); ///< a model or a lesson could not be opened

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // interface.cpp: the parts of the window, made anew when the language changes
    void build();
    QWidget* makeBanner();
    QWidget* makeSentences();
    QWidget* makeBendBar();
    QWidget* makeTabs();
    QWidget* makeViewRow();
    QWidget* makeViews();
    void makeLessons();
    void makeStatusBar();
    // menus.cpp
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeLanguageMenu(QMenu* view);
    void makeHelpMenu();
    void fillRecentFiles();
    // questions.cpp: what views ask of the session
    void connectQuestions();
    void askEveryWord();
    void askApart();
    void askMaskingLab(const Encoding& corrupted);
    void askOtherOrder();
    void askScores(const QStringList& candidates);
    // keeping.cpp: settings and what was typed
    void restoreSettings(const Options& options);
    void saveSettings();
    void keepSoon();
    bool keepState();
    void offerLeft();
    void addRecentFile(const QString& file);
    void bring(const State& wanted);
    QString openModelOf(const State& wanted);
    // telling.cpp
    void showTruncation(const Encoding& encoding);
    void showBend();
    void showModel();
    void showBanner(const QString& sentence, const char* background);
    void showNotice(const QString& sentence);
    void offer(const QString& sentence, const QString& button, std::function<void()> action);
    void showProgress(int done, int total);
    // exporting.cpp
    void exportPictureAs();
    void exportTableAs();
    void exportRunAs();
    void copyPicture();
    void copyTable();

    void connectSession();
    void changeLanguage();
    Edit firstExample() const;
    ScreenMemory shownInViews() const;
    void showInViews(const ScreenMemory& memory);
    void openFolder(const QString& folder);
    QString modelName() const;
    void connectFailures();
    void applyEdit(const Edit& edit);
    void textEdited(int which);
    void keepSecrets();
    void toggleMask(TokenIndex index);
    void swapSentences();
    void requestRun();
    void lookAt(const WantedPlace& place);
    void settlePlace();
    Bend fittedBend() const;
    void showAnswer(const Answer& answer);
    void goTo(const MapPart& part);
    void goToHeatmap();
    void focusOn(const QString& name);
    void lightMap();
    void applyLock();
    bool isAllowed(View view) const; ///< by the lesson
    void showOrStay(View view);
    void arrangeSentences();
    void arrangeNavigation();
    void applyFonts();
    QList<TraceView*> traceViews() const;

    Session* m_session;
    Selection* m_selection;
    QUndoStack* m_undo;
    LearningDesk* m_desk;
    Answer m_answer;
    Edit m_edit;
    View m_view = View::Overview;
    std::set<View> m_lockedTo;
    QString m_modelFolder;    ///< of the model that is open or being opened; empty: it has none
    QString m_standIn;        ///< opened if the model of a lesson cannot be
    WantedPlace m_wanted;     ///< by what the run that is due belongs to
    bool m_isExample = false; ///< the first text is that of the language
    bool m_isRunDue = false;  ///< an answer will come by itself
    bool m_isInClassMode = false;
    bool m_hadLessons = false; ///< before class mode
    bool m_keepsState = false;
    bool m_mayFillScreen = true; ///< false if a size was asked for
    bool m_isApplying = false;   // fields are being set, not typed in
    QString m_builtLanguage;
    QTimer* m_keepTimer;
    KeptSessions m_sessions;
    std::vector<KeptSessions::Left> m_left; ///< by windows that are gone; not taken yet
    bool m_toldOfKeeping = false;           ///< that nothing can be kept
    std::function<void()> m_offered;

    QWidget* m_textArea; ///< sentences and their tokens
    QGridLayout* m_sentences;
    std::array<QLabel*, 2> m_editLabels;
    std::array<SentenceEdit*, 2> m_edits;
    QLabel* m_tokensLabel;
    TokenScroll* m_tokenScroll;
    TokenStrip* m_strip;
    QLabel* m_truncation;
    EncoderMap* m_map;
    QTabBar* m_viewTabs;
    SelectionBar* m_selectionBar;
    QToolButton* m_leaveClassMode;
    QComboBox* m_viewList;
    QHBoxLayout* m_tabRow;
    QWidget* m_viewRow;
    QStackedWidget* m_stack;
    std::array<QFrame*, 3> m_cards; // attention, predictions, next sentence
    QWidget* m_side;
    AttentionView* m_attention;
    PredictionsView* m_predictions;
    NextSentenceView* m_nextSentence;
    EmbeddingsView* m_embeddings;
    InsideHeadView* m_insideHead;
    FeedForwardView* m_feedForward;
    LayersView* m_layers;
    SimilarityView* m_similarity;
    MaskingLabView* m_maskingLab;
    BendView* m_bend;
    LearningView* m_learning;
    QFrame* m_banner;
    QLabel* m_bannerText;
    QPushButton* m_bannerAction;
    QFrame* m_bendBar;
    QLabel* m_bendText;
    QLabel* m_modelLabel;
    QLabel* m_timeLabel;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QTimer* m_progressDelay;
    QDockWidget* m_lessonDock = nullptr;
    LessonPanel* m_lessons;
    Spotlight* m_spotlight;
    QMenu* m_recent;
    QAction* m_classModeAction;
};

} // namespace vitrine
