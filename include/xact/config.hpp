#pragma once

// What xact needs to know about the compiler. Nothing in here is part of the interface.

#include <xact/version.hpp>

// `inline` alone leaves kernels out of line, and an out-of-line copy of a function is the one thing that two
// translation units with different instruction sets must not share.
#if defined(_MSC_VER) && !defined(__clang__)
#define XACT_INLINE __forceinline
#define XACT_INLINE_LAMBDA [[msvc::forceinline]]
#define XACT_COLD __declspec(noinline)
#else
#define XACT_INLINE inline __attribute__((always_inline))
#define XACT_INLINE_LAMBDA __attribute__((always_inline))
#define XACT_COLD __attribute__((noinline, cold))
#endif

// What the optimiser may take for granted.
#if defined(_MSC_VER) && !defined(__clang__)
#define XACT_ASSUME(condition) __assume(condition)
#else
#define XACT_ASSUME(condition)                                                                     \
    do {                                                                                           \
        if (!(condition)) __builtin_unreachable();                                                 \
    } while (false)
#endif

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define XACT_HAS_EXCEPTIONS 1
#else
#define XACT_HAS_EXCEPTIONS 0
#endif

// XACT_NO_XSIMD (defined by whoever builds, also by CMake's XACT_WITH_XSIMD=OFF) leaves xsimd out; numbers and arrays
// then go through the same kernels one element at a time.
#if !defined(XACT_NO_XSIMD) && !__has_include(<xsimd/xsimd.hpp>)
#error                                                                                             \
    "xact needs xsimd (8.1 or newer) on the include path; to build without it, define XACT_NO_XSIMD"
#endif

// -ffast-math lets the compiler assume away NaN and infinities, reorder sums and replace divisions, and g++ links a start-up
// file that flushes subnormals for the whole program. xact cannot take that back from inside a header, so it says so.
#if (defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__))            \
    && !defined(XACT_FAST_MATH)
#pragma message(                                                                                   \
    "xact: under -ffast-math or -ffinite-math-only nothing is promised for NaN, infinities and subnormals, and neither error bounds nor equal bits; compile this unit with -fno-fast-math, or define XACT_FAST_MATH to be spared this note")
#endif
