// SPDX-License-Identifier: GPL-3.0-or-later
#define VITRINE_LANES 16
#define VITRINE_REGISTERS 32
#define VITRINE_SET avx512Kernels
#define VITRINE_NAME "AVX-512"
#include "ops/kernels/kernels_body.h"
