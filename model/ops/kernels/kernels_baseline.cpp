// SPDX-License-Identifier: GPL-3.0-or-later
// What every processor of the architecture can do: SSE2 on x86-64, NEON on ARM64.
#define VITRINE_LANES 4
#ifdef __aarch64__
#define VITRINE_REGISTERS 32
#else
#define VITRINE_REGISTERS 16
#endif
#define VITRINE_SET baselineKernels
#define VITRINE_NAME "baseline"
#include "ops/kernels/kernels_body.h"
