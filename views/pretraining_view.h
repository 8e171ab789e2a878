// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curve_plot.h"
#include "encoder/trace.h"
#include "files/model.h"
#include "trace_view.h"
#include "training/learner.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QTableWidget;

namespace vitrine
{

class HeadsGrid;
class MessageLine;
class ProbabilityBars;
class Selection;

/// What is trained: the sizes that are quick enough to watch, and on which everyday sentences.
struct PretrainingChoice {
    QString language = QStringLiteral("en"); ///< of the grammar: "en" or "pt"
    int hiddenSize = 128;                    ///< 64, 96 or 128
    int seed = 1;
};

/// Where the model that learns stands.
struct PretrainingReport {
    int step = 0, steps = 0;
    BatchScore recent;                 ///< of the steps since the last report
    std::optional<BatchScore> heldOut; ///< measured just now
    double tokensPerSecond = 0;
    double seconds = 0; ///< spent in learning
    long tokens = 0;    ///< read so far
};

/// What the model makes of the probe sentence at one moment.
struct ProbeAnswer {
    int step = 0;
    std::shared_ptr<const Model> model = {};
    std::shared_ptr<const Trace> trace = {};
};

/// Pre-training in front of the class: the losses fall, and the guesses for a probe sentence and
/// its attention maps change, from nonsense to sense.
class PretrainingView : public QWidget
{
    Q_OBJECT

public:
    explicit PretrainingView(QWidget* parent = nullptr);

    enum class State { Idle, Preparing, Running, Paused, Finished };
    void setState(State state);
    State state() const { return m_state; }

    void addReport(const PretrainingReport& report);
    void setProbeAnswer(const ProbeAnswer& answer);
    MessageLine* message() const { return m_message; }
    void clear(); ///< before a new run: no curves, no guesses

    PretrainingChoice choice() const;
    void setChoice(const PretrainingChoice& choice);
    void setWait(int milliseconds); ///< one of the speeds
    QString probe() const;
    void setProbe(const QString& sentence);

    /// Step, losses and the likeliest word, as on screen.
    TextTable table() const;

signals:
    void startRequested(const vitrine::PretrainingChoice& choice); ///< from nothing
    void pauseRequested();
    void resumeRequested();
    void stepRequested(); ///< one step, then pause
    void probeChanged(const QString& sentence);
    void waitChanged(int milliseconds); ///< between two steps; 0 is as fast as it can
    void saveRequested();               ///< as a model folder
    void openRequested();               ///< the model as it is now, in all other views

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What stands in a row of the table.
    struct Row {
        PretrainingReport report;
        QString word; // the likeliest one
    };
    struct Guess {
        QString word;
        double probability;
    };

    void makeChoices();
    void makeButtons();
    QWidget* makeControls();
    QWidget* makeIntroduction();
    QWidget* makeCurves();
    QWidget* makeProbe();
    QWidget* makeGuesses();
    QWidget* makeHeads();
    void run();
    void followLanguage();
    void showButtons();
    void showStatus();
    QString progressText() const;
    void showGuesses();
    void showHint(bool hasGuesses);
    void showRandomLoss();
    void remember(const Guess& guess);
    QList<Guess> guesses() const;
    void fitHeads();
    void fitPlot();
    void applyFont();
    void applyColors();
    bool eventFilter(QObject* object, QEvent* event) override;

    State m_state = State::Idle;
    QList<Row> m_rows;
    std::optional<BatchScore> m_heldOut; // measured last
    ProbeAnswer m_answer;
    QComboBox *m_language, *m_size, *m_speed;
    QSpinBox* m_seed;
    QPushButton *m_run, *m_step, *m_again, *m_save, *m_open, *m_mask;
    QWidget* m_introduction; // above the plot until there is something to plot
    CurvePlot* m_losses;
    int m_words = 0, m_wordsHeldOut = 0, m_sentences = 0, m_sentencesHeldOut = 0; // curves
    QLabel *m_status, *m_lossNote, *m_hint, *m_headsNote;
    MessageLine* m_message;
    QLineEdit* m_probe;
    ProbabilityBars* m_bars;
    QTableWidget* m_history; // step and likeliest word, one row each time it changes
    Selection* m_selection;  // of the grid alone
    HeadsGrid* m_heads;
    QScrollArea* m_headsScroll;
};

} // namespace vitrine
