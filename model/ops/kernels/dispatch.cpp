// SPDX-License-Identifier: GPL-3.0-or-later
#include "ops/kernels/kernels.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace vitrine
{

extern const Kernels baselineKernels;
#ifdef __x86_64__
extern const Kernels avx2Kernels;
extern const Kernels avx512Kernels;
#endif

static const std::vector<const Kernels*>& supported()
{
    static const std::vector<const Kernels*> sets = [] {
        std::vector<const Kernels*> found = {&baselineKernels};
#ifdef __x86_64__
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
            found.push_back(&avx2Kernels);
            if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
                found.push_back(&avx512Kernels);
        }
#endif
        return found;
    }();
    return sets;
}

static const Kernels& choose()
{
    const std::vector<const Kernels*>& sets = supported();
    if (const char* wanted = std::getenv("VITRINE_KERNELS")) {
        const auto named = std::find_if(sets.begin(), sets.end(), [&](const Kernels* set) {
            return std::string(wanted) == set->name;
        });
        if (named != sets.end())
            return **named;
    }
    return *sets.back();
}

const Kernels& kernels()
{
    static const Kernels& chosen = choose();
    return chosen;
}

int supportedKernelCount()
{
    return static_cast<int>(supported().size());
}

const Kernels& supportedKernels(int index)
{
    return *supported().at(index);
}

} // namespace vitrine
