// SPDX-License-Identifier: MIT
#pragma once

// xsimd, 8.1.0 to 14.3.0, included with the macros of platforms out of its way; and whether it has
// batches on this machine. Only simd/ knows which version is underneath.

#include <xact/config.hpp>

// XACT_NO_XSIMD (defined by whoever builds, also by CMake's XACT_WITH_XSIMD=OFF) leaves xsimd out;
// scalars and arrays then go through the same kernels one element at a time.
#if !defined(XACT_NO_XSIMD) && !__has_include(<xsimd/xsimd.hpp>)
#error                                                                                             \
    "xact needs xsimd (8.1 or newer) on the include path; to build without it, define XACT_NO_XSIMD"
#endif
// xsimd takes every WebAssembly for one with SIMD, and its functions do not compile without.
#if !defined(XACT_NO_XSIMD) && (!defined(__EMSCRIPTEN__) || defined(__wasm_simd128__))
// xsimd uses names that <windows.h>, <complex.h>, <sys/sysmacros.h> and Arduino.h define as macros.
// All of xact's own are others: tests/platforms/macros.txt.
#pragma push_macro("A0")
#pragma push_macro("A1")
#pragma push_macro("A2")
#pragma push_macro("B1")
#pragma push_macro("F")
#pragma push_macro("I")
#pragma push_macro("abs")
#pragma push_macro("always_inline")
#pragma push_macro("bit")
#pragma push_macro("major")
#pragma push_macro("max")
#pragma push_macro("min")
#pragma push_macro("minor")
#pragma push_macro("round")
#undef A0
#undef A1
#undef A2
#undef B1
#undef F
#undef I
#undef abs
#undef always_inline
#undef bit
#undef major
#undef max
#undef min
#undef minor
#undef round
#include <xsimd/xsimd.hpp>
#pragma pop_macro("A0")
#pragma pop_macro("A1")
#pragma pop_macro("A2")
#pragma pop_macro("B1")
#pragma pop_macro("F")
#pragma pop_macro("I")
#pragma pop_macro("abs")
#pragma pop_macro("always_inline")
#pragma pop_macro("bit")
#pragma pop_macro("major")
#pragma pop_macro("max")
#pragma pop_macro("min")
#pragma pop_macro("minor")
#pragma pop_macro("round")
// Where xsimd knows no instruction set it declares batch but cannot instantiate it; 14 says so with
// a macro of its own, 8.1 only by leaving both of its families at 0.
#if defined(XSIMD_NO_SUPPORTED_ARCHITECTURE)                                                       \
    || (XSIMD_VERSION_MAJOR < 9 && !XSIMD_WITH_SSE2 && !XSIMD_WITH_NEON && !XSIMD_WITH_NEON64)
#define XACT_HAS_BATCH 0
#else
#define XACT_HAS_BATCH 1
#endif
#else
#define XACT_HAS_BATCH 0
#endif

#if !XACT_HAS_BATCH
#include <cmath>
#endif
