// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/features.h"
#include "trace_view.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace vitrine
{

class MessageLine;
class TableBox;
struct TableChoice;

/// What a linear classifier made of one recipe's vectors.
struct FeatureScore {
    QString model; ///< whose vectors they are
    FeatureRecipe recipe;
    int width = 0;
    double f1 = 0;    ///< on held-out words, from 0 to 1
    int heldOut = 0;  ///< words asked about, those without a class included
    int training = 0; ///< words learned from
    double seconds = 0;
    int cutSentences = 0; ///< longer than `maxTokens`, with words that were left out
    int maxTokens = 0;    ///< of the model
};

/// The feature-based way: BERT is frozen, its vectors are taken by six recipes, and on each a
/// linear classifier learns to name the kind of every word. Beside it what was published for
/// BERT-base.
class FeaturesView : public QWidget
{
    Q_OBJECT

public:
    explicit FeaturesView(QWidget* parent = nullptr);

    enum class State { Idle, Running, Finished };
    void setState(State state);
    State state() const { return m_state; }

    void setTables(const QList<TableChoice>& tables);
    void chooseTable(const QString& file);
    QString tableFile() const;
    /// Of the model that is open. Results keep the name of theirs.
    void setModelName(const QString& name);
    void setClasses(const QStringList& classes); ///< without the one for "no class"
    void setProgress(int done, int total);       ///< sentences run through BERT
    void addScore(const FeatureScore& score);
    MessageLine* message() const { return m_message; }
    void clear();

    TextTable table() const;

signals:
    void startRequested(const QString& tableFile);
    void cancelRequested();
    void openTableRequested();
    /// The vectors, as CSV (of `recipe`) or safetensors (of all recipes).
    void exportCsvRequested(vitrine::FeatureRecipe recipe);
    void exportSafetensorsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeControls();
    void makeResults();
    void fill();
    void showExplanation();
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fitRows(); ///< to the type, and to names that need two lines
    void showStatus(const QString& sentence = {});
    QString resultText() const; ///< of the newest score
    FeatureRecipe chosenRecipe() const;

    State m_state = State::Idle;
    QString m_openModel;
    QList<FeatureScore> m_scores;
    TableBox* m_tables;
    QPushButton *m_run, *m_openTable, *m_exportCsv, *m_exportSafetensors;
    QTableWidget* m_results;
    QLabel *m_explanation, *m_status;
    MessageLine* m_message;
    QLabel* m_classes;
};

} // namespace vitrine
