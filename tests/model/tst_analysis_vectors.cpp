// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors as points on a plane, the angles between them, and what a layer adds to them.

#include "analysis/geometry.h"
#include "analysis/residual.h"
#include "encoder/encoder.h"
#include "support.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace vitrine;
using namespace vitrine::test;

static ConstMatrixView viewOf(const Matrix& matrix)
{
    return {matrix.data(), matrix.rows(), matrix.cols()};
}

static Matrix randomMatrix(int rows, int columns, unsigned seed)
{
    std::mt19937 engine(seed);
    Matrix matrix(rows, columns);
    for (float& value : matrix.reshaped())
        value = float(engine() % 2001) / 1000 - 1;
    return matrix;
}

static double largestDifference(const Vector& a, const Vector& b)
{
    return double((a - b).cwiseAbs().maxCoeff());
}

/// (x - mean) / sqrt(variance + epsilon) * gain + bias
static Vector layerNormPlainly(const Vector& x, const LayerNormWeights& weights, double epsilon)
{
    double mean = 0;
    for (const float value : x)
        mean += double(value) / double(x.size());
    double variance = 0;
    for (const float value : x)
        variance += (double(value) - mean) * (double(value) - mean) / double(x.size());
    Vector y(x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i)
        y[i] =
            float((double(x[i]) - mean) / std::sqrt(variance + epsilon) * double(weights.gain[i]) +
                  double(weights.bias[i]));
    return y;
}

static Vector linearPlainly(const Vector& x, const LinearWeights& weights)
{
    Vector y(weights.weight.rows());
    for (Eigen::Index out = 0; out < y.size(); ++out) {
        auto sum = double(weights.bias[out]);
        for (Eigen::Index in = 0; in < x.size(); ++in)
            sum += double(weights.weight(out, in)) * double(x[in]);
        y[out] = float(sum);
    }
    return y;
}

class AnalysisVectorsTest : public QObject
{
    Q_OBJECT

private:
    static std::shared_ptr<const Trace> run(const std::shared_ptr<const Model>& model,
                                            const RunOptions& options = {})
    {
        return Encoder(model, 1).run(
            model->tokenizer.encode("the cat sat on the [MASK] .", "she drinks milk ."), options);
    }

    /// Variance (times N) along the best direction, and the direction, by power iteration. `points`
    /// have the mean 0.
    static double strongest(const Eigen::MatrixXd& points, Eigen::VectorXd& direction)
    {
        direction = Eigen::VectorXd::LinSpaced(points.cols(), 1, 2).normalized();
        for (int i = 0; i < 3000; ++i)
            direction = (points.transpose() * (points * direction)).normalized();
        return (points * direction).squaredNorm();
    }

private slots:
    void planeByHand_data()
    {
        QTest::addColumn<int>("size"); // below and above the number of points: two ways to compute
        QTest::newRow("3 numbers each") << 3;
        QTest::newRow("4 numbers each") << 4;
        QTest::newRow("9 numbers each") << 9;
    }

    void planeByHand()
    {
        QFETCH(int, size);
        // Around a center, 10 to both sides along (0.6, -0.8) and 5 along (0.8, 0.6), so the
        // variances are as 200 to 50. The axes' largest entries are made positive.
        Matrix points = Matrix::Zero(4, size);
        points.leftCols(2) << 6, -8, -6, 8, 4, 3, -4, -3;
        const Vector center = Vector::LinSpaced(size, 1, float(size));
        points.rowwise() += center;
        const PrincipalPlane plane = fitPlane({viewOf(points)});

        Matrix axes = Matrix::Zero(2, size);
        axes.leftCols(2) << -0.6f, 0.8f, 0.8f, 0.6f;
        QVERIFY(largestDifference(plane.mean, center) < 1e-5);
        QVERIFY((plane.axes - axes).cwiseAbs().maxCoeff() < 1e-5f);
        QVERIFY(std::abs(plane.shares[0] - 0.8) < 1e-6);
        QVERIFY(std::abs(plane.shares[1] - 0.2) < 1e-6);
        Matrix places(4, 2);
        places << -10, 0, 10, 0, 0, 5, 0, -5;
        QVERIFY((plane.project(viewOf(points)) - places).cwiseAbs().maxCoeff() < 1e-4f);
    }

    void partsAreFittedTogether()
    {
        const Matrix all = randomMatrix(7, 5, 1);
        const Matrix first = all.topRows(2);
        const Matrix second = all.bottomRows(5);
        const PrincipalPlane whole = fitPlane({viewOf(all)});
        const PrincipalPlane parts = fitPlane({viewOf(first), viewOf(second)});
        QVERIFY(parts.axes.isApprox(whole.axes, 1e-5f));
        QVERIFY(parts.mean.isApprox(whole.mean, 1e-5f));
        QVERIFY(parts.project(viewOf(second))
                    .isApprox(whole.project(viewOf(all)).bottomRows(5), 1e-5f));
    }

    void noPlaneSpreadsMore()
    {
        const auto trace = run(loadModel(miniEn));
        for (const bool allLayers : {false, true}) {
            std::vector<ConstMatrixView> parts = {trace->embeddingOutput()};
            for (int layer = 1; allLayers && layer <= trace->layerCount(); ++layer)
                parts.push_back(hiddenState(*trace, layer));
            Eigen::MatrixXd points(trace->tokenCount() * std::ssize(parts), 256);
            for (std::size_t i = 0; i < parts.size(); ++i)
                points.middleRows(Eigen::Index(i) * trace->tokenCount(), trace->tokenCount()) =
                    parts[i].cast<double>();
            points.rowwise() -= points.colwise().mean().eval();
            const double total = points.squaredNorm();

            const PrincipalPlane plane = fitPlane(parts);
            const Matrix squares = plane.axes * plane.axes.transpose();
            QVERIFY((squares - Matrix::Identity(2, 2)).cwiseAbs().maxCoeff() < 1e-4f);
            for (int axis = 0; axis < 2; ++axis) {
                const Eigen::VectorXd ours = plane.axes.row(axis).transpose().cast<double>();
                const double along = (points * ours).squaredNorm() / total;
                Eigen::VectorXd best;
                const double most = strongest(points, best) / total;
                QVERIFY(std::abs(along - most) < 1e-4);
                QVERIFY(std::abs(plane.shares[axis] - most) < 1e-4);
                points -= points * best * best.transpose();
                Eigen::Index largest = 0;
                ours.cwiseAbs().maxCoeff(&largest);
                QVERIFY(ours[largest] > 0);
            }
        }
    }

    void pointsOnALineHaveNoSecondAxis_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("size");
        QTest::newRow("two points") << 2 << 32;
        QTest::newRow("two points, large") << 2 << 768;
        QTest::newRow("many, Gram") << 12 << 32;
        QTest::newRow("many, covariance") << 40 << 8;
    }

    void pointsOnALineHaveNoSecondAxis()
    {
        QFETCH(int, rows);
        QFETCH(int, size);
        for (unsigned seed = 1; seed <= 20; ++seed) {
            Matrix points = randomMatrix(rows, 1, seed) * randomMatrix(1, size, seed + 100);
            points.rowwise() += Vector(randomMatrix(1, size, seed + 200).row(0));
            const PrincipalPlane plane = fitPlane({viewOf(points)});
            const Matrix places = plane.project(viewOf(points));
            const float spread = places.col(0).cwiseAbs().maxCoeff();
            QVERIFY(spread > 0);
            QVERIFY2(places.col(1).cwiseAbs().maxCoeff() < 1e-3f * spread,
                     qPrintable(QString("%1 of %2, seed %3")
                                    .arg(double(places.col(1).cwiseAbs().maxCoeff()))
                                    .arg(double(spread))
                                    .arg(seed)));
            QVERIFY(std::abs(plane.shares[0] - 1) < 1e-5);
            QVERIFY(plane.shares[1] >= 0 && plane.shares[1] < 1e-5);
        }
    }

    void aSinglePointIsTheCenter()
    {
        const Matrix point = randomMatrix(1, 6, 1);
        const PrincipalPlane plane = fitPlane({viewOf(point)});
        QVERIFY(plane.project(viewOf(point)).isZero(0));
        QCOMPARE(plane.shares[0], 0.0);
        QCOMPARE(plane.shares[1], 0.0);
    }

    void cosineByHand()
    {
        Matrix a(3, 2);
        a << 3, 4, 100, 0, 0, 0;
        Matrix b(2, 2);
        b << 0.04f, 0.03f, -3, -4;
        Matrix expected(3, 2);
        expected << 0.96f, -1, 0.8f, -0.6f, 0, 0;
        QVERIFY((cosineSimilarity(viewOf(a), viewOf(b)) - expected).cwiseAbs().maxCoeff() < 1e-6f);
    }

    void cosineOfARun()
    {
        const auto trace = run(loadModel(miniEn));
        const ConstMatrixView a = hiddenState(*trace, 0);
        const ConstMatrixView b = hiddenState(*trace, 3);
        const Matrix cosines = cosineSimilarity(a, b);
        QCOMPARE(cosines.rows(), a.rows());
        QCOMPARE(cosines.cols(), b.rows());
        for (Eigen::Index i = 0; i < a.rows(); ++i) {
            for (Eigen::Index j = 0; j < b.rows(); ++j) {
                const Eigen::RowVectorXd x = a.row(i).cast<double>();
                const Eigen::RowVectorXd y = b.row(j).cast<double>();
                const double expected =
                    x.dot(y) / std::sqrt(x.squaredNorm()) / std::sqrt(y.squaredNorm());
                QVERIFY(std::abs(double(cosines(i, j)) - expected) < 1e-5);
            }
        }
    }

    void cosinesStayBetweenMinusOneAndOne()
    {
        for (unsigned seed = 1; seed <= 50; ++seed) {
            const Matrix points = randomMatrix(8, 300, seed);
            const Matrix opposite = -points;
            QVERIFY(cosineSimilarity(viewOf(points), viewOf(points)).maxCoeff() <= 1);
            QVERIFY(cosineSimilarity(viewOf(points), viewOf(opposite)).minCoeff() >= -1);
        }
    }

    void hiddenStatesAreTheLayersInputs()
    {
        const auto trace = run(loadModel(miniEn));
        QVERIFY(hiddenState(*trace, 0) == trace->embeddingOutput());
        for (int layer = 0; layer < trace->layerCount(); ++layer)
            QVERIFY(hiddenState(*trace, layer + 1) == trace->output(LayerIndex{layer}));
        QVERIFY_EXCEPTION_THROWN((void)hiddenState(*trace, 5), std::out_of_range);
    }

    void residualStepsAddUp_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("bent");
        for (const fs::path& folder :
             {miniEn, dataDir / "tiny-random", dataDir / "odd-shapes-f16"}) {
            for (const bool bent : {false, true})
                QTest::addRow("%s%s", folder.filename().c_str(), bent ? ", bent" : "")
                    << QString::fromStdString(folder.string()) << bent;
        }
    }

    void residualStepsAddUp()
    {
        QFETCH(QString, folder);
        QFETCH(bool, bent);
        const auto model = loadModel(folder.toStdString());
        RunOptions options;
        if (bent)
            options.silencedHeads.insert({LayerIndex{0}, HeadIndex{0}});
        const auto trace = run(model, options);
        const double epsilon = model->config.layerNormEpsilon;
        for (int l = 0; l < trace->layerCount(); ++l) {
            const LayerIndex layer{l};
            const LayerWeights& weights = model->weights.layers[std::size_t(l)];
            for (int t = 0; t < trace->tokenCount(); ++t) {
                const ResidualSteps steps =
                    residualSteps(*trace, model->weights, layer, TokenIndex{t});
                QVERIFY(
                    steps.input ==
                    (l == 0 ? trace->embeddingOutput() : trace->output(LayerIndex{l - 1})).row(t));
                QVERIFY(largestDifference(steps.attentionUpdate,
                                          linearPlainly(trace->context(layer).row(t),
                                                        weights.attentionOutput)) < 1e-5);
                QVERIFY(largestDifference(steps.attentionSum, steps.input + steps.attentionUpdate) <
                        1e-6);
                QVERIFY(largestDifference(
                            layerNormPlainly(steps.attentionSum, weights.attentionNorm, epsilon),
                            trace->attentionOutput(layer).row(t)) < 1e-5);
                QVERIFY(steps.attentionOutput == trace->attentionOutput(layer).row(t));
                QVERIFY(largestDifference(steps.feedForwardUpdate,
                                          linearPlainly(trace->intermediate(layer).row(t),
                                                        weights.output)) < 1e-5);
                QVERIFY(largestDifference(steps.feedForwardSum,
                                          steps.attentionOutput + steps.feedForwardUpdate) < 1e-6);
                QVERIFY(largestDifference(
                            layerNormPlainly(steps.feedForwardSum, weights.outputNorm, epsilon),
                            trace->output(layer).row(t)) < 1e-5);
                QVERIFY(steps.output == trace->output(layer).row(t));
            }
        }
    }

    void aSilencedLayerGivesItsInput()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        RunOptions options;
        options.silencedLayers.insert(LayerIndex{1});
        const auto trace = run(model, options);
        const ResidualSteps steps =
            residualSteps(*trace, model->weights, LayerIndex{1}, TokenIndex{2});
        QVERIFY(steps.output == steps.input);
        QVERIFY(steps.input == trace->output(LayerIndex{0}).row(2));
        QVERIFY(steps.feedForwardSum != steps.input); // what it would have done is still shown
    }

    void aLayerThatIsNotThereIsAnError()
    {
        const auto model = loadModel(dataDir / "tiny-random");
        const auto trace = run(model);
        for (const int layer : {-1, 2})
            QVERIFY_EXCEPTION_THROWN(
                (void)residualSteps(*trace, model->weights, LayerIndex{layer}, TokenIndex{0}),
                std::out_of_range);
    }
};

VITRINE_TEST(AnalysisVectorsTest)
#include "tst_analysis_vectors.moc"
