# SPDX-License-Identifier: GPL-3.0-or-later
# The same loops for several instruction sets; dispatch.cpp picks one when the program starts.
set(kernel_flags -O3 -ffp-contract=fast -fno-math-errno)
set(kernel_sources ops/kernels/dispatch.cpp ops/kernels/kernels_baseline.cpp)
set_property(SOURCE ops/kernels/kernels_baseline.cpp PROPERTY COMPILE_OPTIONS ${kernel_flags})
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    list(APPEND kernel_sources ops/kernels/kernels_avx2.cpp ops/kernels/kernels_avx512.cpp)
    set_property(SOURCE ops/kernels/kernels_avx2.cpp
                 PROPERTY COMPILE_OPTIONS ${kernel_flags} -mavx2 -mfma)
    set_property(SOURCE ops/kernels/kernels_avx512.cpp
                 PROPERTY COMPILE_OPTIONS ${kernel_flags} -mavx2 -mfma -mavx512f -mavx512vl
                 -mavx512dq -mavx512bw)
endif()
set_property(SOURCE ${kernel_sources} PROPERTY SKIP_PRECOMPILE_HEADERS ON) # other instructions
target_sources(vitrine_ops PRIVATE ${kernel_sources})
