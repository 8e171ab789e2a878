// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoder/random_model.h"
#include "encoder/trace_layout.h"
#include "encoder/trace_memory.h"
#include "test_program.h"

#include <QTest>

#include <cstdint>
#include <set>
#include <string>

using namespace vitrine;

class TraceMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void aBlockThatWasReleasedIsUsedAgain()
    {
        const auto pool = TraceMemoryPool::create();
        TraceMemory first = pool->acquire(1000);
        float* const place = first.get();
        place[999] = 1; // writable to the end
        const TraceMemory second = pool->acquire(1000);
        QVERIFY(second.get() != place);
        first.reset();
        QVERIFY(pool->acquire(900).get() == place);
    }

    void aSmallTraceDoesNotTakeAHugeBlock()
    {
        const auto pool = TraceMemoryPool::create();
        TraceMemory huge = pool->acquire(50'000'000);
        const float* const place = huge.get();
        huge.reset();
        QVERIFY(pool->acquire(1000).get() != place);
    }

    void blocksOutliveThePool()
    {
        auto pool = TraceMemoryPool::create();
        const TraceMemory block = pool->acquire(10);
        pool.reset();
        block.get()[9] = 3;
        QCOMPARE(block.get()[9], 3.0f);
    }

    void blocksAreAligned()
    {
        const auto pool = TraceMemoryPool::create();
        QCOMPARE(reinterpret_cast<std::uintptr_t>(pool->acquire(1).get()) % 64, std::uintptr_t(0));
    }

    void placesDoNotOverlapAndAreNamedOnce()
    {
        const Config config = bertBaseConfig();
        const HeadsPresent all = {true, true, true};
        const TraceLayout layout(config, all, 33);
        std::set<std::string> names;
        std::size_t end = 0;
        for (const TraceLayout::Place& place : layout.places()) {
            QVERIFY(place.offset >= end);
            QCOMPARE(place.offset % 16, std::size_t(0));
            std::size_t count = 1;
            for (const int size : place.shape)
                count *= std::size_t(size);
            QCOMPARE(place.count, count);
            end = place.offset + place.count;
            names.insert(place.name);
        }
        QVERIFY(layout.floatCount() >= end);
        QCOMPARE(names.size(), std::size_t(5 + 12 * 9 + 3));
        const double estimate = traceBytes(config, all, 33) / 4;
        QVERIFY(std::abs(estimate / double(layout.floatCount()) - 1) < 0.01);
    }

    void headsThatAreAbsentHaveNoPlace()
    {
        const TraceLayout layout(bertBaseConfig(), {}, 8);
        QVERIFY(!layout.find(ModelTensor::Pooled));
        QVERIFY(!layout.find(ModelTensor::WordLogits));
        QVERIFY(!layout.find(ModelTensor::NextSentenceLogits));
        QVERIFY(layout.find(ModelTensor::EmbeddingSum));
    }

    void theRandomModelHasBertBasesParameters()
    {
        Config small = bertBaseConfig();
        QCOMPARE(small.headSize(), 64);
        small.layerCount = 1;
        small.vocabularySize = 10;
        const auto model = randomModel(small);
        // (10 + 512 + 2) 768 + 2 768; one layer of 7087872; pooler and transform 590592 each,
        // their norm 2 768; next sentence 2 768 + 2; bias 10
        QCOMPARE(model->weights.parameterCount,
                 std::size_t(402432 + 1536 + 7087872 + 2 * 590592 + 1536 + 1538 + 10));
        QVERIFY(model->canPredictWords() && model->canScoreNextSentence());
        QVERIFY(randomModel(small, 7)->weights.embeddings.word.unpacked() !=
                model->weights.embeddings.word.unpacked());
    }
};

VITRINE_TEST(TraceMemoryTest)
#include "tst_trace_memory.moc"
