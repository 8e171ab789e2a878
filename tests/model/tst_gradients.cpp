// SPDX-License-Identifier: GPL-3.0-or-later
// Every gradient against central differences in float64, and the fast float32 against float64.

#include "support.h"
#include "training/learner.h"

#include <QTest>

#include <random>

using namespace vitrine;

namespace
{

Config oddConfig()
{
    Config config;
    config.vocabularySize = 13;
    config.hiddenSize = 6;
    config.layerCount = 2;
    config.headCount = 2;
    config.intermediateSize = 7;
    config.maxPositions = 9;
    config.layerNormEpsilon = 1e-5;
    return config;
}

std::vector<double> randomParameters(const ParameterLayout& layout)
{
    std::mt19937 engine(7);
    std::vector<double> values(layout.size);
    for (double& value : values)
        value = (static_cast<double>(engine()) / 4294967296.0 - 0.5) * 0.8;
    for (const NamedParameter& tensor : layout.tensors)
        if (tensor.name.ends_with("LayerNorm.weight"))
            for (std::size_t i = 0; i < tensor.size; ++i)
                values[tensor.offset + i] += 1;
    return values;
}

/// Sequences of unlike lengths; one asks nothing, one has no label.
std::vector<Example> unevenExamples(int answers, int labels)
{
    std::mt19937 engine(3);
    const auto below = [&](int count) {
        return static_cast<int>(engine() % static_cast<unsigned>(count));
    };
    std::vector<Example> examples;
    for (const int length : {5, 9, 1, 4}) {
        Example example;
        for (int i = 0; i < length; ++i) {
            example.tokens.push_back(below(13));
            example.segments.push_back(i > 2);
            example.targets.push_back(length != 4 && i % 2 == 0 ? below(answers) : -1);
        }
        example.label = length == 9 ? -1 : below(labels);
        examples.push_back(example);
    }
    return examples;
}

template<typename Real> struct Result {
    BatchScore score;
    std::vector<Real> gradient;
};

template<typename Real>
Result<Real> run(const ParameterLayout& layout, const std::vector<double>& parameters,
                 const Batch& batch, double dropout, bool wantGradient,
                 Precision precision = Precision::Float32)
{
    const std::vector<Real> values(parameters.begin(), parameters.end());
    WeightFactors<Real> factors;
    factors.prepare(layout, values.data(), precision);
    Learner<Real> learner;
    Result<Real> result;
    if (wantGradient)
        result.gradient.assign(layout.size, 0);
    result.score = learner.run({layout, values.data(), factors, precision, dropout, 99}, batch,
                               batch.askedCount(), batch.labelledCount(),
                               wantGradient ? result.gradient.data() : nullptr);
    return result;
}

} // namespace

class GradientsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyGradientIsTheSlopeOfTheLoss_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("dropout");
        QTest::newRow("pre-training") << 0 << 0.0;
        QTest::newRow("pre-training, dropout") << 0 << 0.3;
        QTest::newRow("sequence classes, dropout") << 1 << 0.2;
        QTest::newRow("token classes") << 2 << 0.0;
    }

    void everyGradientIsTheSlopeOfTheLoss()
    {
        QFETCH(int, kind);
        QFETCH(double, dropout);
        const Heads heads{.pretraining = kind == 0,
                          .sequenceClasses = kind == 1 ? 3 : 0,
                          .tokenClasses = kind == 2 ? 4 : 0};
        const ParameterLayout layout(oddConfig(), heads);
        std::vector<double> parameters = randomParameters(layout);
        const Batch batch = makeBatch(unevenExamples(kind == 2 ? 4 : 13, kind == 1 ? 3 : 2));
        const Result<double> exact = run<double>(layout, parameters, batch, dropout, true);
        QVERIFY(exact.score.loss() > 0.5);
        constexpr double step = 1e-5;
        for (const NamedParameter& tensor : layout.tensors) {
            double largest = 0;
            for (std::size_t i = tensor.offset; i < tensor.offset + tensor.size; ++i) {
                const double kept = parameters[i];
                parameters[i] = kept + step;
                const double above =
                    run<double>(layout, parameters, batch, dropout, false).score.loss();
                parameters[i] = kept - step;
                const double below =
                    run<double>(layout, parameters, batch, dropout, false).score.loss();
                parameters[i] = kept;
                const double slope = (above - below) / (2 * step);
                const double error = std::abs(slope - exact.gradient[i]) / (1e-2 + std::abs(slope));
                QVERIFY2(error < 1e-6, qPrintable(QString("%1 [%2]: slope %3, gradient %4")
                                                      .arg(tensor.name.c_str())
                                                      .arg(i - tensor.offset)
                                                      .arg(slope)
                                                      .arg(exact.gradient[i])));
                largest = std::max(largest, std::abs(slope));
            }
            // The key's bias shifts all scores of a row alike, so its slope is zero; and token
            // classes do not reach the pooler.
            if (!tensor.name.ends_with("key.bias") &&
                !(kind == 2 && tensor.name.find("pooler") != std::string::npos))
                QVERIFY2(largest > 1e-6, tensor.name.c_str());
        }
    }

    void float32FollowsFloat64_data()
    {
        QTest::addColumn<bool>("rounded");
        QTest::newRow("float32") << false;
        QTest::newRow("bfloat16") << true;
    }

    void float32FollowsFloat64()
    {
        QFETCH(bool, rounded);
        if (rounded && !canMultiplyInBFloat16())
            QSKIP("this build or processor does not multiply in bfloat16");
        Config config = oddConfig();
        config.hiddenSize = 36; // not a multiple of any vector register
        config.intermediateSize = 50;
        const ParameterLayout layout(config, {.pretraining = true});
        const std::vector<double> parameters = randomParameters(layout);
        const Batch batch = makeBatch(unevenExamples(13, 2));
        const auto exact = run<double>(layout, parameters, batch, 0.1, true);
        const auto fast = run<float>(layout, parameters, batch, 0.1, true,
                                     rounded ? Precision::BFloat16 : Precision::Float32);
        const double allowed = rounded ? 0.05 : 2e-5;
        QVERIFY(std::abs(fast.score.loss() - exact.score.loss()) < allowed * exact.score.loss());
        double error = 0, size = 0;
        for (std::size_t i = 0; i < layout.size; ++i) {
            error += std::pow(static_cast<double>(fast.gradient[i]) - exact.gradient[i], 2);
            size += std::pow(exact.gradient[i], 2);
        }
        QVERIFY2(std::sqrt(error / size) < allowed,
                 qPrintable(QString::number(std::sqrt(error / size))));
    }

    void sequencesDoNotSeeEachOther()
    {
        const ParameterLayout layout(oddConfig(), {.pretraining = true});
        const std::vector<double> parameters = randomParameters(layout);
        const std::vector<Example> examples = unevenExamples(13, 2);
        BatchScore apart;
        for (const Example& example : examples)
            apart.add(run<double>(layout, parameters, makeBatch({example}), 0, false).score);
        const BatchScore together =
            run<double>(layout, parameters, makeBatch(examples), 0, false).score;
        QVERIFY(std::abs(apart.wordLoss - together.wordLoss) < 1e-9);
        QVERIFY(std::abs(apart.sentenceLoss - together.sentenceLoss) < 1e-9);
        QCOMPARE(apart.words, together.words);
    }
};

VITRINE_TEST(GradientsTest)
#include "tst_gradients.moc"
