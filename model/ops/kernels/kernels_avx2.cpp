// SPDX-License-Identifier: GPL-3.0-or-later
#define VITRINE_LANES 8
#define VITRINE_REGISTERS 16
#define VITRINE_SET avx2Kernels
#define VITRINE_NAME "AVX2"
#include "ops/kernels/kernels_body.h"
