// SPDX-License-Identifier: GPL-3.0-or-later
// Every kernel set that this processor can run, against plain loops in double precision.

#include "ops/kernels/kernels.h"
#include "test_program.h"
#include "types/packed_matrix.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <random>
#include <vector>

using namespace vitrine;

using Numbers = std::vector<float>;

static Numbers randomNumbers(int count, unsigned seed, float spread = 1)
{
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> uniform(-spread, spread);
    Numbers numbers(static_cast<std::size_t>(count));
    for (float& number : numbers)
        number = uniform(generator);
    return numbers;
}

class KernelsTest : public QObject
{
    Q_OBJECT

private:
    static void eachSet(const std::function<void(const Kernels&)>& check)
    {
        for (int i = 0; i < supportedKernelCount(); ++i)
            check(supportedKernels(i));
    }

    static void compare(const Kernels& set, float actual, double expected, double tolerance)
    {
        QVERIFY2(std::abs(actual - expected) <= tolerance,
                 qPrintable(QStringLiteral("%1: %2 instead of %3")
                                .arg(set.name)
                                .arg(double(actual))
                                .arg(expected)));
    }

    static void compareFunction(void (*Kernels::*function)(float*, int),
                                const std::function<double(double)>& reference)
    {
        // Odd length, so that the incomplete last vector is checked too.
        Numbers inputs;
        for (float x = -12; x <= 12; x += 0.0137f)
            inputs.push_back(x);
        inputs.insert(inputs.end(), {-100, -1000, 100, 1000, 0});
        eachSet([&](const Kernels& set) {
            Numbers values = inputs;
            (set.*function)(values.data(), int(values.size()));
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                const double expected = reference(double(inputs[i]));
                compare(set, values[i], expected, 4e-7 * std::max(1.0, std::abs(expected)));
            }
        });
    }

private slots:
    void theBaselineIsAlwaysThere()
    {
        QVERIFY(supportedKernelCount() >= 1);
        QCOMPARE(supportedKernels(0).name, "baseline");
    }

    void linear_data()
    {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("features");
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("withAdd");
        QTest::newRow("one of each") << 1 << 1 << 1 << false;
        QTest::newRow("one token") << 1 << 64 << 48 << false;
        QTest::newRow("feature tail 2") << 7 << 66 << 33 << true;
        QTest::newRow("feature tail 3") << 5 << 3 << 100 << false;
        QTest::newRow("one panel") << 13 << 16 << 40 << true;
        QTest::newRow("an odd number of panels") << 12 << 48 << 40 << true;
        QTest::newRow("two panels and a bit") << 11 << 33 << 40 << true;
        QTest::newRow("more tokens than a group") << 253 << 20 << 40 << true;
        QTest::newRow("a whole number of groups") << 240 << 8 << 16 << false;
        QTest::newRow("several depth blocks") << 9 << 10 << 3072 << true;
        QTest::newRow("depth block and a bit") << 50 << 130 << 1031 << true;
    }

    void linear()
    {
        QFETCH(int, tokens);
        QFETCH(int, features);
        QFETCH(int, depth);
        QFETCH(bool, withAdd);
        const int stride = depth + 3; // rows need not be packed
        const Numbers x = randomNumbers(tokens * stride, 1);
        const Numbers w = randomNumbers(features * depth, 2);
        Numbers panels(packedSize(features, depth));
        packRows(w.data(), depth, features, depth, panels.data());
        const Numbers bias = randomNumbers(features, 3);
        const Numbers add = randomNumbers(tokens * features, 4);
        eachSet([&](const Kernels& set) {
            const float untouched = -77;
            Numbers out(std::size_t(tokens * (features + 1)), untouched);
            set.linear({x.data(), stride}, tokens, panels.data(), features, depth, bias.data(),
                       {withAdd ? add.data() : nullptr, features}, {out.data(), features + 1});
            for (int t = 0; t < tokens; ++t) {
                for (int n = 0; n < features; ++n) {
                    double expected = double(bias[n]);
                    for (int k = 0; k < depth; ++k)
                        expected += double(x[t * stride + k]) * double(w[n * depth + k]);
                    if (withAdd)
                        expected += double(add[t * features + n]);
                    compare(set, out[t * (features + 1) + n], expected,
                            2e-6 * std::sqrt(depth) + 2e-6);
                }
                QCOMPARE(out[t * (features + 1) + features], untouched);
            }
        });
    }

    void multiply_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("depth");
        QTest::addColumn<int>("columns");
        QTest::newRow("one of each") << 1 << 1 << 1;
        QTest::newRow("attention of BERT-base") << 22 << 64 << 22;
        QTest::newRow("context of BERT-base") << 13 << 13 << 64;
        QTest::newRow("odd") << 7 << 19 << 83;
        QTest::newRow("long") << 130 << 257 << 16;
    }

    void multiply()
    {
        QFETCH(int, rows);
        QFETCH(int, depth);
        QFETCH(int, columns);
        const Numbers a = randomNumbers(rows * depth, 5);
        const Numbers b = randomNumbers(depth * columns, 6);
        const float factor = 0.125f;
        eachSet([&](const Kernels& set) {
            Numbers out(std::size_t(rows * columns));
            set.multiply({a.data(), depth}, rows, {b.data(), columns}, depth, columns, factor,
                         {out.data(), columns});
            for (int m = 0; m < rows; ++m) {
                for (int n = 0; n < columns; ++n) {
                    double expected = 0;
                    for (int k = 0; k < depth; ++k)
                        expected += double(a[m * depth + k]) * double(b[k * columns + n]);
                    compare(set, out[m * columns + n], factor * expected,
                            1e-6 * std::sqrt(depth) + 1e-6);
                }
            }
        });
    }

    void softmax_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<float>("spread");
        QTest::newRow("one") << 1 << 1.0f;
        QTest::newRow("few") << 5 << 3.0f;
        QTest::newRow("vectors and a tail") << 77 << 10.0f;
        QTest::newRow("scores that would overflow exp") << 40 << 5000.0f;
    }

    void softmax()
    {
        QFETCH(int, count);
        QFETCH(float, spread);
        const Numbers scores = randomNumbers(count, 7, spread);
        double normalizer = 0;
        double largest = -1e300;
        for (const float score : scores)
            largest = std::max(largest, double(score));
        for (const float score : scores)
            normalizer += std::exp(double(score) - largest);
        eachSet([&](const Kernels& set) {
            Numbers out(std::size_t(count), -1);
            set.softmax(scores.data(), nullptr, count, out.data());
            for (int i = 0; i < count; ++i)
                compare(set, out[i], std::exp(double(scores[i]) - largest) / normalizer, 5e-7);
        });
    }

    void softmaxGivesForbiddenPlacesExactlyZero()
    {
        const int count = 37;
        const Numbers scores = randomNumbers(count, 8, 4);
        bool allowed[count];
        double normalizer = 0;
        for (int i = 0; i < count; ++i) {
            allowed[i] = i % 3 != 0;
            normalizer += allowed[i] ? std::exp(double(scores[i])) : 0;
        }
        eachSet([&](const Kernels& set) {
            Numbers out(count, -1);
            set.softmax(scores.data(), allowed, count, out.data());
            for (int i = 0; i < count; ++i) {
                if (allowed[i])
                    compare(set, out[i], std::exp(double(scores[i])) / normalizer, 5e-7);
                else
                    QCOMPARE(out[i], 0.0f);
            }
            bool none[count] = {};
            set.softmax(scores.data(), none, count, out.data());
            for (const float value : out)
                QCOMPARE(value, 0.0f);
        });
    }

    void layerNorm()
    {
        for (const int count : {1, 3, 48, 100, 768}) {
            const Numbers x = randomNumbers(count, 9, 3);
            const Numbers gain = randomNumbers(count, 10);
            const Numbers bias = randomNumbers(count, 11);
            double mean = 0;
            for (const float value : x)
                mean += double(value) / count;
            double variance = 0;
            for (const float value : x)
                variance += (double(value) - mean) * (double(value) - mean) / count;
            eachSet([&](const Kernels& set) {
                Numbers values = x;
                set.layerNorm(values.data(), count, gain.data(), bias.data(), 1e-5f);
                for (int i = 0; i < count; ++i) {
                    const double scaled = (double(x[i]) - mean) / std::sqrt(variance + 1e-5);
                    compare(set, values[i], scaled * double(gain[i]) + double(bias[i]), 2e-6);
                }
            });
        }
    }

    /// What overflows or is no number must not come out as an answer that looks like others.
    void nothingHidesWhatIsNoNumber()
    {
        for (const int count : {1, 2, 5, 37}) {
            eachSet([&](const Kernels& set) {
                for (const float bad : {1e25f, -3e38f, INFINITY, float(NAN)}) {
                    for (int place = 0; place < count && count > 1; ++place) {
                        Numbers values(std::size_t(count), 1), gain = values, bias(gain);
                        values[std::size_t(place)] = bad;
                        Numbers same = values;
                        set.layerNorm(values.data(), count, gain.data(), bias.data(), 1e-5f);
                        set.normalize(same.data(), count, 1e-5f);
                        for (int i = 0; i < count; ++i)
                            QVERIFY(!std::isfinite(values[std::size_t(i)]) &&
                                    !std::isfinite(same[std::size_t(i)]));
                    }
                }
                for (const float bad : {INFINITY, float(NAN)}) {
                    for (int place = 0; place < count; ++place) {
                        Numbers scores(std::size_t(count), 1), out(std::size_t(count), 0);
                        scores[std::size_t(place)] = bad;
                        set.softmax(scores.data(), nullptr, count, out.data());
                        for (const float share : out)
                            QVERIFY(std::isnan(share));
                    }
                }
                for (const auto function : {set.gelu, set.geluTanh, set.silu, set.tanh}) {
                    Numbers values(std::size_t(count), float(NAN));
                    function(values.data(), count);
                    for (const float value : values)
                        QVERIFY(std::isnan(value));
                }
            });
        }
    }

    /// Rows that begin at any multiple of four bytes, as tensors do in a file.
    void anyAddressWillDo()
    {
        constexpr int count = 40, depth = 37;
        const Numbers x = randomNumbers(1 + count * depth, 21),
                      w = randomNumbers(4 + 8 * depth, 22);
        eachSet([&](const Kernels& set) {
            for (int shift = 0; shift < 4; ++shift) {
                Numbers out(std::size_t(count * 8 + 5));
                const float* const weights = w.data() + shift;
                Numbers panels(packedSize(8, depth) + 4);
                packRows(weights, depth, 8, depth, panels.data() + shift);
                set.linear({x.data() + 1, depth}, count, panels.data() + shift, 8, depth, nullptr,
                           {nullptr, 0}, {out.data() + shift, 8});
                for (int t = 0; t < count; ++t)
                    for (int n = 0; n < 8; ++n) {
                        double sum = 0;
                        for (int k = 0; k < depth; ++k)
                            sum += double(x[std::size_t(1 + t * depth + k)]) *
                                   double(weights[n * depth + k]);
                        compare(set, out[std::size_t(shift + t * 8 + n)], sum, 1e-5);
                    }
            }
        });
    }

    void gelu()
    {
        compareFunction(&Kernels::gelu,
                        [](double x) { return x * (1 + std::erf(x / std::sqrt(2.0))) / 2; });
    }

    void geluTanh()
    {
        compareFunction(&Kernels::geluTanh, [](double x) {
            return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
        });
    }

    void silu()
    {
        compareFunction(&Kernels::silu, [](double x) { return x / (1 + std::exp(-x)); });
    }

    void tanh()
    {
        compareFunction(&Kernels::tanh, [](double x) { return std::tanh(x); });
    }
};

VITRINE_TEST(KernelsTest)
#include "tst_kernels.moc"
