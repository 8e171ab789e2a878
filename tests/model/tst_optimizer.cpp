// SPDX-License-Identifier: GPL-3.0-or-later
// The optimizer as the trainer calls it: corrections, clipping, decay and schedule at their edges.
// What is right is computed here once more, in float64, from Loshchilov & Hutter 2019, Algorithm 2.

#include "support.h"
#include "training/adamw.h"

#include <random>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

ParameterLayout smallLayout()
{
    Config config;
    config.vocabularySize = 11;
    config.hiddenSize = 4;
    config.layerCount = 1;
    config.headCount = 2;
    config.intermediateSize = 6;
    config.maxPositions = 5;
    config.segmentCount = 2;
    return {config, Heads{.pretraining = true}};
}

/// The same optimizer in the plainest words, for one number at a time.
struct PlainAdamW {
    std::vector<double> value, mean, square;
    int steps = 0;

    void step(const ParameterLayout& layout, const AdamWSettings& s,
              const std::vector<float>& gradient, double rate)
    {
        double norm = 0;
        for (const float g : gradient)
            norm += double(g) * double(g);
        norm = std::sqrt(norm);
        const double factor = norm > s.largestNorm ? s.largestNorm / norm : 1;
        ++steps;
        for (const NamedParameter& tensor : layout.tensors) {
            for (std::size_t i = tensor.offset; i < tensor.offset + tensor.size; ++i) {
                const double g = factor * double(gradient[i]);
                mean[i] = s.beta1 * mean[i] + (1 - s.beta1) * g;
                square[i] = s.beta2 * square[i] + (1 - s.beta2) * g * g;
                const double m = mean[i] / (1 - std::pow(s.beta1, steps));
                const double v = square[i] / (1 - std::pow(s.beta2, steps));
                const double decay = tensor.decays ? s.weightDecay : 0;
                value[i] -= rate * (m / (std::sqrt(v) + s.epsilon) + decay * value[i]);
            }
        }
    }
};

} // namespace

class OptimizerTest : public QObject
{
    Q_OBJECT

private slots:
    void everyStepIsThatOfThePaper_data()
    {
        QTest::addColumn<double>("size"); // of the gradients
        QTest::addColumn<bool>("isCut");
        QTest::newRow("short gradients are taken whole") << 0.01 << false;
        QTest::newRow("long gradients are cut") << 3.0 << true;
    }

    void everyStepIsThatOfThePaper()
    {
        QFETCH(double, size);
        QFETCH(bool, isCut);
        const ParameterLayout layout = smallLayout();
        AdamWSettings settings;
        settings.weightDecay = 0.1;
        AdamW optimizer(layout, settings);
        ThreadPool pool(2);
        std::mt19937 engine(5);
        const auto number = [&] { return double(engine()) / 4294967296.0 - 0.5; };

        std::vector<float> parameters(layout.size), gradient(layout.size);
        PlainAdamW plain{std::vector<double>(layout.size), std::vector<double>(layout.size, 0.0),
                         std::vector<double>(layout.size, 0.0)};
        for (std::size_t i = 0; i < layout.size; ++i)
            plain.value[i] = double(parameters[i] = float(number()));
        for (int step = 0; step < 8; ++step) {
            double norm = 0;
            for (float& g : gradient) {
                g = float(size * number());
                norm += double(g) * double(g);
            }
            const double rate = 0.01 * (step + 1);
            const double told = optimizer.step(pool, parameters.data(), gradient, rate);
            plain.step(layout, settings, gradient, rate);
            QVERIFY(std::abs(told - std::sqrt(norm)) < 1e-4 * std::sqrt(norm));
            QCOMPARE(told > settings.largestNorm, isCut);
            for (std::size_t i = 0; i < layout.size; ++i)
                QVERIFY2(std::abs(double(parameters[i]) - plain.value[i]) < 2e-5,
                         qPrintable(QStringLiteral("step %1, number %2").arg(step).arg(i)));
        }
        QCOMPARE(optimizer.steps, 8);
    }

    void biasesAndLayerNormsDoNotDecay()
    {
        const ParameterLayout layout = smallLayout();
        AdamW optimizer(layout, {.weightDecay = 0.5});
        ThreadPool pool(1);
        std::vector<float> parameters(layout.size, 1.0f);
        optimizer.step(pool, parameters.data(), std::vector<float>(layout.size, 0.0f), 0.1);
        for (const NamedParameter& tensor : layout.tensors) {
            const bool isWeight = tensor.name.find("bias") == std::string::npos &&
                                  tensor.name.find("LayerNorm") == std::string::npos;
            QVERIFY2(std::abs(parameters[tensor.offset] - (isWeight ? 0.95f : 1.0f)) < 1e-6f,
                     tensor.name.c_str());
        }
    }

    void theScheduleRisesThenFalls()
    {
        QCOMPARE(linearSchedule(0, 10, 4, 1.0), 0.25);
        QCOMPARE(linearSchedule(3, 10, 4, 1.0), 1.0);
        QCOMPARE(linearSchedule(4, 10, 4, 1.0), 1.0);
        QCOMPARE(linearSchedule(7, 10, 4, 1.0), 0.5);
        QCOMPARE(linearSchedule(10, 10, 4, 1.0), 0.0);
        QCOMPARE(linearSchedule(12, 10, 4, 1.0), 0.0); // beyond the end it stays there
        QCOMPARE(linearSchedule(0, 10, 0, 2.0), 2.0);  // without a warm-up
    }
};

VITRINE_TEST(OptimizerTest)
#include "tst_optimizer.moc"
