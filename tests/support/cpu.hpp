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

inline bool has_avx512() {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
           && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
#else
    return false;
#endif
}
inline bool has_avx2() {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return false;
#endif
}

// By its printed name (cmake/XactArchs.cmake), or by that which xsimd has for it.
inline bool has(std::string_view arch) {
    const auto names = [&](std::string_view part) { return arch.find(part) != arch.npos; };
    if (names("AVX-512") || names("avx512")) return has_avx512();
    if (names("AVX2") || names("avx2") || names("fma3")) return has_avx2();
    return true;
}

// Code before the question must not use the instructions in question, so this runs before anything
// else in main.
inline void require() {
    const char* missing = nullptr;
#if defined(__AVX512F__)
    if (!has_avx512()) missing = "AVX-512 (F, DQ, BW, VL)";
#elif defined(__AVX2__)
    if (!has_avx2()) missing = "AVX2 with FMA";
#endif
    if (missing) {
        std::printf("SKIPPED: built for %s, which this machine does not have\n", missing);
        std::exit(77);
    }
}

} // namespace cpu
