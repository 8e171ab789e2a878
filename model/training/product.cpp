// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/product.h"

#include "ops/kernels/kernels.h"
#include "training/onednn_product.h"
#include "types/packed_matrix.h"

namespace vitrine
{

namespace
{

template<typename Real> Eigen::Map<const TrainingMatrix<Real>> view(const Factor<Real>& f)
{
    return {f.data(), f.rows(), f.columns()};
}

/// out = x w, with w packed for the kernel of the forward pass.
void kernelProduct(const float* x, int rows, const std::vector<float>& panels, int columns,
                   int depth, bool accumulate, float* out)
{
    kernels().linear({x, depth}, rows, panels.data(), columns, depth, nullptr,
                     {accumulate ? out : nullptr, columns}, {out, columns});
}

/// Panels of f as its columns lie.
const std::vector<float>& packedColumns(const Factor<float>& f)
{
    thread_local std::vector<float> panels;
    panels.resize(packedSize(f.columns(), f.rows()));
    packColumns(f.data(), f.columns(), f.rows(), f.columns(), panels.data());
    return panels;
}

const float* transposed(const Factor<float>& f, std::vector<float>& memory)
{
    const std::size_t size =
        static_cast<std::size_t>(f.rows()) * static_cast<std::size_t>(f.columns());
    if (memory.size() < size)
        memory.resize(size);
    kernels().transpose({f.data(), f.columns()}, f.rows(), f.columns(), {memory.data(), f.rows()});
    return memory.data();
}

} // namespace

const char* productLibrary()
{
    return onednn::isBuiltIn() ? "oneDNN" : "Vitrine";
}

bool canMultiplyInBFloat16()
{
    return onednn::isBuiltIn() && onednn::knowsBFloat16();
}

template<typename Real>
void Factor<Real>::set(const Real* data, int rows, int columns, Precision precision)
{
    m_data = data;
    m_rows = rows;
    m_columns = columns;
    if (precision == Precision::Float32)
        m_rounded.clear();
    if constexpr (std::is_same_v<Real, float>) {
        if (precision == Precision::BFloat16) {
            const std::size_t size =
                static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
            m_rounded.resize(size);
            kernels().toBfloat16(data, static_cast<std::ptrdiff_t>(size), m_rounded.data());
        }
    }
}

template<> void forwardProduct(const Factor<double>& x, const Factor<double>& w, double* y)
{
    Eigen::Map<TrainingMatrix<double>>(y, x.rows(), w.rows()).noalias() =
        view(x) * view(w).transpose();
}
template<> void inputGradient(const Factor<double>& gradient, const Factor<double>& w, double* x)
{
    Eigen::Map<TrainingMatrix<double>>(x, gradient.rows(), w.columns()).noalias() =
        view(gradient) * view(w);
}
template<>
void addWeightGradient(const Factor<double>& gradient, const Factor<double>& x, double* w)
{
    Eigen::Map<TrainingMatrix<double>>(w, gradient.columns(), x.columns()).noalias() +=
        view(gradient).transpose() * view(x);
}

template<> void forwardProduct(const Factor<float>& x, const Factor<float>& w, float* y)
{
    if (onednn::isBuiltIn())
        return onednn::multiply(x, false, w, true, false, y);
    thread_local std::vector<float> panels;
    panels.resize(packedSize(w.rows(), w.columns()));
    packRows(w.data(), w.columns(), w.rows(), w.columns(), panels.data());
    kernelProduct(x.data(), x.rows(), panels, w.rows(), w.columns(), false, y);
}
template<> void inputGradient(const Factor<float>& gradient, const Factor<float>& w, float* x)
{
    if (onednn::isBuiltIn())
        return onednn::multiply(gradient, false, w, false, false, x);
    kernelProduct(gradient.data(), gradient.rows(), packedColumns(w), w.columns(), w.rows(), false,
                  x);
}
template<> void addWeightGradient(const Factor<float>& gradient, const Factor<float>& x, float* w)
{
    if (onednn::isBuiltIn())
        return onednn::multiply(gradient, true, x, false, true, w);
    thread_local std::vector<float> memory;
    kernelProduct(transposed(gradient, memory), gradient.columns(), packedColumns(x), x.columns(),
                  x.rows(), true, w);
}

template class Factor<float>;
template class Factor<double>;

} // namespace vitrine
