// SPDX-License-Identifier: MIT
#pragma once

// What decides the code of this translation unit besides its text: the flags of its compiler.
//
// Of several functions with one symbol the linker keeps one for the whole program. A function of
// xact that can stay out of line therefore has this_unit among its template arguments (or is a
// lambda inside of one that has), so that units with other flags have another symbol: the copy
// of a unit with AVX-512 would crash an older CPU, that of a unit with -ffast-math would lose
// NaN, and that of a unit with -fno-exceptions would abort where another one throws.
//
// Of flags of clang that decide code and that no macro tells of, config.hpp refuses those that
// make results wrong. -ffp-contract changes no bit of xact's own kernels, and -frounding-math,
// -fwrapv and NDEBUG change none either (tests/units).

#include <xact/config.hpp>

#include <cstddef>
#include <cstdint>

namespace xact::detail {

// FNV-1a.
constexpr std::uint64_t hash_of(const char* text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (; *text != '\0'; ++text)
        hash = (hash ^ static_cast<unsigned char>(*text)) * 0x100000001b3u;
    return hash;
}

template <std::uint64_t Flags>
struct unit {};

// The text of its arguments after macros are replaced; one that is not defined stays as its name.
#define XACT_TEXT_OF(text) #text
#define XACT_TEXT(...) XACT_TEXT_OF((__VA_ARGS__))

// One more flag is one more word here.
// clang-format off
using this_unit = unit<hash_of(XACT_TEXT(
    // arithmetic
    XACT_FAST_MATH __FAST_MATH__ __FINITE_MATH_ONLY__ __ASSOCIATIVE_MATH__ __RECIPROCAL_MATH__
    __NO_SIGNED_ZEROS__ __NO_TRAPPING_MATH__ __NO_MATH_ERRNO__ __FP_FAST_FMA __FP_FAST_FMAF
    __FLT_EVAL_METHOD__ __SUPPORT_SNAN__ _M_FP_FAST _M_FP_CONTRACT _M_FP_EXCEPT
    // exceptions, instrumentation
    XACT_HAS_EXCEPTIONS XACT_SANITIZED __SANITIZE_THREAD__
    // x86
    __x86_64__ __SSE__ __SSE2__ __SSE_MATH__ __SSE2_MATH__ __SSE3__ __SSSE3__ __SSE4_1__
    __SSE4_2__ __SSE4A__ __POPCNT__ __AVX__ __AVX2__ __FMA__ __FMA4__ __XOP__ __TBM__ __F16C__
    __BMI__ __BMI2__ __LZCNT__ __ABM__ __MOVBE__ __ADX__ __LAHF_SAHF__ __GFNI__ __VAES__
    __VPCLMULQDQ__ __AVXVNNI__ __AVXIFMA__ __AVXNECONVERT__ __AVXVNNIINT8__ __AVXVNNIINT16__
    __AVX512F__ __AVX512CD__ __AVX512ER__ __AVX512PF__ __AVX512VL__ __AVX512BW__ __AVX512DQ__
    __AVX512IFMA__ __AVX512VBMI__ __AVX512VBMI2__ __AVX512VNNI__ __AVX512BITALG__
    __AVX512VPOPCNTDQ__ __AVX512BF16__ __AVX512FP16__ __AVX512VP2INTERSECT__ __EVEX512__
    __AVX10_1__ __AVX10_2__ __APX_F__ _M_IX86_FP
    // ARM
    __ARM_ARCH __ARM_ARCH_PROFILE __thumb2__ __ARM_FP __ARM_NEON __ARM_NEON_FP
    __ARM_FEATURE_FMA __ARM_FEATURE_DOTPROD __ARM_FEATURE_FP16_VECTOR_ARITHMETIC
    __ARM_FEATURE_FP16_FML __ARM_FEATURE_BF16_VECTOR_ARITHMETIC __ARM_FEATURE_MATMUL_INT8
    __ARM_FEATURE_SVE __ARM_FEATURE_SVE2 __ARM_FEATURE_SVE_BITS __ARM_FEATURE_SME
    // RISC-V
    __riscv_xlen __riscv_flen __riscv_compressed __riscv_v __riscv_v_min_vlen
    __riscv_v_fixed_vlen __riscv_zba __riscv_zbb __riscv_zbs __riscv_zfa __riscv_zfh
    __riscv_zvfh __riscv_zvfbfmin
    // others
    _ARCH_PWR7 _ARCH_PWR8 _ARCH_PWR9 _ARCH_PWR10 __ALTIVEC__ __VSX__ __ARCH__ __VEC__ __VX__
    __wasm_simd128__ __wasm_relaxed_simd__ __loongarch_sx __loongarch_asx __mips_msa
    // two versions of xact in one program
    XACT_VERSION_MAJOR XACT_VERSION_MINOR XACT_VERSION_PATCH))>;
// clang-format on

#undef XACT_TEXT
#undef XACT_TEXT_OF

} // namespace xact::detail
