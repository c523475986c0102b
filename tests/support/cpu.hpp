// SPDX-License-Identifier: MIT
#pragma once

// A test built for instructions that the machine lacks exits with 77, which CTest reports as
// skipped, and prints the reason.

#include <xact/simd.hpp>

#include <cstdio>
#include <cstdlib>
#include <string_view>

// An older xsimd does not know XSIMD_DEFAULT_ARCH, and would test another instruction set.
#if defined(XACT_TEST_ARCH)
static_assert(std::is_same_v<xact::simd::native, XACT_TEST_ARCH>);
#endif

namespace cpu {

// By its printed name (cmake/XactArchs.cmake).
inline bool has([[maybe_unused]] std::string_view arch) {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (arch.starts_with("AVX-512"))
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
               && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (arch.starts_with("AVX2"))
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    return true;
}

// Code before __builtin_cpu_supports must not use the instructions in question, so this runs before
// anything else in main.
inline void require() {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    const char* missing = nullptr;
#if defined(__AVX512F__)
    if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512dq")
        || !__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512vl"))
        missing = "AVX-512 (F, DQ, BW, VL)";
#elif defined(__AVX2__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
        missing = "AVX2 with FMA";
#endif
    if (missing) {
        std::printf("SKIPPED: built for %s, which this machine does not have\n", missing);
        std::exit(77);
    }
#endif
}

} // namespace cpu
