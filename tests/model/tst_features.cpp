// SPDX-License-Identifier: GPL-3.0-or-later
// The feature-based way: which vectors, whose words, and what a linear classifier makes of them.

#include "support.h"
#include "training/feature_table.h"
#include "training/linear_classifier.h"

#include <random>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

fs::path shippedTable()
{
    return sourceDir / "resources/tables/en/names.txt";
}

TaggedTable read(const std::string& text)
{
    QTemporaryDir dir;
    const fs::path file = dir.path().toStdString() + "/marked.txt";
    writeAll(file, text);
    return readTaggedTable(file);
}

/// Two clouds of points around opposite corners, and their classes.
std::pair<Matrix, std::vector<int>> clouds(int count, float distance, unsigned seed)
{
    std::mt19937 engine(seed);
    Matrix points(count, 5);
    std::vector<int> classes;
    for (int i = 0; i < count; ++i) {
        classes.push_back(i % 2);
        for (int j = 0; j < 5; ++j)
            points(i, j) = static_cast<float>(engine()) / 4294967296.0f - 0.5f +
                           (i % 2 ? distance : -distance);
    }
    return {points, classes};
}

} // namespace

class FeaturesTest : public QObject
{
    Q_OBJECT

private slots:
    /// The vectors of the golden run, put together by the definitions.
    void recipesTakeTheRightVectors()
    {
        const auto model = loadModel(miniEn);
        const auto trace = Encoder(model).run(model->tokenizer.encode("The cat sat.", "It slept."));
        std::vector<Matrix> layers;
        for (int i = 0; i < 4; ++i)
            layers.push_back(trace->output(LayerIndex{i}));
        const Matrix sum = layers[0] + layers[1] + layers[2] + layers[3];
        Matrix joined(trace->tokenCount(), 1024);
        joined << layers[0], layers[1], layers[2], layers[3];
        QCOMPARE(features(*trace, FeatureRecipe::Embeddings), Matrix(trace->embeddingOutput()));
        QCOMPARE(features(*trace, FeatureRecipe::LastLayer), layers[3]);
        QCOMPARE(features(*trace, FeatureRecipe::SecondToLastLayer), layers[2]);
        QVERIFY(features(*trace, FeatureRecipe::SumOfLastFour).isApprox(sum, 1e-6f));
        QVERIFY(features(*trace, FeatureRecipe::SumOfAllLayers).isApprox(sum, 1e-6f));
        QCOMPARE(features(*trace, FeatureRecipe::ConcatenationOfLastFour), joined);
        for (const FeatureRecipe recipe : allFeatureRecipes)
            QCOMPARE(features(*trace, recipe).cols(), featureWidth(model->config, recipe));
    }

    /// A model of two layers has fewer than four last ones.
    void smallModelsHaveFewerLayers()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        const int layers = model->config.layerCount, hidden = model->config.hiddenSize;
        QVERIFY(layers < 4);
        const auto trace = Encoder(model).run(model->tokenizer.encode("the cat"));
        const Matrix joined = features(*trace, FeatureRecipe::ConcatenationOfLastFour);
        QCOMPARE(joined.cols(), layers * hidden);
        QCOMPARE(Matrix(joined.leftCols(hidden)), Matrix(trace->output(LayerIndex{0})));
        QCOMPARE(Matrix(joined.rightCols(hidden)), Matrix(trace->output(LayerIndex{layers - 1})));
    }

    /// Devlin et al. 2019, table 7.
    void publishedFiguresAreThoseOfThePaper()
    {
        QCOMPARE(publishedF1(FeatureRecipe::Embeddings), 91.0);
        QCOMPARE(publishedF1(FeatureRecipe::SecondToLastLayer), 95.6);
        QCOMPARE(publishedF1(FeatureRecipe::LastLayer), 94.9);
        QCOMPARE(publishedF1(FeatureRecipe::SumOfLastFour), 95.9);
        QCOMPARE(publishedF1(FeatureRecipe::ConcatenationOfLastFour), 96.1);
        QCOMPARE(publishedF1(FeatureRecipe::SumOfAllLayers), 95.5);
    }

    void marksAreRead()
    {
        std::string text = "# a comment with [an|example]\n";
        for (int i = 0; i < 7; ++i)
            text += "It is late.\n";
        const TaggedTable table = read(text + "In [São Paulo|place] lives [Ana|person].\r\n");
        QCOMPARE(table.classes, (std::vector<std::string>{"-", "place", "person"}));
        QCOMPARE(table.sentences.size(), std::size_t(8));
        const TaggedSentence& sentence = table.sentences[7];
        QCOMPARE(sentence.text, std::string("In São Paulo lives Ana."));
        QCOMPARE(sentence.marks.size(), std::size_t(2));
        QCOMPARE(sentence.marks[0].span, (SourceSpan{3, 12})); // code points, not bytes
        QCOMPARE(sentence.marks[1].span, (SourceSpan{19, 22}));
        QCOMPARE(labelAt(sentence, {7, 12}), 1);
        QCOMPARE(labelAt(sentence, {13, 18}), 0);
    }

    void badMarksAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("never closed") << "In [Paris|place lives Ana.";
        QTest::newRow("no class") << "In [Paris] lives Ana.";
        QTest::newRow("empty class") << "In [Paris|] lives Ana.";
        QTest::newRow("no word") << "In [|place] lives Ana.";
    }

    void badMarksAreNamed()
    {
        QFETCH(QString, line);
        expectProblem({"line 2", "[New York|place]"},
                      [&] { read("# one\n" + line.toStdString() + "\n"); });
        expectProblem({"at least 8 sentences"}, [&] { read("[Ana|person] sings.\n"); });
    }

    void theLinearClassifierSeparates()
    {
        const auto [points, classes] = clouds(200, 0.4f, 1);
        const auto [others, truth] = clouds(100, 0.4f, 2);
        QCOMPARE(LinearClassifier(points, classes, 2).classify(others), truth);
        // Units do not matter: each feature is brought to the same scale first.
        const Matrix large = points * 1000, largeOthers = others * 1000;
        QCOMPARE(LinearClassifier(large, classes, 2).classify(largeOthers), truth);
        // Where there is nothing to learn, it is right half of the time.
        const auto [noise, coin] = clouds(400, 0, 3);
        const auto [otherNoise, otherCoin] = clouds(400, 0, 4);
        const std::vector<int> said = LinearClassifier(noise, coin, 2).classify(otherNoise);
        int right = 0;
        for (std::size_t i = 0; i < said.size(); ++i)
            right += said[i] == otherCoin[i];
        QVERIFY2(std::abs(right - 200) < 50, qPrintable(QString::number(right)));
    }

    /// One row per word, whole sentences held out, and context is worth something.
    void contextHelps()
    {
        const TaggedTable tagged = readTaggedTable(shippedTable());
        QVERIFY(tagged.sentences.size() >= 200);
        QCOMPARE(tagged.classes.size(), std::size_t(5));
        const Encoder encoder(loadModel(miniEn));
        const FeatureTable table = *makeFeatureTable(encoder, tagged, 0.25, 1);
        QCOMPARE(std::size_t(table.vectors.front().rows()), table.words.size());
        QVERIFY(std::find(table.words.begin(), table.words.end(), "Jordan") != table.words.end());
        std::map<int, bool> heldOut;
        for (std::size_t i = 0; i < table.words.size(); ++i)
            QCOMPARE(heldOut.try_emplace(table.sentences[i], table.isHeldOut[i]).first->second,
                     bool(table.isHeldOut[i]));
        const auto held = std::count_if(heldOut.begin(), heldOut.end(),
                                        [](const auto& sentence) { return sentence.second; });
        QCOMPARE(held, std::ptrdiff_t(tagged.sentences.size() / 4));
        const double embeddings = scoreFeatures(table, FeatureRecipe::Embeddings).f1Without(0),
                     last = scoreFeatures(table, FeatureRecipe::SumOfLastFour).f1Without(0);
        qInfo("F1: embeddings %.3f, sum of the last four %.3f", embeddings, last);
        QVERIFY(embeddings > 0.4);
        QVERIFY(last > embeddings + 0.03);
    }

    void featuresAreExported()
    {
        std::string text;
        for (int i = 0; i < 7; ++i)
            text += "It is late.\n";
        const TaggedTable tagged = read(text + "\"[Ana|person]\" sings.\n");
        const auto model = loadModel(dataDir / "tiny-random");
        const Encoder encoder(model);
        const FeatureTable table = *makeFeatureTable(encoder, tagged, 0.25, 1);
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        writeFeaturesCsv(folder / "f.csv", table, FeatureRecipe::LastLayer);
        const QStringList lines =
            QString::fromStdString(readAll(folder / "f.csv")).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(std::size_t(lines.size()), table.words.size() + 1);
        QVERIFY(lines[0].startsWith("word,sentence,class,held_out,last_layer_0,"));
        const auto ana = std::find(table.words.begin(), table.words.end(), "Ana");
        QVERIFY(ana != table.words.end());
        const int row = int(ana - table.words.begin());
        const QString line = lines[row + 1];
        QVERIFY2(line.startsWith("\"Ana\",8,\"person\","), qPrintable(line));
        QVERIFY(lines.join('\n').contains("\"\"\"\"")); // a quotation mark is a word too
        const float first = table.vectors[1](row, 0);
        QVERIFY(std::abs(line.split(',')[4].toFloat() - first) < 1e-5f * std::abs(first) + 1e-7f);

        writeFeaturesSafetensors(folder / "f.safetensors", table);
        const SafetensorsFile stored(folder / "f.safetensors");
        for (std::size_t r = 0; r < allFeatureRecipes.size(); ++r) {
            const StoredTensor* const tensor =
                stored.find(std::string("features.") + featureName(allFeatureRecipes[r]));
            QVERIFY(tensor);
            const Matrix& vectors = table.vectors[r];
            QCOMPARE(relativeDifference({vectors.data(), std::size_t(vectors.size())}, *tensor),
                     0.0);
        }
        QVERIFY(stored.find("labels") && stored.find("held_out"));
        QCOMPARE(stored.metadata().at("classes"), std::string("-,person"));
    }

    void aRunCanBeCancelled()
    {
        const TaggedTable tagged = readTaggedTable(shippedTable());
        const Encoder encoder(loadModel(dataDir / "tiny-random"));
        int seen = 0;
        QVERIFY(!makeFeatureTable(encoder, tagged, 0.25, 1, [&](int done, int) {
            seen = done;
            return done < 5;
        }));
        QCOMPARE(seen, 5);
    }
};

VITRINE_TEST(FeaturesTest)
#include "tst_features.moc"
