// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/onednn_product.h"

#ifdef VITRINE_ONEDNN

#include <dnnl.hpp>
#include <omp.h>

#include <array>
#include <map>

namespace vitrine::onednn
{

using dnnl::memory;

static const dnnl::engine& engine()
{
    static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
    return cpu;
}

bool isBuiltIn()
{
    return true;
}

bool knowsBFloat16()
{
    return dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core_bf16;
}

void useOneThread()
{
    omp_set_num_threads(1);
}

namespace
{

/// A product of one shape, made ready once per thread: making it costs more than using it.
struct Prepared {
    memory::desc a, b, out;
    dnnl::matmul matmul;
};

memory::desc matrix(int rows, int columns, bool transpose, memory::data_type type)
{
    return transpose ? memory::desc({columns, rows}, type, memory::format_tag::ba)
                     : memory::desc({rows, columns}, type, memory::format_tag::ab);
}

Prepared prepare(const std::array<int, 8>& shape)
{
    const auto [aRows, aColumns, transposeA, bRows, bColumns, transposeB, rounded, accumulate] =
        shape;
    const auto type = rounded ? memory::data_type::bf16 : memory::data_type::f32;
    Prepared made;
    made.a = matrix(aRows, aColumns, transposeA, type);
    made.b = matrix(bRows, bColumns, transposeB, type);
    made.out = matrix(transposeA ? aColumns : aRows, transposeB ? bRows : bColumns, false,
                      memory::data_type::f32);
    dnnl::primitive_attr settings;
    if (accumulate) {
        dnnl::post_ops after;
        after.append_sum(1.0f);
        settings.set_post_ops(after);
    }
#if DNNL_VERSION_MAJOR < 3 // Debian 12 has 2.6
    made.matmul = dnnl::matmul({{made.a, made.b, made.out}, settings, engine()});
#else
    made.matmul = dnnl::matmul({engine(), made.a, made.b, made.out, settings});
#endif
    return made;
}

} // namespace

void multiply(const Factor<float>& a, bool transposeA, const Factor<float>& b, bool transposeB,
              bool accumulate, float* out)
{
    thread_local std::map<std::array<int, 8>, Prepared> known;
    thread_local dnnl::stream stream(engine());
    const bool rounded = a.rounded() != nullptr;
    const std::array<int, 8> shape = {a.rows(),    a.columns(), transposeA, b.rows(),
                                      b.columns(), transposeB,  rounded,    accumulate};
    auto found = known.find(shape);
    if (found == known.end())
        found = known.emplace(shape, prepare(shape)).first;
    const auto numbers = [&](const Factor<float>& f) {
        return rounded ? static_cast<void*>(const_cast<std::uint16_t*>(f.rounded()))
                       : static_cast<void*>(const_cast<float*>(f.data()));
    };
    found->second.matmul.execute(stream,
                                 {{DNNL_ARG_SRC, memory(found->second.a, engine(), numbers(a))},
                                  {DNNL_ARG_WEIGHTS, memory(found->second.b, engine(), numbers(b))},
                                  {DNNL_ARG_DST, memory(found->second.out, engine(), out)}});
    stream.wait();
}

} // namespace vitrine::onednn

#else

namespace vitrine::onednn
{

bool isBuiltIn()
{
    return false;
}

bool knowsBFloat16()
{
    return false;
}

void useOneThread() {}

void multiply(const Factor<float>&, bool, const Factor<float>&, bool, bool, float*) {}

} // namespace vitrine::onednn

#endif
