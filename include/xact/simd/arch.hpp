// SPDX-License-Identifier: MIT
#pragma once

// What is known about an instruction set by its type: fused multiply-add, subnormals, exceptions,
// look-ups in registers.

#include <xact/activation.hpp>
#include <xact/simd/xsimd.hpp>

#include <cstddef>
#include <type_traits>

namespace xact::simd {

// The instruction set of a machine for which xsimd has none. Fma is part of the type, because it is
// part of the arithmetic: two translation units that differ in it must not share a symbol.
template <bool Fma>
struct no_simd {
    static constexpr const char* name() noexcept { return Fma ? "scalar+fma" : "scalar"; }
};

#if defined(__FP_FAST_FMA) && defined(__FP_FAST_FMAF)
using scalar = no_simd<true>;
#else
using scalar = no_simd<false>;
#endif

#if XACT_HAS_BATCH
using native = xsimd::default_arch;
#else
using native = scalar;
#endif

#if XACT_HAS_BATCH
// The instruction sets of x86, of whatever register size. What xsimd emulates is none, though its
// registers are as large.
template <class A>
inline constexpr bool is_x86 = std::is_base_of_v<xsimd::sse2, A> || std::is_base_of_v<xsimd::avx, A>
                               || std::is_base_of_v<xsimd::avx512f, A>;

// NEON of 32 bits takes subnormals for 0, whatever it computes, and has no instruction for a
// division. Scalars go to another unit there, which does not, so floats are computed scalar by
// scalar, in batches too.
template <class A>
inline constexpr bool flushes_subnormals = false;
#if !defined(__aarch64__)
template <class A>
    requires std::is_base_of_v<xsimd::neon, A>
inline constexpr bool flushes_subnormals<A> = true;
#endif
#endif

// ---- which instruction sets have a fused multiply-add -------------------------------------------

template <>
inline constexpr bool has_fma<no_simd<true>> = true;

#if XACT_HAS_BATCH
namespace detail {
template <class B>
std::true_type is_fma3(const xsimd::fma3<B>*);
std::false_type is_fma3(const void*);
} // namespace detail

// fma3<…> and what derives from it, AVX-512VL's smaller registers among them; AVX-512, for which
// xsimd 8.1.0 has no fma of its own; 64-bit NEON. 32-bit NEON is not here: xsimd 8.1.0 does not
// fuse there, and no NEON arithmetic of 32 bits keeps subnormals. WebAssembly has no fused
// operation that is the same on every machine.
template <class A>
    requires(std::is_base_of_v<xsimd::avx512f, A> || std::is_base_of_v<xsimd::neon64, A>
             || std::is_same_v<xsimd::fma4, A>
             || decltype(detail::is_fma3(static_cast<A*>(nullptr)))::value)
inline constexpr bool has_fma<A> = true;
#if XSIMD_WITH_SVE
template <>
inline constexpr bool has_fma<xsimd::sve> = true;
#endif
#if XSIMD_WITH_RVV
template <>
inline constexpr bool has_fma<xsimd::rvv> = true;
#endif
#if XSIMD_WITH_VSX
template <>
inline constexpr bool has_fma<xsimd::vsx> = true;
#endif
#if XSIMD_WITH_VXE
template <>
inline constexpr bool has_fma<xsimd::vxe> = true;
#endif
#endif

// ---- which instruction sets look up a table of floats inside registers, of how many entries
// ------

template <class A>
inline constexpr std::size_t table_entries = 0;
#if XACT_HAS_BATCH
template <class A>
    requires std::is_base_of_v<xsimd::avx512f, A>
inline constexpr std::size_t table_entries<A> = 32; // in two registers, at no more than one costs
template <class A>
    requires(std::is_base_of_v<xsimd::avx2, A> && has_fma<A>)
inline constexpr std::size_t table_entries<A> = 8;
#endif

} // namespace xact::simd
