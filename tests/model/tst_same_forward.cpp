// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer has a forward pass of its own. It computes what the encoder computes.

#include "encoder/encoder.h"
#include "support.h"
#include "training/learner.h"
#include "training/model_parameters.h"
#include "training/transformer.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

namespace
{

Example exampleOf(const Encoding& encoding)
{
    Example example;
    for (const Token& token : encoding.tokens) {
        example.tokens.push_back(token.id.value);
        example.segments.push_back(token.segment);
        example.targets.push_back(-1);
    }
    return example;
}

/// -ln of the probability that the softmax gives to `answer`.
double minusLog(ConstVectorView logits, int answer)
{
    const Eigen::ArrayXd row = logits.cast<double>().transpose().array();
    return std::log((row - row[answer]).exp().sum());
}

} // namespace

class SameForwardTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const Model> m_model;
    std::vector<Encoding> m_encodings; // of unlike lengths, so that one batch mixes them

    static constexpr double bound = 1e-5; // of the largest value

    template<typename Real> struct Prepared {
        ParameterLayout layout;
        std::vector<Real> values;
        WeightFactors<Real> factors;

        explicit Prepared(const Model& model) : layout(model.config, Heads{.pretraining = true})
        {
            std::vector<float> parameters(layout.size, 0.0f);
            copyParameters(model.weights, layout, parameters);
            values.assign(parameters.begin(), parameters.end());
            factors.prepare(layout, values.data(), Precision::Float32);
        }
        StepContext<Real> context() const { return {layout, values.data(), factors}; }
    };

    template<typename Real> void compareHidden() const
    {
        const Prepared<Real> prepared(*m_model);
        std::vector<Example> examples;
        for (const Encoding& encoding : m_encodings)
            examples.push_back(exampleOf(encoding));
        const Batch batch = makeBatch(examples);
        Transformer<Real> transformer;
        const auto& hidden = transformer.forward(prepared.context(), batch);
        const Encoder encoder(m_model, 2);
        for (std::size_t i = 0; i < m_encodings.size(); ++i) {
            const auto trace = encoder.run(m_encodings[i]);
            const Eigen::MatrixXd expected =
                trace->output(LayerIndex{trace->layerCount() - 1}).cast<double>();
            const Eigen::MatrixXd actual =
                hidden.middleRows(batch.begin[i], trace->tokenCount()).template cast<double>();
            const double difference =
                (actual - expected).cwiseAbs().maxCoeff() / expected.cwiseAbs().maxCoeff();
            QVERIFY2(difference < bound, qPrintable(QString::number(difference)));
        }
    }

private slots:
    void initTestCase()
    {
        m_model = loadModel(miniEn);
        const Tokenizer& tokenizer = m_model->tokenizer;
        m_encodings = {
            tokenizer.encode("The cat sat on the [MASK].", "It was tired, so it slept all day."),
            tokenizer.encode("Yes."),
            tokenizer.encode("She opened the door with a [MASK] and went into the house.")};
    }

    void hiddenStatesInFloat32() { compareHidden<float>(); }
    void hiddenStatesInFloat64() { compareHidden<double>(); }

    /// The losses that the trainer reports are those of the encoder's logits.
    void lossesAreThoseOfTheLogits()
    {
        const Prepared<double> prepared(*m_model);
        const Encoder encoder(m_model, 2);
        const int mask = 6; // "[CLS] the cat sat on the [MASK]"
        const int table = m_model->tokenizer.vocabulary().find("table")->value;
        QCOMPARE(m_encodings[0].tokens[mask].id, m_model->tokenizer.specials().mask);
        const auto trace = encoder.run(m_encodings[0]);
        const ConstMatrixView words = *trace->wordLogits();
        for (const int label : {0, 1}) {
            Example example = exampleOf(m_encodings[0]);
            example.targets[mask] = table;
            example.label = label;
            Learner<double> learner;
            const BatchScore score =
                learner.run(prepared.context(), makeBatch({example}), 1, 1, nullptr);
            const double word = minusLog({words.row(mask).data(), words.cols()}, table);
            const double sentence = minusLog(*trace->nextSentenceLogits(), label);
            QVERIFY(std::abs(score.wordLoss - word) < bound * std::max(1.0, word));
            QVERIFY(std::abs(score.sentenceLoss - sentence) < bound * std::max(1.0, sentence));
        }
    }
};

VITRINE_TEST(SameForwardTest)
#include "tst_same_forward.moc"
