// SPDX-License-Identifier: GPL-3.0-or-later
// The learning lab in the window: a model is made, taught and asked, as a teacher would.

#include "confusion_view.h"
#include "curve_plot.h"
#include "desktop/language.h"
#include "desktop/learning_desk.h"
#include "desktop/mainwindow.h"
#include "desktop/session.h"
#include "encoder_map.h"
#include "learning_view.h"
#include "pretraining_view.h"
#include "probability_bars.h"
#include "training/saved_classifier.h"
#include "view_support.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>

#include <fstream>

using namespace vitrine;
using namespace vitrine::test;

static constexpr int patience = 120'000; // milliseconds: a sanitizer on a busy machine

class LearningTest : public QObject
{
    Q_OBJECT

private:
    struct Opened {
        MainWindow window;
        QTemporaryDir dir;

        explicit Opened(View view) : window({.text = "the cat sat", .view = view})
        {
            window.openModel(QString::fromStdString(miniEn.string()));
            window.show();
        }
        template<typename Widget> Widget* child(const QString& name) const
        {
            return window.findChild<Widget*>(name);
        }
        void press(const char* button) const { child<QPushButton>(button)->click(); }
        PretrainingView* pretraining() const { return child<PretrainingView>("pretrainingView"); }
        TransferView* transfer() const { return child<TransferView>("transferView"); }
        FeaturesView* features() const { return child<FeaturesView>("featuresView"); }
        LearningDesk* desk() const { return window.findChild<LearningDesk*>(); }
        /// Steps that were done, as on screen.
        int step() const
        {
            const TextTable rows = pretraining()->table();
            return rows.size() < 2 ? -1 : rows.last().first().toInt();
        }
    };

private slots:
    void cleanup() { applyLanguage("en"); } // also after a failure

    void threeViewsAreOneTab()
    {
        Opened opened(View::Features);
        auto* const tabs = opened.child<QTabBar>("views");
        QCOMPARE(tabs->tabText(tabs->currentIndex()), "Learning");
        QVERIFY(opened.features()->isVisible());
        QVERIFY(!opened.child<QWidget>("sentenceA")->isVisible()); // the lab has its own
        opened.child<QTabBar>("learningPages")->setCurrentIndex(1);
        QCOMPARE(opened.window.view(), View::Transfer);
        opened.window.showView(View::Learning);
        QVERIFY(opened.pretraining()->isVisible());
        tabs->setCurrentIndex(0);
        QCOMPARE(opened.window.view(), View::Overview);
        QVERIFY(opened.child<QWidget>("sentenceA")->isVisible());
    }

    /// The map is of the model that is open: it says so while another one learns, and invents no
    /// layers before anything has run.
    void theMapShowsWhatIsOnScreen()
    {
        const auto layers = [](const EncoderMap& map) {
            return std::count_if(map.places().begin(), map.places().end(), [](const auto& place) {
                return place.part.kind == MapPart::Kind::Layer;
            });
        };
        {
            MainWindow empty({.text = "the cat sat"});
            empty.show();
            const auto* const map = empty.findChild<EncoderMap*>("encoderMap");
            QCOMPARE(layers(*map), 0);
            QVERIFY(map->accessibleDescription().contains("No model"));
        }
        Opened opened(View::Learning);
        const auto* const map = opened.child<EncoderMap>("encoderMap");
        QTRY_VERIFY(opened.window.session()->model());
        QCOMPARE(layers(*map), 0);
        QVERIFY(map->accessibleDescription().contains("Another model"));
        opened.window.showView(View::Transfer); // there the open model learns
        QTRY_COMPARE(layers(*map), 4);
        opened.window.showView(View::Learning);
        QCOMPARE(layers(*map), 0);
        opened.window.showView(View::Overview);
        QTRY_COMPARE(layers(*map), 4);
        QVERIFY(!map->accessibleDescription().contains("Another model"));
    }

    /// Losses fall, guesses come, pause holds, a step is one step, and the model can be used
    /// everywhere.
    void aModelIsPreTrained()
    {
        Opened opened(View::Learning);
        PretrainingView* const view = opened.pretraining();
        view->setChoice({.language = "en", .hiddenSize = 64, .seed = 5});
        view->setProbe("The [MASK] is red.");
        QVERIFY(!opened.child<QPushButton>("pretrainingOpen")->isEnabled());
        opened.press("pretrainingRun");
        QTRY_VERIFY_WITH_TIMEOUT(opened.step() >= 60, patience);
        QCOMPARE(view->state(), PretrainingView::State::Running);
        opened.press("pretrainingRun"); // now it says Pause
        QTRY_COMPARE_WITH_TIMEOUT(view->state(), PretrainingView::State::Paused, patience);
        const int paused = opened.step();
        QTest::qWait(300);
        QCOMPARE(opened.step(), paused);

        const TextTable rows = view->table();
        QVERIFY(rows.size() > 3);
        const QPointer<CurvePlot> losses = opened.child<CurvePlot>("pretrainingLosses");
        QVERIFY(losses->pointCount(0) > 2);
        // Before anything was learned all 3,000 words are alike: ln 3000 = 8.0.
        const double first = rows[1][1].isEmpty() ? rows[1][2].toDouble() : rows[1][1].toDouble();
        QVERIFY2(std::abs(first - std::log(3000.0)) < 0.25, qPrintable(rows[1].join(' ')));
        QVERIFY2(losses->lastPoint(0).y() < first - 1, qPrintable(QString::number(first)));
        auto* const guesses = opened.child<ProbabilityBars>("pretrainingGuesses");
        QCOMPARE(guesses->rows().size(), 5);
        QVERIFY(guesses->rows()[0].probability >= guesses->rows()[4].probability);

        opened.press("pretrainingStep");
        QTRY_COMPARE_WITH_TIMEOUT(opened.step(), paused + 1, patience);
        QTest::qWait(200);
        QCOMPARE(opened.step(), paused + 1);
        QCOMPARE(view->state(), PretrainingView::State::Paused);

        const QString folder = opened.dir.filePath("mine");
        QSignalSpy saved(opened.desk()->findChild<PretrainingLab*>(), &PretrainingLab::saved);
        opened.desk()->savePretraining(folder);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
        const auto model = loadModel(folder.toStdString());
        QCOMPARE(model->config.hiddenSize, 64);
        QVERIFY(model->canPredictWords() && model->canScoreNextSentence());

        opened.press("pretrainingOpen");
        QTRY_COMPARE_WITH_TIMEOUT(opened.window.session()->model()->config.hiddenSize, 64,
                                  patience);
        QCOMPARE(opened.window.view(), View::Overview);
        QTRY_VERIFY(opened.child<QLabel>("model")->text().startsWith("lab-en"));

        // In another language the window is a new one, and shows what was learned again.
        const qsizetype points = losses->pointCount(0);
        applyLanguage("pt_BR");
        QTRY_VERIFY(!losses); // the old one is gone
        QCOMPARE(opened.child<CurvePlot>("pretrainingLosses")->pointCount(0), points);
        QCOMPARE(opened.pretraining()->state(), PretrainingView::State::Paused);
        QCOMPARE(opened.pretraining()->probe(), "The [MASK] is red.");
        QCOMPARE(opened.pretraining()->choice().hiddenSize, 64);
        QCOMPARE(opened.pretraining()->choice().seed, 5);
    }

    /// What cannot be saved is told, and the training goes on.
    void aSaveThatFailsEndsNothing()
    {
        Opened opened(View::Learning);
        opened.pretraining()->setChoice({.language = "en", .hiddenSize = 64, .seed = 1});
        opened.press("pretrainingRun");
        QTRY_VERIFY_WITH_TIMEOUT(opened.step() >= 3, patience);
        opened.desk()->savePretraining("/proc/no/folder");
        QTRY_VERIFY_WITH_TIMEOUT(
            opened.child<QLabel>("pretrainingMessage")->text().contains("choose another place"),
            patience);
        QCOMPARE(opened.pretraining()->state(), PretrainingView::State::Running);
        ModelCopy other;
        const std::string weights = readAll(other.path / "model.safetensors");
        opened.desk()->savePretraining(QString::fromStdString(other.path.string()));
        QTRY_VERIFY_WITH_TIMEOUT(
            opened.child<QLabel>("pretrainingMessage")->text().contains("already"), patience);
        QVERIFY(readAll(other.path / "model.safetensors") == weights);
        const int step = opened.step();
        QTRY_VERIFY_WITH_TIMEOUT(opened.step() > step, patience);
    }

    /// Typing is faster than answering: what was overtaken is not answered at all.
    void onlyTheNewestSentenceIsAnswered()
    {
        Opened opened(View::Learning);
        opened.pretraining()->setChoice({.language = "en", .hiddenSize = 64, .seed = 1});
        opened.press("pretrainingRun");
        QTRY_VERIFY_WITH_TIMEOUT(opened.step() >= 3, patience);
        opened.press("pretrainingRun");
        QTRY_COMPARE_WITH_TIMEOUT(opened.pretraining()->state(), PretrainingView::State::Paused,
                                  patience);
        QTest::qWait(100);
        auto* const lab = opened.desk()->findChild<PretrainingLab*>();
        std::vector<qsizetype> lengths; // of the sentences that were answered
        connect(lab, &PretrainingLab::probed, this, [&](const ProbeAnswer& answer) {
            lengths.push_back(answer.trace->encoding().size());
        });
        QString sentence = "[MASK]";
        for (int i = 0; i < 25; ++i) {
            sentence += " the dog";
            lab->setProbe(sentence);
        }
        // The last one: 51 words, [CLS] and [SEP].
        QTRY_VERIFY_WITH_TIMEOUT(!lengths.empty() && lengths.back() >= 53, patience);
        QTest::qWait(300);
        QVERIFY2(lengths.size() < 13, qPrintable(QString::number(lengths.size())));
    }

    void choicesOutliveTheLanguage()
    {
        Opened opened(View::Learning);
        QTRY_VERIFY(opened.window.session()->model());
        opened.child<QComboBox>("pretrainingSpeed")->setCurrentIndex(2);
        opened.child<QComboBox>("pretrainingSize")->setCurrentIndex(1);
        opened.child<QSpinBox>("transferEpochs")->setValue(7);
        const QPointer<PretrainingView> before = opened.pretraining();
        applyLanguage("pt_BR");
        QTRY_VERIFY(!before);
        QCOMPARE(opened.child<QComboBox>("pretrainingSpeed")->currentIndex(), 2);
        QCOMPARE(opened.child<QComboBox>("pretrainingSize")->currentIndex(), 1);
        QCOMPARE(opened.child<QSpinBox>("transferEpochs")->value(), 7);
    }

    /// The table that shows best what transfer is worth comes first, in the window's language.
    void topicsComeFirst()
    {
        for (const auto& [language, first] :
             {std::pair("en", "en/topic.csv"), std::pair("pt_BR", "pt/assunto.csv")}) {
            const QList<TableChoice> tables = bundledTables("csv", language);
            QCOMPARE(tables.size(), 4);
            QVERIFY2(tables[0].file.endsWith(QLatin1String(first)), qPrintable(tables[0].file));
        }
    }

    void transferIsWorthSomething()
    {
        Opened opened(View::Transfer);
        QTRY_VERIFY(opened.window.session()->model());
        TransferView* const view = opened.transfer();
        view->chooseTable(
            QString::fromStdString((sourceDir / "resources/tables/en/topic.csv").string()));
        opened.child<QSpinBox>("transferEpochs")->setValue(4);
        view->setSentence("The tiger sleeps in the grass.");
        opened.press("runTransfer");
        QTRY_COMPARE_WITH_TIMEOUT(view->state(), TransferView::State::Finished, patience);
        auto* const matrix = opened.child<ConfusionView>("confusionView");
        QCOMPARE(matrix->matrix().total(), 60);
        const double pretrained = matrix->matrix().accuracy();
        opened.child<QTabBar>("transferLearner")->setCurrentIndex(1);
        const double random = matrix->matrix().accuracy();
        QVERIFY2(pretrained > random + 0.1,
                 qPrintable(QString("%1 %2").arg(pretrained).arg(random)));
        QVERIFY(opened.child<QLabel>("transferResult")->text().contains("180 rows"));
        auto* const curves = opened.child<CurvePlot>("transferCurves");
        QVERIFY(std::abs(curves->lastPoint(0).y() - pretrained) < 1e-9);
        QVERIFY(std::abs(curves->lastPoint(1).y() - random) < 1e-9);
        QCOMPARE(curves->lastPoint(0).x(), 4.0);
        for (const char* bars : {"transferBars0", "transferBars1"})
            QTRY_VERIFY(!opened.child<ProbabilityBars>(bars)->rows().isEmpty());

        QSignalSpy saved(opened.desk()->findChild<TransferLab*>(), &TransferLab::saved);
        opened.desk()->saveTransfer(opened.dir.filePath("topics"));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
        const SavedClassifier classifier(opened.dir.filePath("topics").toStdString());
        QCOMPARE(classifier.classes().size(), std::size_t(6));

        // Another model is opened: the results are still the first one's, and say so.
        auto* const note = opened.child<QLabel>("transferNote");
        QVERIFY2(note->text().contains(" mini-en,"), qPrintable(note->text()));
        opened.window.openModel(
            QString::fromStdString((sourceDir / "sample_models/mini-pt").string()));
        QTRY_COMPARE(opened.window.session()->model()->name, std::string("mini-pt"));
        QVERIFY2(note->text().contains(" mini-en,"), qPrintable(note->text()));
        view->clear();
        QVERIFY2(note->text().contains(" mini-pt,"), qPrintable(note->text()));
    }

    /// Rows that cannot count like others are named on the page, not only in the model card.
    void repeatedAndCutRowsAreTold()
    {
        Opened opened(View::Transfer);
        QTRY_VERIFY(opened.window.session()->model());
        std::string rows = "text,label\n";
        for (int i = 0; i < 6; ++i)
            rows += std::to_string(i) + ",x\n" + std::to_string(i + 10) + ",y\n";
        for (int i = 0; i < 200; ++i)
            rows += "cat ";
        const QString file = opened.dir.filePath("odd.csv");
        writeAll(file.toStdString(), rows + ",x\n3,x\n 13 ,y\n");
        opened.transfer()->chooseTable(file);
        opened.child<QSpinBox>("transferEpochs")->setValue(1);
        opened.press("runTransfer");
        QTRY_COMPARE_WITH_TIMEOUT(opened.transfer()->state(), TransferView::State::Finished,
                                  patience);
        const QString text = opened.child<QLabel>("transferResult")->text();
        QVERIFY2(text.contains("Rows with the text of an earlier one: 2;"), qPrintable(text));
        QVERIFY2(text.contains("Rows longer than 128 tokens: 1;"), qPrintable(text));
    }

    void aBadTableIsTold()
    {
        Opened opened(View::Transfer);
        QTRY_VERIFY(opened.window.session()->model());
        const QString file = opened.dir.filePath("bad.csv");
        writeAll(file.toStdString(), "text,label\nonly one,a\n");
        opened.transfer()->chooseTable(file);
        opened.press("runTransfer");
        auto* const message = opened.child<QLabel>("transferMessage");
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains("at least two different labels"),
                                 patience);
        QCOMPARE(opened.transfer()->state(), TransferView::State::Idle);
        QVERIFY(message->isVisible());
    }

    void featuresAreCompared()
    {
        Opened opened(View::Features);
        QTRY_VERIFY(opened.window.session()->model());
        opened.features()->chooseTable(
            QString::fromStdString((sourceDir / "resources/tables/en/names.txt").string()));
        opened.press("runFeatures");
        QTRY_COMPARE_WITH_TIMEOUT(opened.features()->state(), FeaturesView::State::Finished,
                                  patience);
        const TextTable rows = opened.features()->table();
        QCOMPARE(rows.size(), 8); // header, six recipes, fine-tuned
        QCOMPARE(rows[1][3], "91.0");
        QCOMPARE(rows[6][1], "1024");
        for (int row = 1; row <= 6; ++row) {
            const double f1 = rows[row][2].toDouble();
            QVERIFY2(f1 > 30 && f1 <= 100, qPrintable(rows[row].join(' ')));
        }
        QSignalSpy saved(opened.desk()->findChild<FeaturesLab*>(), &FeaturesLab::saved);
        opened.desk()->exportCsv(opened.dir.filePath("f.csv"), FeatureRecipe::LastLayer);
        opened.desk()->exportSafetensors(opened.dir.filePath("f.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 2, patience);
        QVERIFY(readAll(opened.dir.filePath("f.csv").toStdString()).starts_with("word,sentence"));
    }

    void sentencesThatWereCutAreSaid()
    {
        Opened opened(View::Features);
        QTRY_VERIFY(opened.window.session()->model());
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += "[Ana|person] goes to [Lisbon|place].\n";
        text += "[Ana|person] is" + QString(" very").repeated(600).toStdString() + " tired.\n";
        const QString file = opened.dir.filePath("long.txt");
        std::ofstream(file.toStdString()) << text;
        opened.features()->chooseTable(file);
        opened.press("runFeatures");
        QTRY_COMPARE_WITH_TIMEOUT(opened.features()->state(), FeaturesView::State::Finished,
                                  patience);
        const QString said = opened.child<QLabel>("featuresStatus")->text();
        QVERIFY2(said.contains("Sentences longer than 128 tokens: 1;"), qPrintable(said));
    }
};

VITRINE_TEST(LearningTest)
#include "tst_learning.moc"
