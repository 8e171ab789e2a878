// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curve_plot.h"
#include "trace_view.h"
#include "training/confusion_matrix.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedLayout;
class QTabBar;

namespace vitrine
{

class ConfusionView;
class MessageLine;
class ProbabilityBars;
class TableBox;
struct TableChoice;

/// Where the two classifiers stand. Index 0: pre-trained, 1: from random weights.
struct TransferReport {
    QString model = {}; ///< that the first one began with
    double epoch = 0;
    int epochs = 0;
    QStringList classes;
    int trainingRows = 0;
    int repeatedRows = 0; ///< same text as an earlier row; on that one's side
    int cutRows = 0;      ///< longer than maxTokens, without their end
    int maxTokens = 0;
    std::array<ConfusionMatrix, 2> heldOut;
    bool isFinished = false;
};

/// Fine-tuning in front of the class: the same small table, learned by the model that was
/// pre-trained and by one that begins with random weights.
class TransferView : public QWidget
{
    Q_OBJECT

public:
    explicit TransferView(QWidget* parent = nullptr);

    enum class State { Idle, Preparing, Running, Paused, Finished };
    void setState(State state);
    State state() const { return m_state; }

    void setTables(const QList<TableChoice>& tables);
    void chooseTable(const QString& file); ///< adds it to the list if it is not there
    QString tableFile() const;
    /// Of the model that is open. Results keep the name of theirs.
    void setModelName(const QString& name);
    void addReport(const TransferReport& report);
    /// Probabilities of the typed sentence, in the order of the classes.
    void setAnswer(const std::array<std::vector<double>, 2>& probabilities);
    MessageLine* message() const { return m_message; }
    void clear();

    int epochs() const;
    void setEpochs(int epochs);
    QString sentence() const;
    void setSentence(const QString& sentence);
    TextTable numbers() const; ///< both confusion matrices, for copying

signals:
    void startRequested(const QString& tableFile, int epochs); ///< from the beginning
    void pauseRequested();
    void resumeRequested();
    void openTableRequested(); ///< the teacher's own
    void saveRequested();      ///< the pre-trained one, as a model folder
    void sentenceChanged(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    static QString learnerName(std::size_t index);
    // transfer_controls.cpp
    QWidget* makeControls();
    QWidget* makeLeft();
    QWidget* makeRight();
    void showExplanation();
    void showStatus();
    void showResult();
    void showMatrix();
    void showAnswer();
    void applyLook(); ///< what depends on palette and font
    QString resultText() const;
    QString tableText() const;
    bool hasClassifier() const { return !m_report.classes.isEmpty(); }

    State m_state = State::Idle;
    QString m_openModel;
    TransferReport m_report;
    std::array<std::vector<double>, 2> m_answer;
    TableBox* m_tables;
    QSpinBox* m_epochs;
    QPushButton *m_run, *m_again, *m_openTable, *m_save;
    QStackedLayout* m_place = nullptr; // of the curves; before there are any: what to do
    CurvePlot* m_accuracy;
    std::array<int, 2> m_curves = {};
    QLabel *m_explanation, *m_status;
    MessageLine* m_message;
    QLabel *m_result, *m_noAnswer;
    QTabBar* m_which; // whose confusion matrix
    ConfusionView* m_matrix;
    QLineEdit* m_sentence;
    QWidget* m_answers;
    std::array<ProbabilityBars*, 2> m_bars = {};
};

} // namespace vitrine
