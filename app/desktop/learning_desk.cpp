// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/learning_desk.h"

#include "desktop/file_dialogs.h"
#include "files/bundled_model.h"
#include "learning_view.h"
#include "text_widgets.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace vitrine
{

static bool isMood(const QString& name)
{
    return name == QLatin1String("mood") || name == QLatin1String("humor");
}

/// Tables are named by their files; those that ship have a better name.
static QString tableTitle(const QString& file)
{
    const QString name = QFileInfo(file).completeBaseName();
    const QString language = QFileInfo(file).dir().dirName() == QLatin1String("pt")
                                 ? LearningDesk::tr("Portuguese")
                                 : LearningDesk::tr("English");
    if (isMood(name))
        return LearningDesk::tr("Friendly or not (%1)").arg(language);
    if (name == QLatin1String("topic") || name == QLatin1String("assunto"))
        return LearningDesk::tr("Six topics (%1)").arg(language);
    if (name == QLatin1String("names") || name == QLatin1String("nomes"))
        return LearningDesk::tr("Persons, places, times, animals (%1)").arg(language);
    return QFileInfo(file).fileName();
}

QList<TableChoice> bundledTables(const QString& suffix, const QString& language)
{
    QStringList folders = {QStringLiteral("en"), QStringLiteral("pt")};
    if (language.startsWith(QLatin1String("pt")))
        folders.swapItemsAt(0, 1);
    QList<TableChoice> tables;
    for (const QString& folder : std::as_const(folders)) {
        const auto found = findBundled(QCoreApplication::applicationFilePath().toStdString(),
                                       "resources/tables/" + folder.toStdString());
        if (!found)
            continue;
        const QDir dir(QString::fromStdString(found->string()));
        QStringList names = dir.entryList({QStringLiteral("*.") + suffix}, QDir::Files, QDir::Name);
        // Topics first: there transfer is seen best.
        std::stable_partition(names.begin(), names.end(), [](const QString& name) {
            return !isMood(QFileInfo(name).completeBaseName());
        });
        for (const QString& name : std::as_const(names))
            tables.append({tableTitle(dir.filePath(name)), dir.filePath(name)});
    }
    return tables;
}

LearningDesk::LearningDesk(CurrentModel currentModel, QWidget* window)
    : QObject(window)
    , m_currentModel(std::move(currentModel))
    , m_window(window)
    , m_pretraining(new PretrainingLab(this))
    , m_transfer(new TransferLab(this))
    , m_features(new FeaturesLab(this))
{
    rememberPretraining();
    rememberTransfer();
    rememberFeatures();
}

void LearningDesk::attach(LearningView* view, const QString& language)
{
    m_view = view;
    attachPretraining(view->pretraining());
    attachTransfer(view->transfer(), language);
    attachFeatures(view->features(), language);
    if (!m_choice) {
        PretrainingChoice choice = view->pretraining()->choice();
        choice.language =
            language.startsWith(QLatin1String("pt")) ? QStringLiteral("pt") : QStringLiteral("en");
        view->pretraining()->setChoice(choice);
    }
    showModel();
}

void LearningDesk::detach()
{
    if (!m_view)
        return;
    m_choice = m_view->pretraining()->choice();
    m_epochs = m_view->transfer()->epochs();
    m_transferTable = m_view->transfer()->tableFile();
    m_featuresTable = m_view->features()->tableFile();
    m_view = nullptr;
}

void LearningDesk::showModel()
{
    const auto model = m_currentModel();
    const QString name = model ? QString::fromStdString(model->name) : QString();
    m_view->transfer()->setModelName(name);
    m_view->features()->setModelName(name);
}

void LearningDesk::rememberPretraining()
{
    connect(m_pretraining, &PretrainingLab::stateChanged, this,
            [this](PretrainingView::State state) { m_pretrainingState = state; });
    connect(m_pretraining, &PretrainingLab::reported, this,
            [this](const PretrainingReport& report) { m_pretrainingReports.append(report); });
    connect(m_pretraining, &PretrainingLab::probed, this,
            [this](const ProbeAnswer& answer) { m_probeAnswer = answer; });
}

void LearningDesk::attachPretraining(PretrainingView* view)
{
    if (m_choice)
        view->setChoice(*m_choice);
    if (!m_probe.isEmpty())
        view->setProbe(m_probe);
    view->setWait(m_wait);
    for (const PretrainingReport& report : std::as_const(m_pretrainingReports))
        view->addReport(report);
    if (m_probeAnswer)
        view->setProbeAnswer(*m_probeAnswer);
    view->setState(m_pretrainingState);

    PretrainingLab* const lab = m_pretraining;
    connect(lab, &PretrainingLab::stateChanged, view, &PretrainingView::setState);
    connect(lab, &PretrainingLab::reported, view, &PretrainingView::addReport);
    connect(lab, &PretrainingLab::probed, view, &PretrainingView::setProbeAnswer);
    connect(lab, &PretrainingLab::failed, view->message(), &MessageLine::showProblem);
    connect(lab, &PretrainingLab::saved, view, [view](const QString& folder) {
        view->message()->showSuccess(tr("Saved in %1. Open it from the File menu.").arg(folder));
    });
    connect(view, &PretrainingView::startRequested, this,
            [this, view](const PretrainingChoice& choice) {
                m_choice = choice;
                m_pretrainingReports.clear();
                m_probeAnswer.reset();
                view->clear();
                m_pretraining->setProbe(view->probe());
                m_pretraining->start(choice);
            });
    connect(view, &PretrainingView::pauseRequested, lab, &PretrainingLab::pause);
    connect(view, &PretrainingView::resumeRequested, lab, &PretrainingLab::resume);
    connect(view, &PretrainingView::stepRequested, lab, &PretrainingLab::step);
    connect(view, &PretrainingView::waitChanged, this, [this](int milliseconds) {
        m_wait = milliseconds;
        m_pretraining->setWait(milliseconds);
    });
    connect(view, &PretrainingView::probeChanged, this, [this](const QString& sentence) {
        m_probe = sentence;
        m_pretraining->setProbe(sentence);
    });
    connect(view, &PretrainingView::saveRequested, this, [this] {
        const QString folder =
            askSaveFile(m_window, tr("Save the model as a folder"), QStringLiteral("my-bert"));
        if (!folder.isEmpty())
            savePretraining(folder);
    });
    connect(view, &PretrainingView::openRequested, this, [this] {
        if (m_probeAnswer)
            emit modelMade(m_probeAnswer->model);
    });
}

void LearningDesk::forgetTransfer()
{
    m_transferReports.clear();
    m_transferAnswer = {};
}

void LearningDesk::rememberTransfer()
{
    connect(m_transfer, &TransferLab::stateChanged, this,
            [this](TransferView::State state) { m_transferState = state; });
    connect(m_transfer, &TransferLab::reported, this,
            [this](const TransferReport& report) { m_transferReports.append(report); });
    connect(
        m_transfer, &TransferLab::answered, this,
        [this](const std::array<std::vector<double>, 2>& answer) { m_transferAnswer = answer; });
}

void LearningDesk::attachTransfer(TransferView* view, const QString& language)
{
    view->setTables(bundledTables(QStringLiteral("csv"), language));
    if (!m_transferTable.isEmpty())
        view->chooseTable(m_transferTable);
    if (m_epochs)
        view->setEpochs(*m_epochs);
    for (const TransferReport& report : std::as_const(m_transferReports))
        view->addReport(report);
    if (!m_transferSentence.isEmpty())
        view->setSentence(m_transferSentence);
    view->setAnswer(m_transferAnswer);
    view->setState(m_transferState);

    TransferLab* const lab = m_transfer;
    connect(lab, &TransferLab::stateChanged, view, &TransferView::setState);
    connect(lab, &TransferLab::reported, view, &TransferView::addReport);
    connect(lab, &TransferLab::answered, view, &TransferView::setAnswer);
    connect(lab, &TransferLab::failed, view->message(), &MessageLine::showProblem);
    connect(lab, &TransferLab::saved, view, [view](const QString& folder) {
        view->message()->showSuccess(tr("Saved in %1.").arg(folder));
    });
    connect(view, &TransferView::startRequested, this,
            [this, view](const QString& table, int epochs) {
                const auto model = m_currentModel();
                if (!model)
                    return view->message()->showProblem(
                        tr("No model is open. Open one from the File menu."));
                m_transferTable = table;
                forgetTransfer();
                view->clear();
                m_transfer->setSentence(view->sentence());
                m_transfer->start(model, table, epochs);
            });
    connect(view, &TransferView::pauseRequested, lab, &TransferLab::pause);
    connect(view, &TransferView::resumeRequested, lab, &TransferLab::resume);
    connect(view, &TransferView::sentenceChanged, this, [this](const QString& sentence) {
        m_transferSentence = sentence;
        m_transfer->setSentence(sentence);
    });
    connect(view, &TransferView::openTableRequested, this, [this, view] {
        const QString file = askOpenFile(m_window, tr("Open a labelled table"),
                                         tr("Tables (*.csv *.tsv);;All files (*)"));
        if (!file.isEmpty())
            view->chooseTable(file);
    });
    connect(view, &TransferView::saveRequested, this, [this] {
        const QString folder = askSaveFile(m_window, tr("Save the classifier as a folder"),
                                           QStringLiteral("my-classifier"));
        if (!folder.isEmpty())
            saveTransfer(folder);
    });
}

void LearningDesk::rememberFeatures()
{
    connect(m_features, &FeaturesLab::stateChanged, this,
            [this](FeaturesView::State state) { m_featuresState = state; });
    connect(m_features, &FeaturesLab::classesKnown, this,
            [this](const QStringList& classes) { m_featureClasses = classes; });
    connect(m_features, &FeaturesLab::scored, this,
            [this](const FeatureScore& score) { m_scores.append(score); });
}

void LearningDesk::attachFeatures(FeaturesView* view, const QString& language)
{
    view->setTables(bundledTables(QStringLiteral("txt"), language));
    if (!m_featuresTable.isEmpty())
        view->chooseTable(m_featuresTable);
    view->setClasses(m_featureClasses);
    for (const FeatureScore& score : std::as_const(m_scores))
        view->addScore(score);
    view->setState(m_featuresState);

    FeaturesLab* const lab = m_features;
    connect(lab, &FeaturesLab::stateChanged, view, &FeaturesView::setState);
    connect(lab, &FeaturesLab::progressed, view, &FeaturesView::setProgress);
    connect(lab, &FeaturesLab::classesKnown, view, &FeaturesView::setClasses);
    connect(lab, &FeaturesLab::scored, view, &FeaturesView::addScore);
    connect(lab, &FeaturesLab::failed, view->message(), &MessageLine::showProblem);
    connect(lab, &FeaturesLab::saved, view, [view](const QString& file) {
        view->message()->showSuccess(tr("Saved in %1.").arg(file));
    });
    connect(view, &FeaturesView::startRequested, this, [this, view](const QString& table) {
        const auto model = m_currentModel();
        if (!model)
            return view->message()->showProblem(
                tr("No model is open. Open one from the File menu."));
        m_featuresTable = table;
        m_scores.clear();
        m_featureClasses.clear();
        view->clear();
        m_features->start(model, table);
    });
    connect(view, &FeaturesView::cancelRequested, lab, &FeaturesLab::cancel);
    connect(view, &FeaturesView::openTableRequested, this, [this, view] {
        const QString file =
            askOpenFile(m_window, tr("Open marked text"), tr("Marked text (*.txt);;All files (*)"));
        if (!file.isEmpty())
            view->chooseTable(file);
    });
    connect(view, &FeaturesView::exportCsvRequested, this, [this](FeatureRecipe recipe) {
        const QString file =
            askSaveFile(m_window, tr("Save the vectors"),
                        QString::fromLatin1(featureName(recipe)) + QStringLiteral(".csv"),
                        tr("Comma-separated values (*.csv)"));
        if (!file.isEmpty())
            exportCsv(file, recipe);
    });
    connect(view, &FeaturesView::exportSafetensorsRequested, this, [this] {
        const QString file =
            askSaveFile(m_window, tr("Save the vectors"), QStringLiteral("features.safetensors"),
                        tr("Safetensors (*.safetensors)"));
        if (!file.isEmpty())
            exportSafetensors(file);
    });
}

} // namespace vitrine
