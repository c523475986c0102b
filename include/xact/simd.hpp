// SPDX-License-Identifier: MIT
#pragma once

// The floor between xact and xsimd, 8.1.0 to 14.3.0: the only file that knows which version is underneath, and the only
// place where a number is made to look like a batch.
//
// A kernel is written once, on a pack: N registers on which each operation is done for all before the next one starts
// (lockstep hides latency; g++ does not interleave an unrolled loop by itself). A register is an xsimd::batch, or a lane:
// one number that follows the rules of an instruction set, so that it gets the bits a batch of that set would get.

#include <xact/functor.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

// XACT_NO_XSIMD (defined by whoever builds, also by CMake's XACT_WITH_XSIMD=OFF) leaves xsimd out; numbers and arrays
// then go through the same kernels one element at a time.
#if !defined(XACT_NO_XSIMD) && !__has_include(<xsimd/xsimd.hpp>)
#error                                                                                             \
    "xact needs xsimd (8.1 or newer) on the include path; to build without it, define XACT_NO_XSIMD"
#endif
// xsimd takes every WebAssembly for one with SIMD, and its functions do not compile without.
#if !defined(XACT_NO_XSIMD) && (!defined(__EMSCRIPTEN__) || defined(__wasm_simd128__))
// xsimd uses names that <windows.h>, <complex.h>, <sys/sysmacros.h> and Arduino.h define as macros. All of xact's own are
// others: tests/platforms/macros.txt.
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
// Where xsimd knows no instruction set it declares batch but cannot instantiate it; 14 says so with a macro of its own,
// 8.1 only by leaving both of its families at 0.
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

namespace xact::simd {

// The instruction set of a machine for which xsimd has none. Fma is part of the type, because it is part of the
// arithmetic: two translation units that differ in it must not share a symbol.
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

// std::bit_cast, which the libc++ of Debian's Emscripten lacks.
template <class To, class From>
    requires(sizeof(To) == sizeof(From)
             && std::is_trivially_copyable_v<To> && std::is_trivially_copyable_v<From>)
XACT_INLINE constexpr To bit_cast(const From& from) noexcept {
    return __builtin_bit_cast(To, from);
}

#if XACT_HAS_BATCH
// The instruction sets of x86, of whatever register size. What xsimd emulates is none, though its registers are as large.
template <class A>
inline constexpr bool is_x86 = std::is_base_of_v<xsimd::sse2, A> || std::is_base_of_v<xsimd::avx, A>
                               || std::is_base_of_v<xsimd::avx512f, A>;

// NEON of 32 bits takes subnormals for 0, whatever it computes, and has no instruction for a division. Numbers go to another
// unit there, which does not, so floats are computed number by number, in batches too.
template <class A>
inline constexpr bool flushes_subnormals = false;
#if !defined(__aarch64__)
template <class A>
    requires std::is_base_of_v<xsimd::neon, A>
inline constexpr bool flushes_subnormals<A> = true;
#endif
#endif

// ---- which instruction sets have a fused multiply-add ------------------------------------------------------------------

template <>
inline constexpr bool has_fma<no_simd<true>> = true;

#if XACT_HAS_BATCH
namespace detail {
template <class B>
std::true_type is_fma3(const xsimd::fma3<B>*);
std::false_type is_fma3(const void*);
} // namespace detail

// fma3<…> and what derives from it, AVX-512VL's smaller registers among them; AVX-512, for which xsimd 8.1.0 has no fma of
// its own; 64-bit NEON. 32-bit NEON is not here: xsimd 8.1.0 does not fuse there, and no NEON arithmetic of 32 bits keeps
// subnormals. WebAssembly has no fused operation that is the same on every machine.
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

// ---- which instruction sets an exception can pass -----------------------------------------------

// Whether a function with registers of A on its stack can be unwound. On RISC-V such a frame has a
// size in units of vlenb, which libgcc 12 does not know: it aborts when an exception passes.
template <class A>
inline constexpr bool unwinds = true;
#if XACT_HAS_BATCH && XSIMD_WITH_RVV
template <>
inline constexpr bool unwinds<xsimd::rvv> = false;
#endif

// ---- which instruction sets look up a table of floats inside registers, and of how many entries -----------------------

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

// ---- registers ---------------------------------------------------------------------------------------------------------

// One number that computes as instruction set A does.
template <class T, class A>
struct lane {
    T value;
};

namespace detail {
template <class T, class A>
struct register_of {
    using type = lane<T, A>;
};
#if XACT_HAS_BATCH
// 8.1.0 says that 32-bit NEON has a register of doubles, which has no room for one.
template <class T, class A>
    requires(xsimd::types::has_simd_register<T, A>::value
             && sizeof(xsimd::types::simd_register<T, A>) >= 2 * sizeof(T)
             && !flushes_subnormals<A>)
struct register_of<T, A> {
    using type = xsimd::batch<T, A>;
};
#endif
} // namespace detail

// The widest register of T that A computes in: a batch, or a lane where there is none (32-bit NEON, no SIMD at all).
template <class T, class A>
using register_t = typename detail::register_of<T, A>::type;

// Bit layout of an element type, as the kernels need it.
template <class T>
struct format;
template <>
struct format<float> {
    using bits = std::uint32_t;
    using signed_bits = std::int32_t;
    static constexpr int fraction = 23;
    static constexpr int bias = 127;
    static constexpr bits infinity = bits{2 * bias + 1} << fraction;
};
template <>
struct format<double> {
    using bits = std::uint64_t;
    using signed_bits = std::int64_t;
    static constexpr int fraction = 52;
    static constexpr int bias = 1023;
    static constexpr bits infinity = bits{2 * bias + 1} << fraction;
};

// 2^n, a normal number.
template <class T>
constexpr T exponential(int n) noexcept {
    using bits = typename format<T>::bits;
    return bit_cast<T>(
        static_cast<bits>(static_cast<bits>(n + format<T>::bias) << format<T>::fraction));
}

// mingw-w64's fma rounds twice.
#if defined(__MINGW32__) && !defined(__FMA__)
#define XACT_OWN_FMA 1
#else
#define XACT_OWN_FMA 0
#endif

#if XACT_OWN_FMA
namespace detail {

__extension__ typedef __float128 quadruple;
__extension__ typedef unsigned __int128 bits_of_quadruple;

// a·b + c, rounded once, by way of a type with more than twice the digits of T: the product is
// exact there, and the sum is rounded to odd, so that the rounding to T is the only one.
template <class T>
XACT_INLINE T own_fma(T a, T b, T c) noexcept {
    constexpr bool single = std::is_same_v<T, float>;
    using Wide = std::conditional_t<single, double, quadruple>;
    using Bits = std::conditional_t<single, std::uint64_t, bits_of_quadruple>;
    const Wide product = static_cast<Wide>(a) * static_cast<Wide>(b), added = c;
    Wide sum = product + added;
    const Wide c_in_sum = sum - product;
    const Wide lost = (product - (sum - c_in_sum)) + (added - c_in_sum);
    Bits bits = __builtin_bit_cast(Bits, sum);
    // An infinite sum has lost a NaN.
    if ((lost < 0 || lost > 0) && (bits & 1) == 0) {
        bits = (lost > 0) == (sum > 0) ? bits + 1 : bits - 1;
        sum = __builtin_bit_cast(Wide, bits);
    }
    return static_cast<T>(sum);
}

} // namespace detail
#endif

// What can be done with a register: a struct of static functions rather than free ones, so that xsimd's functions of the
// same name cannot be found instead.
template <class R>
struct ops;

template <class T, class A>
struct ops<lane<T, A>> {
    using R = lane<T, A>;
    using value_type = T;
    using arch = A;
    using mask = bool;
    using argument = T; // what a functor that knows nothing of lanes is called with
    using bits = typename format<T>::bits;
    static constexpr std::size_t size = 1;
    static constexpr bool single = std::is_same_v<T, float>;

    static XACT_INLINE constexpr R broadcast(T x) noexcept { return {x}; }
    static XACT_INLINE constexpr T to_argument(R x) noexcept { return x.value; }
    static XACT_INLINE constexpr R load(const T* p) noexcept { return {*p}; }
    static XACT_INLINE constexpr void store(T* p, R x) noexcept { *p = x.value; }
    static XACT_INLINE constexpr R load_part(const T* p, std::size_t) noexcept { return {*p}; }
    static XACT_INLINE constexpr void store_part(T* p, R x, std::size_t) noexcept { *p = x.value; }

    static constexpr bool streams = false;

    static XACT_INLINE constexpr R add(R a, R b) noexcept { return {a.value + b.value}; }
    static XACT_INLINE constexpr R sub(R a, R b) noexcept { return {a.value - b.value}; }
    static XACT_INLINE constexpr R mul(R a, R b) noexcept { return {a.value * b.value}; }
    static XACT_INLINE constexpr R div(R a, R b) noexcept { return {a.value / b.value}; }
    // a·b + c and c − a·b, rounded once.
    static XACT_INLINE constexpr R fused(R a, R b, R c) noexcept {
#if defined(__GNUC__)
        if constexpr (single)
            return {__builtin_fmaf(a.value, b.value, c.value)};
        else
            return {__builtin_fma(a.value, b.value, c.value)};
#else
        return {std::fma(a.value, b.value, c.value)};
#endif
    }
    static XACT_INLINE constexpr R fused_anywhere(R a, R b, R c) noexcept {
#if XACT_OWN_FMA
        if (!std::is_constant_evaluated()) return {detail::own_fma(a.value, b.value, c.value)};
#endif
        return fused(a, b, c);
    }
    // Rounded to nearest whatever direction the thread rounds in, where an instruction can say so.
    static XACT_INLINE constexpr R fused_to_nearest(R a, R b, R c) noexcept {
#if XACT_HAS_BATCH && defined(__AVX512F__)
        if constexpr (single) {
            if (!std::is_constant_evaluated())
                return {_mm_cvtss_f32(_mm_fmadd_round_ss(
                    _mm_set_ss(a.value), _mm_set_ss(b.value), _mm_set_ss(c.value),
                    _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC))};
        }
#endif
        return fused(a, b, c);
    }
    static XACT_INLINE constexpr R fused_negated(R a, R b, R c) noexcept {
        return fused(R{-a.value}, b, c);
    }
    static XACT_INLINE constexpr R fused_minus(R a, R b, R c) noexcept {
        return fused(a, b, R{-c.value});
    }

    // The same number in double, and back.
    using wide = lane<double, A>;
    static constexpr std::size_t wide_count = 1;
    static XACT_INLINE constexpr wide widen(R x, std::size_t) noexcept
        requires single
    {
        return {static_cast<double>(x.value)};
    }
    static XACT_INLINE constexpr R narrow(const wide* part) noexcept
        requires single
    {
        return {static_cast<float>(part[0].value)};
    }

    static XACT_INLINE constexpr R magnitude(R a) noexcept {
#if defined(__GNUC__)
        if constexpr (single)
            return {__builtin_fabsf(a.value)};
        else
            return {__builtin_fabs(a.value)};
#else
        return {bit_cast<T>(static_cast<bits>(bit_cast<bits>(a.value) & (~bits{0} >> 1)))};
#endif
    }
    static XACT_INLINE constexpr R or_sign(R magnitude, R sign) noexcept {
#if defined(__GNUC__)
        if constexpr (single)
            return {__builtin_copysignf(magnitude.value, sign.value)};
        else
            return {__builtin_copysign(magnitude.value, sign.value)};
#else
        constexpr bits top = static_cast<bits>(~(~bits{0} >> 1));
        return {bit_cast<T>(static_cast<bits>(bit_cast<bits>(magnitude.value)
                                              | (bit_cast<bits>(sign.value) & top)))};
#endif
    }
    static XACT_INLINE constexpr R cap(R x, R limit) noexcept {
        return x.value > limit.value ? limit : x;
    }
    static XACT_INLINE constexpr R lesser(R a, R b) noexcept { return cap(a, b); }
    static XACT_INLINE constexpr R raise(R x, R limit) noexcept {
        return x.value < limit.value ? limit : x;
    }
    static XACT_INLINE constexpr R clamp(R x, T limit) noexcept {
#if XACT_FAST_MATH
        constexpr bits top = static_cast<bits>(~(~bits{0} >> 1));
        constexpr bits infinity = format<T>::infinity;
        const bits all = bit_cast<bits>(x.value);
        const bits a = static_cast<bits>(all & ~top);
        const bits l = bit_cast<bits>(limit);
        return {bit_cast<T>(static_cast<bits>(a > l && a <= infinity ? (all & top) | l : all))};
#else
        return {x.value > limit ? limit : x.value < -limit ? -limit : x.value};
#endif
    }
    static XACT_INLINE constexpr mask greater(R a, R b) noexcept { return a.value > b.value; }
    static XACT_INLINE constexpr mask less_equal(R a, R b) noexcept { return a.value <= b.value; }
    static XACT_INLINE constexpr mask equal(R a, R b) noexcept { return a.value == b.value; }
    static XACT_INLINE constexpr R select(mask m, R a, R b) noexcept { return m ? a : b; }
    template <std::size_t N>
    static XACT_INLINE constexpr bool any_above(const R (&a)[N], T limit) noexcept {
        bool any = false;
        for (const R& x : a)
            any = any || bit_cast<bits>(x.value) > bit_cast<bits>(limit);
        return any;
    }

    template <int Sign, int Exponent, int Units>
    static XACT_INLINE constexpr R power_of_two(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr bits one = static_cast<bits>((static_cast<bits>(format<T>::bias + Exponent) << f)
                                               + static_cast<bits>(Units));
        const bits n = static_cast<bits>(bit_cast<bits>(magic.value) << f);
        return {bit_cast<T>(static_cast<bits>(Sign > 0 ? one + n : one - n))};
    }

    // 2^(Exponent + floor(n)) from magic = 1.5·2^(fraction − Bits) + n, n a multiple of 2^−Bits.
    template <int Bits, int Exponent>
    static XACT_INLINE constexpr R power_of_floor(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr bits one = static_cast<bits>(static_cast<bits>(format<T>::bias + Exponent) << f);
        constexpr bits top = static_cast<bits>(~((bits{1} << f) - 1));
        const bits n = static_cast<bits>(bit_cast<bits>(magic.value) << (f - Bits));
        return {bit_cast<T>(static_cast<bits>((n & top) + one))};
    }
    static constexpr bool scales = false;
    // x·2^n, n an integer, 2^n a normal number.
    static XACT_INLINE constexpr R scale(R x, R n) noexcept {
        constexpr T magic = static_cast<T>(bits{3} << (format<T>::fraction - 1));
        return mul(x, power_of_two<1, 0, 0>({n.value + magic}));
    }

    // The number of an interval: the leading bits of a positive float, as many as a table of N entries takes.
    using index = bits;
    template <int Shift>
    static XACT_INLINE constexpr index index_of(R x) noexcept {
        return bit_cast<bits>(x.value) >> Shift;
    }
    // The number whose upper half is the lower half of x.
    static XACT_INLINE constexpr R low_half(R x) noexcept {
        return {bit_cast<T>(static_cast<bits>(bit_cast<bits>(x.value) << (4 * sizeof(T))))};
    }
    template <std::size_t N>
    static XACT_INLINE constexpr R lookup(const T (&table)[N], index i) noexcept {
        return {table[i % N]};
    }

    // Nothing may be moved or fused across a fence: g++ contracts a·b + c into an fma by default, also between vector
    // intrinsics, wherever the product is not hidden from it.
    static XACT_INLINE constexpr R fence(R x) noexcept {
#if defined(__GNUC__)
        if (!std::is_constant_evaluated()) {
#if defined(__x86_64__) || (defined(__i386__) && defined(__SSE2_MATH__))
            XACT_ASM("" : "+v"(x.value));
#elif defined(__aarch64__)
            XACT_ASM("" : "+w"(x.value));
#elif (defined(__riscv_flen) && __riscv_flen >= 64) || defined(__s390x__)
            XACT_ASM("" : "+f"(x.value));
#elif defined(__VSX__)
            XACT_ASM("" : "+wa"(x.value));
#elif defined(__wasm__)
            XACT_ASM("" : "+r"(x.value));
#else
            XACT_ASM("" : "+m"(x.value));
#endif
        }
#endif
        return x;
    }
};

#if XACT_HAS_BATCH

namespace detail {
// Not std::conditional_t: g++ warns that a template argument drops the attributes of a register type.
template <std::size_t Entries>
struct index_register {
    struct type {}; // no look-up here
};
#if defined(__AVX2__)
template <>
struct index_register<8> {
    using type = __m256i;
};
#endif
#if defined(__AVX512F__)
template <>
struct index_register<32> {
    using type = __m512i;
};
#endif
} // namespace detail

template <class T, class A>
struct ops<xsimd::batch<T, A>> {
    using R = xsimd::batch<T, A>;
    using value_type = T;
    using arch = A;
    using mask = xsimd::batch_bool<T, A>;
    using argument = R;
    static constexpr std::size_t size = R::size;
    static constexpr bool single = std::is_same_v<T, float>;
    static constexpr std::size_t bytes = sizeof(T) * size;
    static constexpr std::size_t x86 = is_x86<A> ? bytes : 0; // where an intrinsic of x86 fits
    static constexpr std::size_t entries = single ? table_entries<A> : 0;

    // Of a register in memory. xsimd asks for the alignment of the instruction set, which is more than that of the type on
    // 32-bit NEON and RVV.
    static constexpr std::size_t alignment = alignof(R) > A::alignment() ? alignof(R)
                                                                         : A::alignment();
    using one = ops<lane<T, A>>;
    static constexpr bool by_number = single && flushes_subnormals<A>;

    static XACT_INLINE R broadcast(T x) noexcept { return R(x); }
    static XACT_INLINE R to_argument(R x) noexcept { return x; }
    static XACT_INLINE R load(const T* p) noexcept { return R::load_unaligned(p); }
    static XACT_INLINE void store(T* p, R x) noexcept { x.store_unaligned(p); }

    // The first n elements, 0 < n < size. The lanes behind them get an element of the array too, so that they raise no
    // flag of their own.
    static XACT_INLINE R load_part(const T* p, std::size_t n) noexcept {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                return R(_mm512_mask_loadu_ps(_mm512_set1_ps(*p),
                                              static_cast<__mmask16>((1u << n) - 1u), p));
            else
                return R(_mm512_mask_loadu_pd(_mm512_set1_pd(*p),
                                              static_cast<__mmask8>((1u << n) - 1u), p));
        } else
#endif
        {
            // An index that stops at the last element needs no branch and reads nothing outside.
            alignas(alignment) T buffer[size];
            for (std::size_t i = 0; i < size; ++i)
                buffer[i] = p[i < n ? i : n - 1];
            return R::load_aligned(buffer);
        }
    }
    static XACT_INLINE void store_part(T* p, R x, std::size_t n) noexcept {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                _mm512_mask_storeu_ps(p, static_cast<__mmask16>((1u << n) - 1u), x);
            else
                _mm512_mask_storeu_pd(p, static_cast<__mmask8>((1u << n) - 1u), x);
        } else
#endif
        {
            alignas(alignment) T buffer[size];
            x.store_aligned(buffer);
            for (std::size_t i = 0; i < n; ++i)
                p[i] = buffer[i];
        }
    }

    // To an aligned address, past the caches; stream_end orders such stores before those that follow.
    static constexpr bool streams = x86 != 0;
    static XACT_INLINE void stream([[maybe_unused]] T* p, [[maybe_unused]] R x) noexcept
        requires streams
    {
#if XSIMD_WITH_SSE2
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                _mm512_stream_ps(p, x);
            else
                _mm512_stream_pd(p, x);
        } else
#endif
#if defined(__AVX__)
            if constexpr (x86 == 32) {
            if constexpr (single)
                _mm256_stream_ps(p, x);
            else
                _mm256_stream_pd(p, x);
        } else
#endif
        {
            if constexpr (single)
                _mm_stream_ps(p, x);
            else
                _mm_stream_pd(p, x);
        }
#endif
    }
    static XACT_INLINE void stream_end() noexcept
        requires streams
    {
#if XSIMD_WITH_SSE2
        _mm_sfence();
#endif
    }

    static XACT_INLINE R add(R a, R b) noexcept {
        if constexpr (by_number)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p + q; }, a, b);
        else
            return a + b;
    }
    static XACT_INLINE R sub(R a, R b) noexcept {
        if constexpr (by_number)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p - q; }, a, b);
        else
            return a - b;
    }
    static XACT_INLINE R mul(R a, R b) noexcept {
        if constexpr (by_number)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p * q; }, a, b);
        else
            return a * b;
    }
    // xsimd 8.1.0 divides floats on NEON by an estimate and two Newton steps, which is not the quotient that numbers get.
    static XACT_INLINE R div(R a, R b) noexcept {
#if defined(__aarch64__)
        if constexpr (single && std::is_base_of_v<xsimd::neon, A>)
            return R(vdivq_f32(a, b));
        else
#endif
            if constexpr (by_number)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p / q; }, a, b);
        else
            return a / b;
    }

    // xsimd 8.1.0 has no fma for AVX-512: it falls back to a product and a sum, and a compensated kernel loses its
    // accuracy without a word. Its fnma is not fused on NEON either. So x86 gets its instructions by name, and the rest a
    // negated fma.
    static XACT_INLINE R fused(R a, R b, R c) noexcept
        requires has_fma<A>
    {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                return R(_mm512_fmadd_ps(a, b, c));
            else
                return R(_mm512_fmadd_pd(a, b, c));
        } else
#endif
#if XSIMD_WITH_VSX
            // xsimd's vec_madd may become AltiVec's vmaddfp, which takes subnormals for 0.
            if constexpr (single && std::is_same_v<A, xsimd::vsx>) {
                asm("xvmaddasp %x0,%x1,%x2" : "+wa"(c.data) : "wa"(a.data), "wa"(b.data));
                return c;
            } else
#endif
                return xsimd::fma(a, b, c);
    }
    static XACT_INLINE R fused_negated(R a, R b, R c) noexcept
        requires has_fma<A>
    {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                return R(_mm512_fnmadd_ps(a, b, c));
            else
                return R(_mm512_fnmadd_pd(a, b, c));
        } else
#endif
#if defined(__FMA__)
            if constexpr (x86 == 32) {
            if constexpr (single)
                return R(_mm256_fnmadd_ps(a, b, c));
            else
                return R(_mm256_fnmadd_pd(a, b, c));
        } else
#endif
            return fused(negated(a), b, c);
    }
    static XACT_INLINE R fused_minus(R a, R b, R c) noexcept
        requires has_fma<A>
    {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                return R(_mm512_fmsub_ps(a, b, c));
            else
                return R(_mm512_fmsub_pd(a, b, c));
        } else
#endif
#if defined(__FMA__)
            if constexpr (x86 == 32) {
            if constexpr (single)
                return R(_mm256_fmsub_ps(a, b, c));
            else
                return R(_mm256_fmsub_pd(a, b, c));
        } else
#endif
            return fused(a, b, negated(c));
    }

    static XACT_INLINE R fused_to_nearest([[maybe_unused]] R a, [[maybe_unused]] R b, R c) noexcept
        requires(entries == 32)
    {
#if defined(__AVX512F__)
        return R(_mm512_fmadd_round_ps(a, b, c, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
#else
        return c;
#endif
    }
    static XACT_INLINE R fused_anywhere(R a, R b, R c) noexcept {
        if constexpr (has_fma<A>) {
            return fused(a, b, c);
        } else {
            return each([](T p, T q, T r)
                            XACT_INLINE_LAMBDA { return one::fused_anywhere({p}, {q}, {r}).value; },
                        a, b, c);
        }
    }

    // The numbers of a register of floats in registers of doubles, the first ones in part 0; and back. A register of
    // doubles is a lane where the instruction set has none (32-bit NEON).
    using wide = register_t<double, A>;
    static constexpr std::size_t wide_count = bytes / sizeof(T) / ops<wide>::size;
    static XACT_INLINE wide widen(R x, std::size_t part) noexcept
        requires single
    {
#if defined(__AVX512F__)
        // Zero-masked for the same reason as in cap.
        if constexpr (x86 == 64) {
            constexpr auto all = static_cast<__mmask8>(-1);
            const __m512d both = _mm512_castps_pd(x);
            const __m256d half = part == 0 ? _mm512_maskz_extractf64x4_pd(all, both, 0)
                                           : _mm512_maskz_extractf64x4_pd(all, both, 1);
            return wide(_mm512_maskz_cvtps_pd(all, _mm256_castpd_ps(half)));
        } else
#endif
#if defined(__AVX__)
            if constexpr (x86 == 32) {
            if (part == 0)
                return wide(_mm256_cvtps_pd(_mm256_castps256_ps128(x)));
            else
                return wide(_mm256_cvtps_pd(_mm256_extractf128_ps(x, 1)));
        } else
#endif
#if XSIMD_WITH_SSE2
            if constexpr (x86 == 16)
            return wide(_mm_cvtps_pd(part == 0 ? __m128(x) : _mm_movehl_ps(x, x)));
        else
#elif defined(__aarch64__)
        if constexpr (std::is_base_of_v<xsimd::neon64, A>) {
            if (part == 0)
                return wide(vcvt_f64_f32(vget_low_f32(x)));
            else
                return wide(vcvt_high_f64_f32(x));
        } else
#endif
        {
            alignas(alignment) float from[size];
            double to[ops<wide>::size];
            x.store_aligned(from);
            for (std::size_t i = 0; i < ops<wide>::size; ++i)
                to[i] = static_cast<double>(from[part * ops<wide>::size + i]);
            return ops<wide>::load(to);
        }
    }
    static XACT_INLINE R narrow(const wide* part) noexcept
        requires single
    {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            constexpr auto all = static_cast<__mmask8>(-1);
            const __m256 low = _mm512_maskz_cvtpd_ps(all, part[0]);
            const __m256 high = _mm512_maskz_cvtpd_ps(all, part[1]);
            return R(_mm512_castpd_ps(_mm512_maskz_insertf64x4(
                all, _mm512_castps_pd(_mm512_castps256_ps512(low)), _mm256_castps_pd(high), 1)));
        } else
#endif
#if defined(__AVX__)
            if constexpr (x86 == 32)
            return R(_mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(part[0])),
                                          _mm256_cvtpd_ps(part[1]), 1));
        else
#endif
#if XSIMD_WITH_SSE2
            if constexpr (x86 == 16)
            return R(_mm_movelh_ps(_mm_cvtpd_ps(part[0]), _mm_cvtpd_ps(part[1])));
        else
#elif defined(__aarch64__)
        if constexpr (std::is_base_of_v<xsimd::neon64, A>)
            return R(vcvt_high_f32_f64(vcvt_f32_f64(part[0]), part[1]));
        else
#endif
        {
            double from[size];
            alignas(alignment) float to[size];
            for (std::size_t i = 0; i < wide_count; ++i)
                ops<wide>::store(from + i * ops<wide>::size, part[i]);
            for (std::size_t i = 0; i < size; ++i)
                to[i] = static_cast<float>(from[i]);
            return R::load_aligned(to);
        }
    }

    static XACT_INLINE R magnitude(R a) noexcept { return (xsimd::abs)(a); }
    static XACT_INLINE R or_sign(R magnitude, R sign) noexcept {
        return magnitude | (sign & R(T(-0.0)));
    }

    // Which operand a NaN selects in xsimd::min differs between versions and machines; x86's own instruction gives the
    // second one, always.
    static XACT_INLINE R cap(R x, R limit) noexcept {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            // The zero-masked form with a full mask is the same instruction; the plain one makes g++ 12 warn about an
            // uninitialised variable inside its own header (GCC bug 105593).
            if constexpr (single)
                return R(_mm512_maskz_min_ps(static_cast<__mmask16>(-1), limit, x));
            else
                return R(_mm512_maskz_min_pd(static_cast<__mmask8>(-1), limit, x));
        } else
#endif
#if defined(__AVX__)
            if constexpr (x86 == 32) {
            if constexpr (single)
                return R(_mm256_min_ps(limit, x));
            else
                return R(_mm256_min_pd(limit, x));
        } else
#endif
#if XSIMD_WITH_SSE2
            if constexpr (x86 == 16) {
            if constexpr (single)
                return R(_mm_min_ps(limit, x));
            else
                return R(_mm_min_pd(limit, x));
        } else
#endif
            return select(greater(x, limit), limit, x);
    }
    static XACT_INLINE R raise(R x, R limit) noexcept {
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            if constexpr (single)
                return R(_mm512_maskz_max_ps(static_cast<__mmask16>(-1), limit, x));
            else
                return R(_mm512_maskz_max_pd(static_cast<__mmask8>(-1), limit, x));
        } else
#endif
#if defined(__AVX__)
            if constexpr (x86 == 32) {
            if constexpr (single)
                return R(_mm256_max_ps(limit, x));
            else
                return R(_mm256_max_pd(limit, x));
        } else
#endif
#if XSIMD_WITH_SSE2
            if constexpr (x86 == 16) {
            if constexpr (single)
                return R(_mm_max_ps(limit, x));
            else
                return R(_mm_max_pd(limit, x));
        } else
#endif
            return select(greater(limit, x), limit, x);
    }
    static XACT_INLINE R lesser(R a, R b) noexcept {
        // By their bits, which more of a processor's units compare.
#if defined(__AVX512F__)
        if constexpr (x86 == 64 && single)
            return R(_mm512_castsi512_ps(_mm512_maskz_min_epu32(
                static_cast<__mmask16>(-1), _mm512_castps_si512(a), _mm512_castps_si512(b))));
        else
#endif
            return cap(a, b);
    }
    static XACT_INLINE R clamp(R x, T limit) noexcept {
#if XACT_FAST_MATH
        // As integers: the compiler may take either operand of a comparison or minimum with a NaN.
        using Int = typename format<T>::signed_bits;
        using B = xsimd::batch<Int, A>;
        constexpr auto top = static_cast<Int>(typename format<T>::bits{1} << (8 * sizeof(T) - 1));
        const B all = bits_as<Int>(x), a = all & B(~top), l = B(bit_cast<Int>(limit));
        const B infinity(static_cast<Int>(format<T>::infinity));
        return bits_as<T>(xsimd::select((a > l) & (a <= infinity), (all & B(top)) | l, all));
#else
        return raise(cap(x, R(limit)), R(-limit));
#endif
    }
    static XACT_INLINE mask greater(R a, R b) noexcept {
        if constexpr (by_number)
            return test([](T p, T q) XACT_INLINE_LAMBDA { return p > q; }, a, b);
        else
            return a > b;
    }
    static XACT_INLINE mask less_equal(R a, R b) noexcept {
        if constexpr (by_number)
            return test([](T p, T q) XACT_INLINE_LAMBDA { return p <= q; }, a, b);
        else
            return a <= b;
    }
    static XACT_INLINE mask equal(R a, R b) noexcept {
        if constexpr (by_number)
            return test([](T p, T q) XACT_INLINE_LAMBDA { return p == q; }, a, b);
        else
            return a == b;
    }
    static XACT_INLINE R select(mask m, R a, R b) noexcept { return xsimd::select(m, a, b); }
    // Whether a number is above limit, where none is negative: their bits are in order then, and those of a NaN above all.
    template <std::size_t N>
    static XACT_INLINE bool any_above(const R (&a)[N], T limit) noexcept {
#if defined(__AVX512F__)
        if constexpr (x86 == 64 && single) {
            constexpr auto all = static_cast<__mmask16>(-1);
            __m512i most = _mm512_castps_si512(a[0]);
            for (std::size_t i = 1; i < N; ++i)
                most = _mm512_maskz_max_epu32(all, most, _mm512_castps_si512(a[i]));
            return _mm512_cmpgt_epu32_mask(most, _mm512_set1_epi32(bit_cast<std::int32_t>(limit)))
                   != 0;
        } else
#endif
        {
            mask any = !(a[0] <= R(limit));
            for (std::size_t i = 1; i < N; ++i)
                any = any | !(a[i] <= R(limit));
            return xsimd::any(any);
        }
    }

    // On x86 without a batch of integers in between: g++ 12 copies those by way of general registers.
    template <int Sign, int Exponent, int Units>
    static XACT_INLINE R power_of_two(R magic) noexcept {
        using Int = typename format<T>::signed_bits;
        constexpr int f = format<T>::fraction;
        constexpr Int one =
            static_cast<Int>((static_cast<Int>(format<T>::bias + Exponent) << f) + Units);
#if defined(__AVX512F__)
        if constexpr (x86 == 64) {
            // Zero-masked for the same reason as in cap.
            if constexpr (single) {
                const __m512i n = _mm512_maskz_slli_epi32(static_cast<__mmask16>(-1),
                                                          _mm512_castps_si512(magic), f);
                const __m512i c = _mm512_set1_epi32(one);
                return R(_mm512_castsi512_ps(Sign > 0 ? _mm512_add_epi32(c, n)
                                                      : _mm512_sub_epi32(c, n)));
            } else {
                const __m512i n = _mm512_maskz_slli_epi64(static_cast<__mmask8>(-1),
                                                          _mm512_castpd_si512(magic), f);
                const __m512i c = _mm512_set1_epi64(one);
                return R(_mm512_castsi512_pd(Sign > 0 ? _mm512_add_epi64(c, n)
                                                      : _mm512_sub_epi64(c, n)));
            }
        } else
#endif
#if defined(__AVX2__)
            if constexpr (x86 == 32 && std::is_base_of_v<xsimd::avx2, A>) {
            if constexpr (single) {
                const __m256i n = _mm256_slli_epi32(_mm256_castps_si256(magic), f);
                const __m256i c = _mm256_set1_epi32(one);
                return R(_mm256_castsi256_ps(Sign > 0 ? _mm256_add_epi32(c, n)
                                                      : _mm256_sub_epi32(c, n)));
            } else {
                const __m256i n = _mm256_slli_epi64(_mm256_castpd_si256(magic), f);
                const __m256i c = _mm256_set1_epi64x(one);
                return R(_mm256_castsi256_pd(Sign > 0 ? _mm256_add_epi64(c, n)
                                                      : _mm256_sub_epi64(c, n)));
            }
        } else
#endif
#if XSIMD_WITH_SSE2
            if constexpr (x86 == 16) {
            if constexpr (single) {
                const __m128i n = _mm_slli_epi32(_mm_castps_si128(magic), f);
                const __m128i c = _mm_set1_epi32(one);
                return R(_mm_castsi128_ps(Sign > 0 ? _mm_add_epi32(c, n) : _mm_sub_epi32(c, n)));
            } else {
                const __m128i n = _mm_slli_epi64(_mm_castpd_si128(magic), f);
                const __m128i c = _mm_set1_epi64x(one);
                return R(_mm_castsi128_pd(Sign > 0 ? _mm_add_epi64(c, n) : _mm_sub_epi64(c, n)));
            }
        } else
#endif
        {
            const xsimd::batch<Int, A> n = bits_as<Int>(magic) << f;
            if constexpr (Sign > 0)
                return bits_as<T>(xsimd::batch<Int, A>(one) + n);
            else
                return bits_as<T>(xsimd::batch<Int, A>(one) - n);
        }
    }

    // Likewise with n a multiple of 2^−Bits and rounded down; only where AVX2 looks up tables.
    template <int Bits, int Exponent>
    static XACT_INLINE R power_of_floor(R magic) noexcept
        requires(entries == 8)
    {
#if defined(__AVX2__)
        constexpr int f = format<float>::fraction;
        const __m256i n = _mm256_slli_epi32(_mm256_castps_si256(magic), f - Bits);
        const __m256i top = _mm256_set1_epi32(-(1 << f));
        const __m256i one = _mm256_set1_epi32((format<float>::bias + Exponent) << f);
        return R(_mm256_castsi256_ps(_mm256_add_epi32(_mm256_and_si256(n, top), one)));
#else
        return magic;
#endif
    }

    // x·2^floor(n), rounded once, in one instruction.
    static constexpr bool scales = XSIMD_WITH_AVX512F && x86 == 64;
    static XACT_INLINE R scale(R x, [[maybe_unused]] R n) noexcept
        requires scales
    {
#if defined(__AVX512F__)
        if constexpr (single)
            return R(_mm512_maskz_scalef_ps(static_cast<__mmask16>(-1), x, n));
        else
            return R(_mm512_maskz_scalef_pd(static_cast<__mmask8>(-1), x, n));
#else
        return x;
#endif
    }

    // The number of an interval, as on a lane; a look-up takes as many of its low bits as the register has entries.
    using index = typename detail::index_register<entries>::type;
    template <int Shift>
    static XACT_INLINE index index_of([[maybe_unused]] R x) noexcept
        requires(entries != 0)
    {
#if defined(__AVX512F__)
        if constexpr (x86 == 64 && Shift == 0)
            return _mm512_castps_si512(x);
        else if constexpr (x86 == 64)
            return _mm512_maskz_srli_epi32(static_cast<__mmask16>(-1), _mm512_castps_si512(x),
                                           Shift);
        else
#endif
#if defined(__AVX2__)
            return _mm256_srli_epi32(_mm256_castps_si256(x), Shift);
#else
        return {};
#endif
    }
    static XACT_INLINE R low_half(R x) noexcept {
#if defined(__AVX512F__)
        if constexpr (x86 == 64 && single)
            return R(_mm512_castsi512_ps(
                _mm512_maskz_slli_epi32(static_cast<__mmask16>(-1), _mm512_castps_si512(x), 16)));
        else if constexpr (x86 == 64)
            return R(_mm512_castsi512_pd(
                _mm512_maskz_slli_epi64(static_cast<__mmask8>(-1), _mm512_castpd_si512(x), 32)));
        else
#endif
            return bits_as<T>(bits_as<typename format<T>::signed_bits>(x) << (4 * int{sizeof(T)}));
    }
    template <std::size_t N>
    static XACT_INLINE R lookup([[maybe_unused]] const T (&table)[N],
                                [[maybe_unused]] index i) noexcept
        requires(N == entries)
    {
#if defined(__AVX512F__)
        if constexpr (x86 == 64)
            return R(_mm512_permutex2var_ps(_mm512_load_ps(table), i, _mm512_load_ps(table + 16)));
        else
#endif
#if defined(__AVX2__)
            return R(_mm256_permutevar8x32_ps(_mm256_load_ps(table), i));
#else
        return R(table[0]);
#endif
    }

    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
#if XSIMD_WITH_SSE2
        if constexpr (x86 != 0)
            XACT_ASM("" : "+v"(x.data));
        else
#elif XSIMD_WITH_RVV
        if constexpr (std::is_same_v<A, xsimd::rvv>) {
            // clang takes no type of a fixed length here, on SVE neither.
            typename decltype(x.data)::register_type unfixed = x.data;
            XACT_ASM("" : "+vr"(unfixed));
            return R(unfixed);
        } else
#elif XSIMD_WITH_VSX
        if constexpr (std::is_same_v<A, xsimd::vsx>)
            XACT_ASM("" : "+wa"(x.data));
        else
#elif XSIMD_WITH_VXE
        if constexpr (std::is_same_v<A, xsimd::vxe>)
            XACT_ASM("" : "+v"(x.data));
        else
#elif defined(__ARM_NEON)
#if XSIMD_WITH_SVE
        if constexpr (std::is_same_v<A, xsimd::sve> && single) {
            svfloat32_t unfixed = x.data;
            XACT_ASM("" : "+w"(unfixed));
            return R(unfixed);
        } else if constexpr (std::is_same_v<A, xsimd::sve>) {
            svfloat64_t unfixed = x.data;
            XACT_ASM("" : "+w"(unfixed));
            return R(unfixed);
        } else
#endif
            if constexpr (std::is_base_of_v<xsimd::neon, A>)
            XACT_ASM("" : "+w"(x.data));
        else
#elif XSIMD_WITH_WASM
        if constexpr (std::is_same_v<A, xsimd::wasm>)
            XACT_ASM("" : "+r"(x.data));
        else
#endif
            XACT_ASM("" : "+m"(x.data));
#endif
        return x;
    }

private:
    static XACT_INLINE R negated(R a) noexcept {
#if XSIMD_WITH_VXE
        // xsimd subtracts from 0, which has no −0.
        if constexpr (std::is_same_v<A, xsimd::vxe>)
            return R(-a.data);
        else
#endif
            return -a;
    }
    // Number by number, where no instruction does it.
    template <class Op, class... Rs>
    static XACT_INLINE R each(Op op, Rs... rs) noexcept {
        alignas(alignment) T from[sizeof...(rs)][size];
        std::size_t k = 0;
        (rs.store_aligned(from[k++]), ...);
        for (std::size_t i = 0; i < size; ++i)
            from[0][i] = [&]<std::size_t... K>(std::index_sequence<K...>) XACT_INLINE_LAMBDA {
                return op(from[K][i]...);
            }(std::index_sequence_for<Rs...>{});
        return R::load_aligned(from[0]);
    }
    template <class Op>
    static XACT_INLINE mask test(Op op, R a, R b) noexcept {
        return each([op](T p, T q) XACT_INLINE_LAMBDA { return T(op(p, q)); }, a, b) > R(T(0));
    }
    // 8.1.0 casts to a batch type, later versions to an element type.
    template <class To, class From>
    static XACT_INLINE xsimd::batch<To, A> bits_as(const xsimd::batch<From, A>& x) noexcept {
#if XSIMD_VERSION_MAJOR >= 9
        return xsimd::bitwise_cast<To>(x);
#else
        return xsimd::bitwise_cast<xsimd::batch<To, A>>(x);
#endif
    }
};

#endif // XACT_HAS_BATCH

// ---- packs -------------------------------------------------------------------------------------------------------------

template <class Register, std::size_t N>
struct pack {
    using R = Register;
    using on = ops<R>;
    using value_type = typename on::value_type;
    using arch = typename on::arch;
    static constexpr std::size_t count = N;
    static constexpr std::size_t size = N * on::size;

    R reg[N];

    struct mask {
        typename on::mask reg[N];
    };

    pack() = default;
    // Register by register: the implicit copy is one of memory, which g++ 12 takes apart into general registers.
    XACT_INLINE constexpr pack(const pack& other) noexcept
        : pack([&other](std::size_t i) XACT_INLINE_LAMBDA { return other.reg[i]; },
               std::make_index_sequence<N>{}) {}
    XACT_INLINE constexpr pack& operator=(const pack& other) noexcept {
        for (std::size_t i = 0; i < N; ++i)
            reg[i] = other.reg[i];
        return *this;
    }
    // A constant in a formula stands for itself in every lane.
    XACT_INLINE constexpr pack(value_type x) noexcept
        : pack(std::make_index_sequence<N>{}, on::broadcast(x)) {}

    // The pack of op(k) for each k < N.
    template <class Op>
    static XACT_INLINE constexpr pack generate(Op op) {
        return pack(op, std::make_index_sequence<N>{});
    }

    static XACT_INLINE constexpr pack load(const value_type* p) noexcept {
        return generate([p](std::size_t i)
                            XACT_INLINE_LAMBDA { return on::load(p + i * on::size); });
    }
    XACT_INLINE constexpr void store(value_type* p) const noexcept {
        for (std::size_t i = 0; i < N; ++i)
            on::store(p + i * on::size, reg[i]);
    }
    // As store, past the caches, p aligned.
    XACT_INLINE void stream(value_type* p) const noexcept {
        for (std::size_t i = 0; i < N; ++i)
            on::stream(p + i * on::size, reg[i]);
    }
    // The first n elements of a single register, 0 < n < size.
    static XACT_INLINE pack load_part(const value_type* p, std::size_t n) noexcept
        requires(N == 1)
    {
        return generate([p, n](std::size_t) XACT_INLINE_LAMBDA { return on::load_part(p, n); });
    }
    XACT_INLINE void store_part(value_type* p, std::size_t n) const noexcept
        requires(N == 1)
    {
        on::store_part(p, reg[0], n);
    }

    friend XACT_INLINE constexpr pack operator+(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::add(p, q); },
                          a, b);
    }
    friend XACT_INLINE constexpr pack operator-(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::sub(p, q); },
                          a, b);
    }
    friend XACT_INLINE constexpr pack operator*(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::mul(p, q); },
                          a, b);
    }
    friend XACT_INLINE constexpr pack operator/(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::div(p, q); },
                          a, b);
    }
    // a·b + c, rounded once where the instruction set can, and twice where it cannot: never by the compiler's choice.
    friend XACT_INLINE constexpr pack fma(const pack& a, const pack& b, const pack& c) noexcept {
        if constexpr (has_fma<arch>)
            return arithmetic([](const R& p, const R& q, const R& r)
                                  XACT_INLINE_LAMBDA { return on::fused(p, q, r); },
                              a, b, c);
        else
            return rounded(a * b) + c;
    }
    // a·b + c, rounded once everywhere: number by number, by the C library, where the instruction set cannot.
    friend XACT_INLINE constexpr pack fma_rounded_once(const pack& a, const pack& b,
                                                       const pack& c) noexcept {
        return map([](const R& p, const R& q, const R& r)
                       XACT_INLINE_LAMBDA { return on::fused_anywhere(p, q, r); },
                   a, b, c);
    }
    // a·b + c, rounded to nearest whatever direction the thread rounds in, where an instruction set has a look-up of 32 entries.
    friend XACT_INLINE constexpr pack fma_to_nearest(const pack& a, const pack& b,
                                                     const pack& c) noexcept {
        return arithmetic([](const R& p, const R& q, const R& r)
                              XACT_INLINE_LAMBDA { return on::fused_to_nearest(p, q, r); },
                          a, b, c);
    }
    // c − a·b, likewise.
    friend XACT_INLINE constexpr pack fnma(const pack& a, const pack& b, const pack& c) noexcept {
        if constexpr (has_fma<arch>)
            return arithmetic([](const R& p, const R& q, const R& r)
                                  XACT_INLINE_LAMBDA { return on::fused_negated(p, q, r); },
                              a, b, c);
        else
            return c - rounded(a * b);
    }
    // a·b − c, likewise.
    friend XACT_INLINE constexpr pack fms(const pack& a, const pack& b, const pack& c) noexcept {
        if constexpr (has_fma<arch>)
            return arithmetic([](const R& p, const R& q, const R& r)
                                  XACT_INLINE_LAMBDA { return on::fused_minus(p, q, r); },
                              a, b, c);
        else
            return rounded(a * b) - c;
    }
    // a·b where it may be subnormal or 0 though neither factor is: AMD's multipliers take twice as long then, their fused
    // ones do not.
    friend XACT_INLINE constexpr pack product(const pack& a, const pack& b) noexcept {
        if constexpr (has_fma<arch>) {
            // clang 14 knows no fused product in a constant expression.
            if (!std::is_constant_evaluated()) return fma(a, b, pack(value_type(-0.0)));
        }
        return a * b;
    }
    // A product that feeds a sum and must have been rounded before it does.
    friend XACT_INLINE constexpr pack rounded(const pack& a) noexcept {
        return map([](const R& p) XACT_INLINE_LAMBDA { return on::fence(p); }, a);
    }
    friend XACT_INLINE constexpr pack magnitude(const pack& a) noexcept {
        return map([](const R& p) XACT_INLINE_LAMBDA { return on::magnitude(p); }, a);
    }
    // The same for functors of users, by the name that numbers and batches have it by; in brackets, since Arduino has a macro abs(x).
    friend XACT_INLINE constexpr auto(abs)(const pack& a) noexcept -> pack { return magnitude(a); }
    // A magnitude, ≥ 0 or NaN, with a sign.
    friend XACT_INLINE constexpr pack or_sign(const pack& magnitude, const pack& sign) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::or_sign(p, q); },
                   magnitude, sign);
    }
    // min(x, limit), where a NaN in x stays one.
    friend XACT_INLINE constexpr pack cap(const pack& x, const pack& limit) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::cap(p, q); }, x,
                   limit);
    }
    // The smaller of two numbers ≥ 0; of a NaN and a number any of the two.
    friend XACT_INLINE constexpr pack lesser(const pack& a, const pack& b) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::lesser(p, q); }, a,
                   b);
    }
    // max(x, limit), where a NaN in x stays one.
    friend XACT_INLINE constexpr pack raise(const pack& x, const pack& limit) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::raise(p, q); }, x,
                   limit);
    }
    // x, or the nearer of ±limit where it lies outside; a NaN stays one.
    friend XACT_INLINE constexpr pack clamp(const pack& x, value_type limit) noexcept {
        return map([limit](R p) XACT_INLINE_LAMBDA { return on::clamp(p, limit); }, x);
    }
    // 2^(Exponent + Sign·n) from magic = 1.5·2^fraction + n, the sum by which a kernel rounded to the integer n; Units more
    // in the last place.
    template <int Sign, int Exponent, int Units = 0>
    static XACT_INLINE constexpr pack power_of_two(pack magic) noexcept {
        return map(
            [](const R& p)
                XACT_INLINE_LAMBDA { return on::template power_of_two<Sign, Exponent, Units>(p); },
            magic);
    }

    template <int Bits, int Exponent>
    static XACT_INLINE constexpr pack power_of_floor(const pack& magic) noexcept {
        return map(
            [](const R& p)
                XACT_INLINE_LAMBDA { return on::template power_of_floor<Bits, Exponent>(p); },
            magic);
    }
    // x·2^floor(n), rounded once, where that is one instruction.
    static constexpr bool scales = on::scales;
    static XACT_INLINE constexpr pack scale(const pack& x, const pack& n) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::scale(p, q); }, x, n);
    }

    // Tables of floats inside a register: the number of the interval for each lane, and a table's entries for them.
    struct index_pack {
        typename on::index reg[N];
    };
    template <int Shift>
    static XACT_INLINE constexpr index_pack index(const pack& x) noexcept {
        return index<Shift>(x, std::make_index_sequence<N>{});
    }
    // The numbers whose upper halves are the lower halves of x.
    friend XACT_INLINE constexpr pack low_half(const pack& x) noexcept {
        return map([](const R& p) XACT_INLINE_LAMBDA { return on::low_half(p); }, x);
    }
    template <std::size_t Entries>
    static XACT_INLINE constexpr pack lookup(const value_type (&table)[Entries],
                                             const index_pack& i) noexcept {
        static_assert(Entries == table_entries<arch>);
        return generate([&](std::size_t k)
                            XACT_INLINE_LAMBDA { return on::lookup(table, i.reg[k]); });
    }
    friend XACT_INLINE constexpr mask operator>(const pack& a, const pack& b) noexcept {
        return test([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::greater(p, q); }, a,
                    b);
    }
    friend XACT_INLINE constexpr mask operator<(const pack& a, const pack& b) noexcept {
        return b > a;
    }
    friend XACT_INLINE constexpr mask operator<=(const pack& a, const pack& b) noexcept {
        return test([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::less_equal(p, q); },
                    a, b);
    }
    friend XACT_INLINE constexpr mask operator==(const pack& a, const pack& b) noexcept {
        return test([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::equal(p, q); }, a,
                    b);
    }
    friend XACT_INLINE constexpr pack select(const mask& m, const pack& a, const pack& b) noexcept {
        return map([](const typename on::mask& s, const R& p, const R& q)
                       XACT_INLINE_LAMBDA { return on::select(s, p, q); },
                   m, a, b);
    }
    // Whether any number of a, of which none is negative, is above limit, or is a NaN.
    friend XACT_INLINE constexpr bool any_above(const pack& a, value_type limit) noexcept {
        return on::any_above(a.reg, limit);
    }

private:
    struct made {};
    template <class... Rs>
    XACT_INLINE constexpr pack(made, const Rs&... r) noexcept : reg{r...} {}
    template <std::size_t... K>
    XACT_INLINE constexpr pack(std::index_sequence<K...>, R r) noexcept : reg{((void)K, r)...} {}
    template <class Op, std::size_t... K>
    XACT_INLINE constexpr pack(Op op, std::index_sequence<K...>) : reg{op(K)...} {}

    template <int Shift, std::size_t... K>
    static XACT_INLINE constexpr index_pack index(const pack& x,
                                                  std::index_sequence<K...>) noexcept {
        return {{on::template index_of<Shift>(x.reg[K])...}};
    }
    template <class Op, class... P>
    static XACT_INLINE constexpr pack map(Op op, const P&... p) noexcept {
        return map(std::make_index_sequence<N>{}, op, p...);
    }
    template <std::size_t... K, class Op, class... P>
    static XACT_INLINE constexpr pack map(std::index_sequence<K...>, Op op,
                                          const P&... p) noexcept {
        return pack(made{}, at<K>(op, p...)...);
    }
    template <std::size_t K, class Op, class... P>
    static XACT_INLINE constexpr R at(Op op, const P&... p) noexcept {
        return op(p.reg[K]...);
    }
    // Under -ffast-math a fence stands behind every operation, so that each is done as it is written.
    template <class Op, class... P>
    static XACT_INLINE constexpr pack arithmetic(Op op, const P&... p) noexcept {
#if XACT_FAST_MATH
        return map([&op](auto... r) XACT_INLINE_LAMBDA { return on::fence(op(r...)); }, p...);
#else
        return map(op, p...);
#endif
    }
    template <class Op>
    static XACT_INLINE constexpr mask test(Op op, const pack& a, const pack& b) noexcept {
        return test(op, a, b, std::make_index_sequence<N>{});
    }
    template <class Op, std::size_t... K>
    static XACT_INLINE constexpr mask test(Op op, const pack& a, const pack& b,
                                           std::index_sequence<K...>) noexcept {
        return {{op(a.reg[K], b.reg[K])...}};
    }
};

// ---- between floats and doubles ----------------------------------------------------------------------------------------

// The pack of doubles that holds the numbers of a pack of floats.
template <class P>
using widened_t =
    pack<typename ops<typename P::R>::wide, P::count * ops<typename P::R>::wide_count>;

template <class P>
XACT_INLINE constexpr widened_t<P> widen(P x) noexcept {
    using on = typename P::on;
    return widened_t<P>::generate([&x](std::size_t i) XACT_INLINE_LAMBDA {
        return on::widen(x.reg[i / on::wide_count], i % on::wide_count);
    });
}

// Rounded to the nearest float, once.
template <class P>
XACT_INLINE constexpr P narrow(widened_t<P> x) noexcept {
    using on = typename P::on;
    return P::generate([&x](std::size_t i)
                           XACT_INLINE_LAMBDA { return on::narrow(x.reg + i * on::wide_count); });
}

// By its bits, which no flag of the compiler's can talk out of it.
template <class T>
XACT_INLINE constexpr bool is_nan(T x) noexcept {
    using bits = typename format<T>::bits;
    return static_cast<bits>(bit_cast<bits>(x) << 1) > static_cast<bits>(format<T>::infinity << 1);
}

// ---- a number, a batch or a pack, as a pack and back -------------------------------------------------------------------

namespace detail {
template <class T>
struct to_call_a_functor_include_xact_xact_hpp {
    using arch = native;
};

template <class T>
    requires is_scalar<T>
struct value_traits<T> {
    template <class A>
    static XACT_INLINE constexpr pack<lane<T, A>, 1> wrap(T x) noexcept {
        xact::detail::require_arithmetic();
        return pack<lane<T, A>, 1>(x);
    }
    template <class A>
    static XACT_INLINE constexpr T unwrap(pack<lane<T, A>, 1> x) noexcept {
        return x.reg[0].value;
    }
};

template <class T, class Arch>
struct element_of<lane<T, Arch>> {
    using type = T;
};
template <class T, class Arch>
struct value_traits<lane<T, Arch>> {
    using arch = Arch;
    template <class A>
    static XACT_INLINE constexpr pack<lane<T, A>, 1> wrap(lane<T, A> x) noexcept {
        return pack<lane<T, A>, 1>(x.value);
    }
    template <class A>
    static XACT_INLINE constexpr lane<T, A> unwrap(pack<lane<T, A>, 1> x) noexcept {
        return x.reg[0];
    }
};

#if XACT_HAS_BATCH
template <class T, class Arch>
    requires is_scalar<T>
struct element_of<xsimd::batch<T, Arch>> {
    using type = T;
};
template <class T, class Arch>
    requires is_scalar<T>
struct value_traits<xsimd::batch<T, Arch>> {
    using arch = Arch;
    template <class A>
    static XACT_INLINE pack<xsimd::batch<T, A>, 1> wrap(xsimd::batch<T, A> x) noexcept {
        xact::detail::require_arithmetic();
        return pack<xsimd::batch<T, A>, 1>::generate([x](std::size_t)
                                                         XACT_INLINE_LAMBDA { return x; });
    }
    template <class A>
    static XACT_INLINE xsimd::batch<T, A> unwrap(pack<xsimd::batch<T, A>, 1> x) noexcept {
        return x.reg[0];
    }
};
#endif

template <class R, std::size_t N>
struct element_of<pack<R, N>> {
    using type = typename pack<R, N>::value_type;
};
template <class R, std::size_t N>
struct value_traits<pack<R, N>> {
    using arch = typename pack<R, N>::arch;
    template <class A>
    static XACT_INLINE constexpr pack<R, N> wrap(pack<R, N> x) noexcept {
        return x;
    }
    template <class A>
    static XACT_INLINE constexpr pack<R, N> unwrap(pack<R, N> x) noexcept {
        return x;
    }
};
} // namespace detail

template <class A, class V>
XACT_INLINE constexpr auto wrap(V x) noexcept {
    return detail::value_traits<V>::template wrap<A>(x);
}
template <class V, class A, class P>
XACT_INLINE constexpr V unwrap(P x) noexcept {
    return detail::value_traits<V>::template unwrap<A>(x);
}

} // namespace xact::simd
