// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/linear_classifier.h"

#include <cmath>

namespace vitrine
{

namespace
{

/// Adam for one block of numbers.
class Adam
{
public:
    template<typename Block>
    void step(Block& values, const Matrix& gradient, float rate, int number)
    {
        constexpr float beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-8f;
        if (m_mean.size() == 0) {
            m_mean = Matrix::Zero(gradient.rows(), gradient.cols());
            m_square = m_mean;
        }
        m_mean = beta1 * m_mean + (1 - beta1) * gradient;
        m_square = beta2 * m_square + (1 - beta2) * gradient.cwiseAbs2();
        const float n = static_cast<float>(number);
        const float meanScale = 1 / (1 - std::pow(beta1, n));
        const float squareScale = 1 / (1 - std::pow(beta2, n));
        values.array() -=
            rate * meanScale * m_mean.array() / ((m_square.array() * squareScale).sqrt() + epsilon);
    }

private:
    Matrix m_mean, m_square;
};

} // namespace

LinearClassifier::LinearClassifier(const Matrix& vectors, const std::vector<int>& labels,
                                   int classes, double decay, int steps)
    : m_mean(vectors.colwise().mean())
    , m_weight(Matrix::Zero(classes, vectors.cols()))
    , m_bias(Vector::Zero(classes))
{
    const Matrix centred = vectors.rowwise() - m_mean;
    m_scale = centred.colwise().squaredNorm() / static_cast<float>(vectors.rows());
    m_scale = (m_scale.array() + 1e-12f).rsqrt();
    const Matrix x = standardized(vectors);
    const auto count = static_cast<float>(x.rows());
    Adam weightSteps, biasSteps;
    Matrix bias = m_bias;
    for (int step = 1; step <= steps; ++step) {
        Matrix error = x * m_weight.transpose(); // logits, then p - 1 at the answer
        error.rowwise() += bias.row(0);
        for (Eigen::Index i = 0; i < error.rows(); ++i) {
            error.row(i).array() = (error.row(i).array() - error.row(i).maxCoeff()).exp();
            error.row(i) /= error.row(i).sum();
            error(i, labels[static_cast<std::size_t>(i)]) -= 1;
        }
        const Matrix gradient =
            error.transpose() * x / count + static_cast<float>(decay) * m_weight;
        const Matrix biasGradient = error.colwise().sum() / count;
        const float rate = 0.05f * static_cast<float>(steps - step + 1) / static_cast<float>(steps);
        weightSteps.step(m_weight, gradient, rate, step);
        biasSteps.step(bias, biasGradient, rate, step);
    }
    m_bias = bias.row(0);
}

Matrix LinearClassifier::standardized(const Matrix& vectors) const
{
    return (vectors.rowwise() - m_mean).array().rowwise() * m_scale.array();
}

std::vector<int> LinearClassifier::classify(const Matrix& vectors) const
{
    const Matrix logits = standardized(vectors) * m_weight.transpose();
    std::vector<int> classes;
    for (Eigen::Index i = 0; i < logits.rows(); ++i) {
        Eigen::Index best = 0;
        (logits.row(i) + m_bias).maxCoeff(&best);
        classes.push_back(static_cast<int>(best));
    }
    return classes;
}

} // namespace vitrine
