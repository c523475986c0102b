// SPDX-License-Identifier: MIT
#pragma once

// The instruction sets that a dispatched program has units of: for each its name, xsimd's name, and
// what a CPU must have. Their flags are in cmake/XactArchFlags.cmake. One more is a struct here,
// its flags there, and its name in xact_dispatch_units (cmake/XactDispatch.cmake).

#include <xact/simd.hpp>

namespace xact::dispatched {

namespace detail {

// What the flags of a unit may let its compiler use unasked.
enum feature : unsigned {
    sse3 = 1u << 0,
    ssse3 = 1u << 1,
    sse4_1 = 1u << 2,
    sse4_2 = 1u << 3,
    popcnt = 1u << 4,
    avx = 1u << 5,
    fma = 1u << 6,
    avx2 = 1u << 7,
    f16c = 1u << 8,
    bmi = 1u << 9,
    bmi2 = 1u << 10,
    lzcnt = 1u << 11,
    movbe = 1u << 12,
    cx16 = 1u << 13,
    lahf = 1u << 14,
    avx512f = 1u << 15,
    avx512cd = 1u << 16,
    avx512dq = 1u << 17,
    avx512bw = 1u << 18,
    avx512vl = 1u << 19,
    others = 1u << 20, // sets that no unit of xact's is made for
};

// Of this translation unit, as its compiler tells.
template <class A>
constexpr unsigned enabled() {
    unsigned all = 0;
#if defined(__SSE3__)
    all |= sse3;
#endif
#if defined(__SSSE3__)
    all |= ssse3;
#endif
#if defined(__SSE4_1__)
    all |= sse4_1;
#endif
#if defined(__SSE4_2__)
    all |= sse4_2;
#endif
#if defined(__POPCNT__)
    all |= popcnt;
#endif
#if defined(__AVX__)
    all |= avx;
#endif
#if defined(__FMA__)
    all |= fma;
#endif
#if defined(__AVX2__)
    all |= avx2;
#endif
#if defined(__F16C__)
    all |= f16c;
#endif
#if defined(__BMI__)
    all |= bmi;
#endif
#if defined(__BMI2__)
    all |= bmi2;
#endif
#if defined(__LZCNT__)
    all |= lzcnt;
#endif
#if defined(__MOVBE__)
    all |= movbe;
#endif
#if defined(__GCC_HAVE_SYNC_COMPARE_AND_SWAP_16) && defined(__x86_64__)
    all |= cx16;
#endif
#if defined(__LAHF_SAHF__)
    all |= lahf;
#endif
#if defined(__AVX512F__)
    all |= avx512f;
#endif
#if defined(__AVX512CD__)
    all |= avx512cd;
#endif
#if defined(__AVX512DQ__)
    all |= avx512dq;
#endif
#if defined(__AVX512BW__)
    all |= avx512bw;
#endif
#if defined(__AVX512VL__)
    all |= avx512vl;
#endif
#if defined(__SSE4A__) || defined(__FMA4__) || defined(__XOP__) || defined(__AVXVNNI__)            \
    || defined(__AVX512IFMA__) || defined(__AVX512VBMI__) || defined(__AVX512VNNI__)               \
    || defined(__AVX512FP16__)
    all |= others;
#endif
    return all;
}

} // namespace detail

namespace units {

// What the compiler takes without being told: SSE2 on x86-64, NEON on 64-bit ARM.
struct baseline {
    using arch = simd::native;
    static constexpr const char* name = "baseline";
};

#if XACT_HAS_BATCH && defined(__x86_64__) && defined(__GNUC__)
struct avx2 {
    using arch = xsimd::fma3<xsimd::avx2>;
    static constexpr const char* name = "avx2";
    static constexpr unsigned needs = detail::sse3 | detail::ssse3 | detail::sse4_1 | detail::sse4_2
                                      | detail::popcnt | detail::avx | detail::fma | detail::avx2;
};

struct avx512 {
    using arch = xsimd::avx512bw;
    static constexpr const char* name = "avx512";
    static constexpr unsigned needs = avx2::needs | detail::f16c | detail::bmi | detail::bmi2
                                      | detail::lzcnt | detail::movbe | detail::cx16 | detail::lahf
                                      | detail::avx512f | detail::avx512cd | detail::avx512dq
                                      | detail::avx512bw | detail::avx512vl;
};
#endif

} // namespace units

// The best first, the baseline last.
template <class... U>
struct unit_list {};

} // namespace xact::dispatched
