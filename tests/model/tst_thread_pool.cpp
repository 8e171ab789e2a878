// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/thread_pool.h"
#include "test_program.h"

#include <QTest>

#include <atomic>
#include <stdexcept>
#include <vector>

using namespace vitrine;

class ThreadPoolTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTaskRunsOnce_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 3, 8})
            QTest::addRow("%d threads", threads) << threads;
    }

    void everyTaskRunsOnce()
    {
        QFETCH(int, threads);
        ThreadPool pool(threads);
        QCOMPARE(pool.threadCount(), threads);
        // Many short rounds, so that sleeping, waking and late workers are all met.
        for (int round = 0; round < 300; ++round) {
            const int count = round % 7 * 5;
            std::vector<std::atomic<int>> calls(static_cast<std::size_t>(count));
            pool.forEach(count, [&](int i) { ++calls[std::size_t(i)]; });
            for (const std::atomic<int>& call : calls)
                QCOMPARE(call.load(), 1);
        }
    }

    void resultsAreVisibleWhenForEachReturns()
    {
        ThreadPool pool(4);
        std::vector<int> values(1000, 0);
        for (int round = 1; round <= 50; ++round) {
            pool.forEach(1000, [&](int i) { values[std::size_t(i)] += i; });
            for (int i = 0; i < 1000; ++i)
                QCOMPARE(values[std::size_t(i)], i * round);
        }
    }

    void anIdlePoolWakesUpAndEnds()
    {
        ThreadPool pool(2);
        std::atomic<int> calls = 0;
        pool.forEach(10, [&](int) { ++calls; });
        QTest::qSleep(20); // long enough for the worker to fall asleep
        pool.forEach(10, [&](int) { ++calls; });
        QCOMPARE(calls.load(), 20);
    }

    /// The first exception comes out when nobody is at work any more, and the pool works on.
    void whatATaskThrowsComesOut_data() { everyTaskRunsOnce_data(); }

    void whatATaskThrowsComesOut()
    {
        QFETCH(int, threads);
        ThreadPool pool(threads);
        for (int round = 0; round < 100; ++round) {
            std::atomic<int> atWork = 0;
            try {
                pool.forEach(40, [&](int i) {
                    ++atWork;
                    if (i % 8 == 3) {
                        --atWork;
                        throw std::runtime_error("task");
                    }
                    --atWork;
                });
                QFAIL("nothing came out");
            } catch (const std::runtime_error& error) {
                QCOMPARE(std::string(error.what()), std::string("task"));
            }
            QCOMPARE(atWork.load(), 0);
            std::atomic<int> calls = 0;
            pool.forEach(10, [&](int) { ++calls; });
            QCOMPARE(calls.load(), 10);
        }
    }

    void zeroMeansAllCores() { QVERIFY(ThreadPool(0).threadCount() >= 1); }
};

VITRINE_TEST(ThreadPoolTest)
#include "tst_thread_pool.moc"
