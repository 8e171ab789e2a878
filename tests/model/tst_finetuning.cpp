// SPDX-License-Identifier: GPL-3.0-or-later
// Labelled tables, and classifiers that learn from them.

#include "support.h"
#include "training/fine_tuner.h"
#include "training/model_parameters.h"
#include "training/saved_classifier.h"
#include "training/trained_model.h"

#include <set>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

/// A table in a file of its own.
class TableFile
{
public:
    explicit TableFile(const std::string& text, const std::string& name = "table.csv")
        : path(m_dir.path().toStdString() + "/" + name)
    {
        writeAll(path, text);
    }

private:
    QTemporaryDir m_dir;

public:
    const fs::path path;
};

const std::string fourOfEach = "\na,x\nb,x\nc,x\nd,x\ne,y\nf,y\ng,y\nh,y\n";

FineTuningSettings quick()
{
    FineTuningSettings settings;
    settings.epochs = 8;
    settings.threads = 1;
    return settings;
}

double learn(FineTuner& tuner)
{
    while (!tuner.isFinished())
        tuner.step();
    return tuner.heldOut().accuracy();
}

} // namespace

class FineTuningTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const Model> m_model;

private slots:
    void initTestCase() { m_model = loadModel(miniEn); }

    void tablesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("commas") << QByteArray("text,label\n\"Yes, \"\"you\"\"\",x\nb,x\nc,x\nd,x\n"
                                              "e,y\nf,y\ng,y\nh,y\n");
        QTest::newRow("tabs") << QByteArray("text\tlabel\nYes, \"you\"\tx\nb\tx\nc\tx\nd\tx\n"
                                            "e\ty\nf\ty\ng\ty\nh\ty\n");
        QTest::newRow("semicolons, other columns, byte order mark, Windows")
            << QByteArray("\xef\xbb\xbfnumber;Label;Text\r\n1;x;\"Yes, \"\"you\"\"\"\r\n2;x;b\r\n"
                          "3;x;c\r\n4;x;d\r\n5;y;e\r\n\r\n6;y;f\r\n7;y;g\r\n8;y;h");
        QTest::newRow("blanks around cells, empty cells at the end, rows of nothing")
            << QByteArray("text,label\n \"Yes, \"\"you\"\"\" , x,,\n,\nb,x\nc,x\nd,x\n"
                          "e,y\nf,y\n,,,\ng,y\nh,y\n\n");
        QTest::newRow("Portuguese") << QByteArray("texto,rótulo\n\"Yes, \"\"you\"\"\",x\nb,x\nc,x\n"
                                                  "d,x\ne,y\nf,y\ng,y\nh,y\n");
        const QByteArray rows = "\r\n\"Yes, \"\"you\"\"\";x\r\nb;x\r\nc;x\r\nd;x\r\ne;y\r\nf;y"
                                "\r\ng;y\r\nh;y\r\n";
        QTest::newRow("capitals") << QByteArray("TEXTO;RÓTULO") + rows;
        QTest::newRow("decomposed, as macOS writes") << QByteArray("Texto;Ro\xcc\x81tulo") + rows;
        QTest::newRow("decomposed capitals") << QByteArray("FRASE;RO\xcc\x81TULO") + rows;
        QTest::newRow("Excel's first line") << QByteArray("sep=;\r\ntext;label") + rows;
        QTest::newRow("the same, in quotation marks and capitals")
            << QByteArray("\xef\xbb\xbf\"SEP=;\"\ntext;label;1,5") + QByteArray(rows);
        QTest::newRow("a bar") << QByteArray("sep=|\r\ntext;label").replace(';', '|') +
                                      QByteArray(rows).replace(';', '|');
    }

    void tablesAreRead()
    {
        QFETCH(QByteArray, text);
        const LabelledTable table = readLabelledTable(TableFile(text.toStdString()).path);
        QCOMPARE(table.classes, (std::vector<std::string>{"x", "y"}));
        QCOMPARE(table.rows.size(), std::size_t(8));
        QCOMPARE(table.rows[0].text, std::string("Yes, \"you\""));
        QCOMPARE(table.rows[4].text, std::string("e"));
        QCOMPARE(table.rows[4].label, 1);
    }

    void aCellMayHoldLines()
    {
        const LabelledTable table =
            readLabelledTable(TableFile("label,text\nx,\"one\ntwo\"\nx,b\nx,c\nx,d\ny,e\ny,f\ny,g\n"
                                        "y,h\n")
                                  .path);
        QCOMPARE(table.rows[0].text, std::string("one\ntwo"));
        try { // lines count from the file's beginning
            readLabelledTable(TableFile("sep=;\ntext;label\na;x\nb;\n").path);
            QFAIL("no complaint");
        } catch (const Problem& error) {
            QVERIFY2(QString(error.what()).contains("line 4 lacks"), error.what());
        }
    }

    void badTablesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no column") << QByteArray("sentence,kind" + QByteArray(fourOfEach.c_str()))
                                   << "no column is called \"label\"";
        QTest::newRow("empty") << QByteArray() << "the table is empty";
        QTest::newRow("one label")
            << QByteArray("text,label\na,x\nb,x\nc,x\nd,x\n") << "at least two different labels";
        QTest::newRow("few rows") << QByteArray("text,label\na,x\nb,x\nc,x\nd,x\ne,y\n")
                                  << "\"y\" has only 1 row; each";
        QTest::newRow("no label") << QByteArray("text,label\na,x\nb\n") << "line 3 lacks";
        QTest::newRow("quotation mark")
            << QByteArray("text,label\n\"a,x\nb,x\n") << "opens in line 2 is never closed";
        QTest::newRow("comma in a text without quotation marks")
            << QByteArray("label,text\nx,Hello, dear friend\n") << "line 2 has more cells";
        QTest::newRow("encoding") << QByteArray("text,label\nol\xe1,x\n") << "not UTF-8";
        QTest::newRow("labels everywhere") << [] {
            QByteArray text = "label,text\n";
            for (int i = 0; i < 101; ++i)
                text += "l" + QByteArray::number(i) + ",a\n";
            return text;
        }() << "more than 100; is the right column";
    }

    void badTablesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const TableFile file(text.toStdString());
        try {
            readLabelledTable(file.path);
            QFAIL("no complaint");
        } catch (const Problem& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
        }
        QVERIFY_THROWS_EXCEPTION(Problem, readLabelledTable("/nowhere/table.csv"));
    }

    void theShippedTablesAreBalanced_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("classes");
        QTest::newRow("mood") << "en/mood.csv" << 2;
        QTest::newRow("topic") << "en/topic.csv" << 6;
        QTest::newRow("humor") << "pt/humor.csv" << 2;
        QTest::newRow("assunto") << "pt/assunto.csv" << 6;
    }

    void theShippedTablesAreBalanced()
    {
        QFETCH(QString, file);
        QFETCH(int, classes);
        const LabelledTable table =
            readLabelledTable(sourceDir / "resources/tables" / file.toStdString());
        QCOMPARE(int(table.classes.size()), classes);
        QVERIFY(table.rows.size() >= 200);
        std::vector<std::size_t> counts(table.classes.size());
        std::set<std::string> texts;
        for (const LabelledText& row : table.rows) {
            ++counts[std::size_t(row.label)];
            QVERIFY2(texts.insert(row.text).second, row.text.c_str());
        }
        for (const std::size_t count : counts)
            QCOMPARE(count, table.rows.size() / table.classes.size());
    }

    void rowsAreHeldOutOfEachClass()
    {
        LabelledTable table{{"x", "y"}, {}};
        for (int i = 0; i < 40; ++i)
            table.rows.push_back({std::to_string(i), i < 30 ? 0 : 1});
        const TableSplit split = splitTable(table, 0.2, 5), again = splitTable(table, 0.2, 5),
                         other = splitTable(table, 0.2, 6);
        const auto texts = [](const std::vector<LabelledText>& rows, int label) {
            std::set<std::string> all;
            for (const LabelledText& row : rows)
                if (row.label == label)
                    all.insert(row.text);
            return all;
        };
        QCOMPARE(texts(split.heldOut, 0).size(), std::size_t(6));
        QCOMPARE(texts(split.heldOut, 1).size(), std::size_t(2));
        QCOMPARE(split.training.size() + split.heldOut.size(), table.rows.size());
        for (const LabelledText& row : split.heldOut)
            QVERIFY(!texts(split.training, row.label).contains(row.text));
        QCOMPARE(texts(again.heldOut, 0), texts(split.heldOut, 0));
        QVERIFY(texts(other.heldOut, 0) != texts(split.heldOut, 0));
    }

    /// Counted by hand.
    void theConfusionMatrixCounts()
    {
        ConfusionMatrix matrix(3);
        for (const auto& [truth, said] :
             {std::pair(0, 0), {0, 0}, {0, 1}, {1, 1}, {1, 0}, {1, 2}, {2, 2}, {2, 2}})
            matrix.add(truth, said);
        QCOMPARE(matrix.right(), 5);
        QCOMPARE(matrix.total(), 8);
        QCOMPARE(matrix.count(1, 2), 1);
        // Without class 0: 3 found; 5 said (1+1+1+2), 5 wanted. F1 = 2 * 3 / (5 + 5).
        QCOMPARE(matrix.f1Without(0), 0.6);
        QCOMPARE(ConfusionMatrix(2).accuracy(), 0.0);
    }

    /// The encoder that reads the copied parameters gives what it gave for the file, and a model
    /// made of them is that model again.
    void parametersAreCopiedToTheirPlaces()
    {
        const ParameterLayout layout(m_model->config, {.pretraining = true});
        std::vector<float> parameters(layout.size, 7.0f);
        copyParameters(m_model->weights, layout, parameters);
        QCOMPARE(std::count(parameters.begin(), parameters.end(), 7.0f), 0);
        const auto again = trainedModel("again", layout, parameters, m_model->tokenizer);
        const Encoding encoding = m_model->tokenizer.encode("The cat [MASK].", "It is old.");
        const auto expected = Encoder(m_model).run(encoding), actual = Encoder(again).run(encoding);
        QCOMPARE(Matrix(*actual->wordLogits()), Matrix(*expected->wordLogits()));
        QCOMPARE(Vector(*actual->nextSentenceLogits()), Vector(*expected->nextSentenceLogits()));
    }

    /// To be asked about, a table may be as small as it likes.
    void rowsNeedNotSufficeForLearning()
    {
        const TableFile file("text,label\nGood morning.,x\n");
        QCOMPARE(readLabelledRows(file.path).rows.size(), std::size_t(1));
        QVERIFY_THROWS_EXCEPTION(Problem, readLabelledTable(file.path));
    }

    /// Held-out rows are asked many at a time, in parts, on all threads.
    void manyAreAskedAsOneIs()
    {
        LabelledTable table = readLabelledTable(sourceDir / "resources/tables/en/topic.csv");
        FineTuningSettings settings = quick();
        settings.heldOutShare = 0.5; // 120 rows: four parts
        settings.threads = 3;
        settings.seed = 4;
        FineTuner tuner(m_model, table, settings, FineTuningStart::Pretrained);
        for (int i = 0; i < 10; ++i)
            tuner.step();
        ConfusionMatrix oneByOne(6);
        for (const LabelledText& row : splitTable(table, 0.5, 4).heldOut) {
            const std::vector<double> said = tuner.classify(row.text);
            oneByOne.add(row.label, int(std::max_element(said.begin(), said.end()) - said.begin()));
        }
        const ConfusionMatrix together = tuner.heldOut();
        QCOMPARE(together.total(), 120);
        for (int truth = 0; truth < 6; ++truth)
            for (int said = 0; said < 6; ++said)
                QCOMPARE(together.count(truth, said), oneByOne.count(truth, said));
    }

    void theSameSeedLearnsTheSame()
    {
        const LabelledTable table = readLabelledTable(sourceDir / "resources/tables/en/mood.csv");
        FineTuner one(m_model, table, quick(), FineTuningStart::Pretrained),
            two(m_model, table, quick(), FineTuningStart::Pretrained);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(one.step().sentenceLoss, two.step().sentenceLoss);
        QCOMPARE(one.classify("Thank you."), two.classify("Thank you."));
        const std::vector<double> probabilities = one.classify("Thank you very much.");
        QVERIFY(std::abs(probabilities[0] + probabilities[1] - 1) < 1e-5);
    }

    /// What the lesson claims, measured: the same table, settings and held-out rows.
    void preTrainingHelps()
    {
        const LabelledTable table = readLabelledTable(sourceDir / "resources/tables/en/topic.csv");
        FineTuner pretrained(m_model, table, quick(), FineTuningStart::Pretrained),
            random(m_model, table, quick(), FineTuningStart::Random);
        QCOMPARE(pretrained.trainingRows(), 180);
        QCOMPARE(pretrained.heldOutRows(), 60);
        const double with = learn(pretrained), without = learn(random);
        qInfo("held-out accuracy: pre-trained %.2f, random weights %.2f", with, without);
        QVERIFY(with > 0.5);
        QVERIFY(with > without + 0.15);
        QCOMPARE(pretrained.epochsDone(), 8.0);
    }

    /// The written folder is read by other code, which runs the encoder instead of the trainer.
    void aSavedClassifierAnswersTheSame()
    {
        const LabelledTable table = readLabelledTable(sourceDir / "resources/tables/en/topic.csv");
        FineTuningSettings settings = quick();
        settings.epochs = 2;
        FineTuner tuner(m_model, table, settings, FineTuningStart::Pretrained);
        learn(tuner);
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString() + "/classifier";
        tuner.save(folder, "topic.csv");
        const SavedClassifier saved(folder);
        QCOMPARE(saved.classes(), table.classes);
        for (const char* text : {"The lion sleeps.", "We ate soup.", "It rains in the evening."}) {
            const std::vector<double> expected = tuner.classify(text), found = saved.classify(text);
            for (std::size_t i = 0; i < expected.size(); ++i)
                QVERIFY(std::abs(expected[i] - found[i]) < 0.02); // float16 in the file
        }
        const std::string card = readAll(folder / "MODEL_CARD.md");
        for (const char* part : {"`mini-en`", "180 rows to learn from, 60 held out",
                                 "24 of 24 steps", "Held-out accuracy", "animals"})
            QVERIFY2(card.find(part) != std::string::npos, part);
        expectProblem({"id2label"}, [] { SavedClassifier no(miniEn); });
    }

    /// Transformers leaves out the names that it gives itself.
    void classesWithoutNamesAreNumbered()
    {
        LabelledTable table{{"LABEL_0", "LABEL_1"}, {}};
        for (int i = 0; i < 8; ++i)
            table.rows.push_back(
                {i % 2 ? "the cat " + std::to_string(i) : std::to_string(i), i % 2});
        FineTuner tuner(m_model, table, quick(), FineTuningStart::Pretrained);
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString() + "/classifier";
        tuner.save(folder, "table.csv");
        const std::vector<double> before = SavedClassifier(folder).classify("the cat 3");
        nlohmann::json config = readJson(folder / "config.json");
        QCOMPARE(config.at("id2label").size(), std::size_t(2));
        for (const bool isNull : {false, true}) {
            config.erase("id2label");
            if (isNull)
                config["id2label"] = nullptr;
            writeAll(folder / "config.json", config.dump());
            const SavedClassifier unnamed(folder);
            QCOMPARE(unnamed.classes(), table.classes);
            QCOMPARE(unnamed.classify("the cat 3"), before);
        }
        config["id2label"] = {{"0", "one"}};
        writeAll(folder / "config.json", config.dump());
        expectProblem({"id2label"}, [&] { SavedClassifier no(folder); });
    }

    void otherActivationsAreRefused()
    {
        ModelCopy copy;
        copy.configure("hidden_act", "relu");
        const auto model = loadModel(copy.path);
        try {
            FineTuner tuner(model, LabelledTable{{"x", "y"}, {{"a", 0}, {"b", 1}}}, quick(),
                            FineTuningStart::Pretrained);
            QFAIL("no complaint");
        } catch (const Problem& error) {
            QVERIFY2(QString(error.what()).contains("relu"), error.what());
        }
    }
};

VITRINE_TEST(FineTuningTest)
#include "tst_finetuning.moc"
